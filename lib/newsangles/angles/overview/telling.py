"""How much a sentence tells by itself: words of the news, figures and names, less what stands elsewhere.

By it the best of several statements is chosen, and one whose words cannot be understood alone is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsangles.angles.overview.lexicon import telling, words
from newsangles.angles.overview.quantities import figures
from newsangles.angles.overview.sentences import Sentences, children, stems

NEWS, FIGURE, NAMED, OPEN, KNOWN, HANGING = 0.12, 0.1, 0.08, -0.5, -0.3, -0.25
"""Weights of what a sentence has.

Of each word of the news, figure, named actor, open reference, noun told of before, and word that goes on."""

SURE = 0.8
"""The confidence from which on a pronoun in what somebody says is somebody else for sure."""

NAMED_SURELY = 0.9
"""The confidence from which on a note tells whom a pronoun means."""

LITTLE, FEW_LITTLE = 0.65, 0.5
"""Chances below which a sentence with a source tells little; the second on a page of few statements."""

TELLS_LITTLE = "tells little"
"""The kind of a statement with a low chance."""

MIN_COUNT = 10
"""Counts >= this are figures."""

_OPENING = 40  # characters
_MOST = {"news": 4, "figures": 1, "named": 2}
_PERSONAL = frozenset("he him his himself she her hers herself".split())
_THINGS = frozenset("it its itself they them their theirs themselves".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_TIMES = frozenset("time times moment day days week weeks month months year years night morning evening".split())
_POINTING = frozenset(("such", "this", "that", "these", "those"))
_SAID = frozenset(("relcl", "acl", "prep", "appos", "poss", "compound"))
_ABBREVIATION = re.compile(r"(?=[A-Za-z]{3,7}$)(?:[A-Z][a-z]?){2,6}")
_GOING_ON = re.compile(r"\bfor (?:example|instance)\b|\bas well\b(?! as\b)", re.IGNORECASE)
_UNIT = r"(?:second|minute|hour|day|night|morning|week|month|season|year|decade)s?"
_TIME_AFTER = re.compile(
    rf"(?:(?:Just|Only|About|Some) )?(?:[\w-]+ ){{0,2}}{_UNIT} (?:later|earlier|before|afterwards?)(?!\w| than)"
    rf"|(?:(?:On|In) )?[Tt]he (?:next|following|previous|same) {_UNIT}(?!\w)"
    r"|(?:Shortly|Soon|Immediately|Moments|Minutes|Hours) (?:afterwards?|after|before)(?=,| [A-Z]| (?:he|she|they|it) )"
)
"""A time that is told from another: *two days later*, *the next morning*."""

_NEXT, _MAIN = frozenset(("then", "later")), frozenset(("ROOT", "conj"))
_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl"))


def worth(page: Sentences, i: int, source: Span | None = None) -> float:
    """The weight of a sentence: the higher the more it tells; below 0 it rather leans on others.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, which are shown by name and tell nothing new.
    """
    span = page.spans[i]
    own = stems(page.printed(i)) - (stems(source.text) if source is not None else set())
    news = min(len(own & page.topic), _MOST["news"])
    counted = min(len(figures(page, span.start_char, span.end_char, least=MIN_COUNT)), _MOST["figures"])
    named = {
        row["actor_id"]
        for row in page.within("mentions", i)
        if row["kind"] == "name" and not (source is not None and source.start_char <= row["start"] < source.end_char)
    }
    known = KNOWN * len(told_before(page, i, source))
    leaning = OPEN * len(leans(page, i, source)) + HANGING * len(list(hangs(page, i))) + known
    return NEWS * news + FIGURE * counted + NAMED * min(len(named), _MOST["named"]) + leaning


def chance(page: Sentences, i: int, source: Span) -> float:
    """The chance that a sentence with a source is worth telling, by ``data/telling_weights.tsv``.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker.
    """
    span = page.spans[i]
    others = _others(page, i, source)
    counted = {
        "words of the news": len((stems(page.printed(i)) - stems(source.text)) & page.topic),
        "words": page.number_of_words(i),
        "sentences before": i,
        "share in quotation marks": page.share_quoted(i),
        "modal verbs": sum(word.tag_ == "MD" for word in span),
        "open references": len(leans(page, i, source)),
        "words that go on": len(list(hangs(page, i))),
        "pointing words": sum(word.lower_ in _POINTING and word.tag_ in ("DT", "PDT", "JJ") for word in span),
        "words of feeling": sum(word.lemma_.lower() in words()["mood"] for word in others),
        "always": 1,
    }
    total = sum(min(counted[name], most) * weight for name, (most, weight) in telling().items() if name in counted)
    return 1 / (1 + math.exp(-total))


def leans(page: Sentences, i: int, source: Span | None = None) -> list[Token]:
    """The words of a sentence that cannot be understood alone: pronouns, nouns for somebody's name, abbreviations.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    speaker = _actor(page, source)
    return [
        word
        for word in _others(page, i, source)
        if _is_open_pronoun(page, i, word, source)
        or _is_abbreviation(page, i, word)
        or (_is_told_of(page, i, word, speaker) and _is_named_elsewhere(page, i, word))
    ]


def pointed_out(page: Sentences, i: int, source: Span | None = None) -> tuple[str, str] | None:
    """The note that names the person of a sentence's open pronouns, with that name in brackets.

    Two empty texts where the sentence can be understood alone; None where a word stays open, or two people are meant.

    Args:
        page: The article.
        i: The number of the sentence.
        source: The words for its speaker, whom the page names.
    """
    names: dict[str, str] = {}
    for word in leans(page, i, source):
        row = page.mentions.get((word.idx, word.idx + len(word)))
        actor = page.actors.get(row["actor_id"]) if row is not None else None
        if row is None or actor is None or not actor["named"] or word.lower_ not in _PERSONAL:
            return None
        if (row["confidence"] or 0) < NAMED_SURELY:
            return None
        names.setdefault(actor["name"], word.text)
    if not names:
        return "", ""
    if len(names) > 1:
        return None
    ((name, meant),) = names.items()
    return f"“{meant.lower()}” is [{name}]", f"[{name}]"


def told_before(page: Sentences, i: int, source: Span | None = None) -> list[Token]:
    """The nouns of a sentence that mean a thing told of before, and not in the first line: *the boat*."""
    speaker = _actor(page, source)
    return [word for word in _others(page, i, source) if _is_told_of(page, i, word, speaker)]


def _others(page: Sentences, i: int, source: Span | None) -> list[Token]:
    return [word for word in page.spans[i] if source is None or not source.start <= word.i < source.end]


def _actor(page: Sentences, source: Span | None) -> str | None:
    actor = page.actor_at(source.start_char) if source is not None else None
    return actor["actor_id"] if actor is not None else None


def hangs(page: Sentences, i: int) -> Iterator[str]:
    """The words by which a sentence goes on from one before: but, also, she added."""
    span = page.spans[i]
    first = next((word for word in span if word.is_alpha and word.idx >= page.begins(i)), None)
    if first is not None and first.lower_ in words()["hanging"]:
        yield first.text
    if (opening := goes_back(page, i)) is not None:
        yield opening
    yield from _GOING_ON.findall(page.printed(i))
    for word in span:
        if word.lower_ in _NEXT and word.i < word.head.i and not list(word.children) and word.head.dep_ in _MAIN:
            yield word.text
        if word.lower_ == "also" and word.head.dep_ in ("ROOT", "ccomp", "conj"):
            yield word.text
        if word.lemma_.lower() in words()["goes on"] and word.pos_ == "VERB" and word.dep_ in ("ROOT", "conj"):
            yield word.text


def goes_back(page: Sentences, i: int) -> str | None:
    """The phrase by which a sentence begins and that means something told before: *by contrast*, *at the time*."""
    opening = page.printed(i)[:_OPENING].lower()
    later = _TIME_AFTER.match(page.printed(i))
    if later is not None:
        return later.group()
    return next((phrase for phrase in words()["goes back"] if _begins_with(opening, phrase)), None)


def _begins_with(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 3].startswith((" of", " to", " wh"))


def _is_open_pronoun(page: Sentences, i: int, word: Token, source: Span | None) -> bool:
    """True for a pronoun whose meaning stands neither in its sentence nor before it as the speaker."""
    if word.lower_ not in _PERSONAL | _THINGS or page.is_quoted(word.idx):
        return False
    if source is not None and word.i < source.start:  # in her speech Ana Ruiz said
        return False
    if word.lower_ in ("it", "its") and _is_empty(word):
        return False
    before = [
        w
        for w in page.spans[i]
        if w.i < word.i
        and (source is None or not source.start <= w.i < source.end)
        and not (w.lower_ in _TIMES or w.ent_type_ in ("DATE", "TIME"))
    ]
    plural = word.lower_ in _PLURAL
    row = page.mentions.get((word.idx, word.idx + len(word)))
    themselves = row is None or row["actor_id"] in (None, _actor(page, source))
    if plural and themselves and source is not None and _says_of_themselves(word, source):
        return False
    if plural and any(w.dep_ == "conj" and w.pos_ in ("NOUN", "PROPN") for w in page.spans[i] if w.i < word.i):
        return False
    if word.lower_ == "them":  # whoever accuses them is somebody else
        before = [w for w in before if w.dep_ != "nsubj"]
    above = _phrase_of(word) if word.dep_ == "poss" else set()  # revenue at its shops
    if any(w.dep_ in ("nsubj", "nsubjpass") and w.pos_ == "NOUN" and w not in above for w in before):
        return False
    row = page.mentions.get((word.idx, word.idx + len(word)))
    actor = page.actors.get(row["actor_id"]) if row is not None else None
    several = source is not None and source.root.tag_ == "NNS" and source.root.lemma_.lower() not in words()["body"]
    own = source is not None and source.root.pos_ in ("NOUN", "PROPN") and source.root.ent_type_ != "PERSON"
    below = word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ == "ccomp"
    own = own and not (several and below)  # analysts say it will fall
    unnamed = row is None or ((actor is None or not actor["named"]) and not _is_something(word))
    if own and word.lower_ in ("it", "its") and unnamed:  # the council said that in its plan
        return False
    speaks = source is not None and source.root.pos_ != "PRON"
    if speaks and word.lower_ in _PERSONAL and row is not None and (row["confidence"] or 0) < SURE:
        return False  # Ana Ruiz said she
    if actor is not None and actor["named"]:
        named = (m for m in page.within("mentions", i) if m["kind"] != "pronoun")
        return actor["actor_id"] != _actor(page, source) and actor["actor_id"] not in {m["actor_id"] for m in named}
    if word.lower_ in _PERSONAL:
        return not speaks and not any(w.ent_type_ == "PERSON" for w in before)
    return not any(
        w.pos_ in ("NOUN", "PROPN")
        and w not in above
        and (w.tag_ in ("NNS", "NNPS") or not plural or w.pos_ == "PROPN")
        for w in before
    )


def _says_of_themselves(word: Token, source: Span) -> bool:
    """True for *they* as the subject of what several say: residents said they heard shots."""
    many = source.root.tag_ in ("NNS", "NNPS") or source.root.lemma_.lower() in words()["body"]
    below = word.dep_ in ("nsubj", "nsubjpass") and word.head.dep_ == "ccomp"
    return many and below and source.root.dep_ == "nsubj" and source.root.head.i == word.head.head.i


def _is_something(word: Token) -> bool:
    """True for the subject of a clause that says what it is: it would be a long process."""
    return word.head.lemma_ == "be" and bool(children(word.head, ("attr", "acomp")))


def _phrase_of(word: Token) -> set[Token]:
    """The words above a possessive within its noun phrase: *shops*, *at* and *revenue* of *revenue at its shops*."""
    found: set[Token] = set()
    while word.head.i != word.i and word.dep_ in ("poss", "pobj", "prep", "compound"):
        word = word.head
        found.add(word)
    return found


def _is_empty(word: Token) -> bool:
    """True for *it* that a clause explains: it is good news that she leaves."""
    below = [word.head, *children(word.head, ("attr", "acomp"))]
    cleft = word.head.lemma_ == "be" and any(child.dep_ == "relcl" for w in below[1:] for child in w.children)
    return (
        word.dep_ == "expl"
        or cleft
        or any(child.dep_ in _CLAUSES or child.dep_ == "acl" for w in below for child in w.children)
    )


def _is_told_of(page: Sentences, i: int, word: Token, speaker: str | None) -> bool:
    """True for *the boat* alone, of which the article told before, and the first line does not."""
    if word.pos_ != "NOUN" or not any(child.lower_ == "the" for child in children(word, ("det",))):
        return False
    told = any(
        child.dep_ in _SAID or child.pos_ in ("PROPN", "NUM") or child.dep_ in ("poss", "compound")
        for child in word.children
    )
    lemma = word.lemma_.lower()
    if told or word.dep_ == "compound" or lemma in words()["unique"] | page.first_words or page.is_quoted(word.idx):
        return False
    first = page.first_told.get(lemma)
    if first is None or first[0] >= i or first[1]:
        return False
    row = next((m for m in page.within("mentions", i) if m["start"] <= word.idx < m["end"]), None)
    known = (
        {speaker}
        | page.first_actors
        | {m["actor_id"] for m in page.within("mentions", i) if m["kind"] == "name" and m["end"] <= word.idx}
    )
    return row is None or row["actor_id"] is None or row["actor_id"] not in known


def _is_named_elsewhere(page: Sentences, i: int, word: Token) -> bool:
    """True for a noun for an actor that the article names."""
    row = next((m for m in page.within("mentions", i) if m["start"] <= word.idx < m["end"]), None)
    actor = page.actors.get(row["actor_id"]) if row is not None else None
    return bool(actor is not None and actor["named"])


def _is_abbreviation(page: Sentences, i: int, word: Token) -> bool:
    """True for an abbreviation that the article explains in another sentence."""
    if _ABBREVIATION.fullmatch(word.text) is None or sum(map(str.isupper, word.text)) < 2:
        return False
    told = re.search(rf"(?:\(|, or ){word.text}\b", page.text)
    return told is not None and page.at(told.start()) != i and word.text.lower() not in page.first_words
