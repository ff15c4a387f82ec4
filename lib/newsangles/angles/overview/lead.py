"""The news: the first line of an article, or how it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from newsangles.angles.overview.fact_checks import claim_of, hands_on_a_claim, rated
from newsangles.angles.overview.lexicon import words
from newsangles.angles.overview.references import has_open_noun, says_this
from newsangles.angles.overview.sentences import (
    HANDED_ON,
    IT_BEGINS,
    MIN_WORDS,
    THE_NEWS,
    Row,
    Sentences,
    Statement,
    children,
    has_word,
    is_in_first_person,
    repeats,
    says_i,
    stems,
)
from newsangles.angles.overview.standing import goes_on_openly, leans_openly, named_in, stands
from newsangles.angles.overview.telling import hangs, leans, worth
from newsangles.angles.overview.voices import cue_of, reports_the_whole, voice

ALSO_TOLD = "Also told"
"""The heading of the sentence behind the first line."""

NO_SOURCE_HERE = "no source in this sentence"
"""The note on a sentence in which no word points to a source; one may stand in the next."""

SHARED, MUCH_SHARED, HALF, MORE, TWICE = 0.2, 0.3, 0.5, 0.3, 2.0
"""Shares of the headline's words in a lead.

From the first on it tells news; from the second on it leads before a sentence that has less, by the fourth, or half as
much; from the third on it tells news in the present tense, too."""

MOST_UNTOLD = 0.7
"""Most of a headline's words that no sentence has; of more it is another page's, or a button."""

_PAST = frozenset(("VBD", "VBZ"))
_LONG_SINCE = frozenset(("since", "until"))
_SOMEBODY = frozenset("he she they his her their".split())
_LOOKED_AT, _CANDIDATES = 12, 4  # sentences that could lead, and those that are compared
_FURTHER = 0.1  # weight of each sentence between
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_EARLIER = re.compile(r"\bearlier (?:this|that|in)\b|\byears ago\b|^Last (?:year|month|decade)\b")
_IN_YEARS = re.compile(
    r"\b(?:in|over|for|during) (?:the )?(?:recent|past|last few|many|several) (?:\w+ )?(?:years|decades|months)\b"
    r"|\bfor (?:years|decades|centuries)\b",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:[Tt]ributes?|[Dd]ied|[Dd]eath|passed away|[Oo]bituary)\b")
_NEAR, _ABOUT, _AGAIN = 4, 2, 0.6  # sentences; words of the news; share of words that the lead has already
_MUCH_ABOUT = 3  # words of the news
_BRINGS = frozenset(("return", "reach", "deliver", "bring", "give", "find"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_TAGGED = re.compile(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,2}(?: \d+, [A-Z][\w’'. -]* \d+)?: ")
"""The heading of its own that a caption, a teaser or the result of another match has."""

_LONG_WORD, _TITLED = 4, 0.8  # characters; share of the longer words that begin with a capital letter
_LETTERS = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"‘].*?[”\"’](?!\w)")
_GREETS = re.compile(
    r"\b(?:thank you|thanks|good (?:morning|afternoon|evening)|welcome|hello|joins? us|joining us)\b", re.I
)
"""Words by which those who talk greet each other."""

_DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|overnight|(?:at|over|on) the weekend|"
    r"(?:this|last) (?:week|weekend|month|year|season|morning|afternoon|evening|night))\b",
    re.IGNORECASE,
)


def lead(page: Sentences) -> Iterator[Statement]:
    """The first sentence of the article's own text that is whole and can stand alone; nothing where there is none."""
    checked = rated(page)
    if checked is not None:
        yield checked
        return
    claim = claim_of(page)  # without its rating it would stand there as so
    able = [i for i in range(len(page)) if page.may_lead(i) and i != claim][:_LOOKED_AT]
    first = able[:1]
    able = [i for i in able if _is_clause(page, i) and not _is_of_another_text(page, i, able)]
    able = [i for i in able if i in first or not page.points_elsewhere(i)]
    able = [i for i in able if not _is_tagged(page, i) or _is_turn(page, i)]
    able = [i for i in able if not _is_in_headline(page, i)] or able
    able = [i for i in able if i in first or not any(hangs(page, i))] or able
    if page.is_conversation:
        able = [i for i in able if not _GREETS.search(page.printed(i))]
    if page.is_column:  # who says I is not told, and it is seldom the point
        able = [i for i in able if not says_i(page, i)]
    decks = [j for j in range(able[0] if able else 0) if page.is_deck(j) and _is_clause(page, j)]
    i = _first_of_the_news(page, able[:_CANDIDATES], decks)
    if i is None:
        return
    past = is_told(page, i)
    is_news = _is_news(page, i, past) and not _tells_who_they_were(page, i)
    source, note = whose(page, i)
    spoken = _said_by(page, i)
    headline = None if is_news else _headline(page, i)
    if is_news and hands_on_a_claim(page, i):
        headline = f"“{page.title}”"
    opening = page.statement(
        i,
        THE_NEWS if is_news else IT_BEGINS,
        lead=headline,
        added=source,
        note=note if is_news else spoken,
        kinds=("lead in the past or perfect",) if is_news else ("how it begins",),
    )
    if _is_foil(page, i):
        opening = replace(opening, text=f"{page.printed(i)} {page.printed(i + 1)}", note=None, added=None, last=i + 1)
    yield opening


def _is_in_headline(page: Sentences, i: int) -> bool:
    """True for a sentence that is a part of the headline, word for word: the next one tells more."""
    own, headline = (" ".join(_LETTERS.findall(text.lower())) for text in (page.printed(i), page.title))
    return own != headline and own in headline


def _is_foil(page: Sentences, i: int) -> bool:
    """True for what was meant to be, before the sentence that tells how it came: *was to open on Friday. But …*."""
    if i + 1 >= len(page) or _opening_word(page, i + 1) not in words()["otherwise"] or not page.may_lead(i + 1):
        return False
    root = page.spans[i].root
    past = any(word.lower_ in ("was", "were") for word in (root, *children(root, ("aux", "auxpass"))))
    return past and bool({root.lower_, root.lemma_.lower()} & words()["meant to be"])


def _opening_word(page: Sentences, i: int) -> str:
    return page.printed(i).split()[0].lower().strip(",") if page.printed(i) else ""


def _is_turn(page: Sentences, i: int) -> bool:
    part = page.structure.part_at(page.begins(i))
    return part is not None and part.kind == "turn"


def _said_by(page: Sentences, i: int) -> str | None:
    """The note that tells whose turn of a conversation a sentence is of; None where its own words do."""
    part = page.structure.part_at(page.begins(i))
    if part is None or part.kind != "turn" or not part.speaker or part.speaker in page.printed(i):
        return None
    return f"said by {part.speaker}"


def _headline(page: Sentences, i: int) -> str | None:
    """The headline in quotation marks, before a sentence that does not say what the article is about."""
    head = stems(page.title)
    fits = bool(head) and len(_only_in_headlines(page)) <= MOST_UNTOLD * len(head)
    tells = (page.shared_with_headline(i) or 0) >= HALF and not _tells_who_they_were(page, i)
    return f"“{page.title}”" if fits and not tells else None


def _only_in_headlines(page: Sentences) -> set[str]:
    """Stems of the headline that no sentence of the article has."""
    return stems(page.title) - {stem for i in range(len(page)) if page.may_lead(i) for stem in stems(page.printed(i))}


def what_follows(page: Sentences, first: Statement, taken: set[int]) -> Iterator[Statement]:
    """The next sentence of the news: near the lead, told as done, about the same, and on nobody's word.

    Args:
        page: The article.
        first: The result of `lead`.
        taken: Numbers of the sentences that are shown already.
    """
    if first.topic != THE_NEWS:
        return
    begun = stems(page.printed(first.sentence))
    named = _names_whom(page, first.sentence)
    if named is not None and named not in taken:
        yield page.statement(named, THE_NEWS, kinds=("lead in the past or perfect",))
        return
    near = range(first.sentence + 1, min(first.sentence + 1 + _NEAR, len(page)))
    untold = not _tells_who_was_harmed(page, first.sentence)
    harmed = {i for i in near if untold and _tells_who_was_harmed(page, i)}
    harmed = {i for i in harmed if _goes_on(page, i, begun, fresh=False, least=1)}
    able = [i for i in near if i not in taken and (_goes_on(page, i, begun) or i in harmed)]
    if able:
        i = max(able, key=lambda i: (i in harmed, worth(page, i) - _FURTHER * (i - first.sentence), -i))
        yield page.statement(i, ALSO_TOLD, kinds=("told after the lead",))


def _tells_who_was_harmed(page: Sentences, i: int) -> bool:
    """True if a main verb of a sentence tells that somebody died or was hurt."""
    return any(
        word.pos_ == "VERB" and word.lemma_.lower() in words()["harmed"] and word.dep_ in ("ROOT", "conj", "advcl")
        for word in page.spans[i]
    )


def further(page: Sentences, first: Statement, taken: set[int], limit: int) -> list[Statement]:
    """More sentences of the news, wherever they stand, for a page of few statements; those first that tell most.

    Args:
        page: The article.
        first: The result of `lead`.
        taken: Numbers of the sentences that are shown already.
        limit: At most so many.
    """
    if first.topic != THE_NEWS or limit < 1:
        return []
    begun = stems(page.printed(first.sentence))
    able = [i for i in range(first.sentence + 1, len(page)) if i not in taken and _is_a_deed(page, i)]
    able = [i for i in able if _goes_on(page, i, begun, fresh=False) and _is_of_the_news(page, i)]
    best: list[int] = []
    for i in sorted(able, key=lambda i: (_FURTHER * (i - first.sentence) - worth(page, i), i)):
        if len(best) < limit and not repeats(page, i, {*taken, *best}):
            best.append(i)
    return [page.statement(i, ALSO_TOLD, kinds=("told after the lead",)) for i in sorted(best)]


def _is_of_the_news(page: Sentences, i: int) -> bool:
    """True for a sentence that names a main actor or nobody, or has words of the news."""
    named = named_in(page, i)
    return not named or bool(named & page.main_actors) or len(stems(page.printed(i)) & page.topic) >= _MUCH_ABOUT


def _is_a_deed(page: Sentences, i: int) -> bool:
    """True for what happened, in the past or on a day, and in nobody's view."""
    dated = _DATED.search(page.printed(i)) is not None
    root = page.spans[i].root
    past = any(word.tag_ == "VBD" for word in (root, *children(root, ("aux", "auxpass"))))
    open_ended = any(word.lower_ in ("may", "might", "could", "should", "must") for word in children(root, ("aux",)))
    return (dated or past) and not open_ended and not page.within("quotes", i)


def outcome(page: Sentences, first: Statement, taken: set[int]) -> Iterator[Statement]:
    """The verdict or the sentence of a court, where the first line tells of none.

    Args:
        page: The article.
        first: The result of `lead`.
        taken: Numbers of the sentences that are shown already.
    """
    span = page.spans[first.sentence]
    if first.topic != THE_NEWS and not has_word(span, words()["tried"]):
        return
    if has_word(span, words()["outcome"]):
        return
    tried = has_word(span, words()["tried"])
    told = [i for i in range(first.sentence + 1, len(page)) if i not in taken and _tells_outcome(page, i)]
    if not tried:  # only of whom the page is about
        told = [i for i in told if i <= first.sentence + _NEAR][:1]
    for i in told[-1:]:
        yield page.statement(i, ALSO_TOLD, kinds=("told after the lead",))


def _tells_outcome(page: Sentences, i: int) -> bool:
    """True if a sentence tells an outcome in the outlet's own words, of nobody whom it leaves open."""
    return (
        any(_is_outcome(word) for word in page.spans[i])
        and page.may_show(i)
        and not page.told(i)
        and not leans(page, i)
        and not is_older(page, i)
    )


def _is_outcome(word: Token) -> bool:
    """True for the verb of a main clause in the past by which a court decides: found guilty, was acquitted."""
    if word.pos_ != "VERB" or word.tag_ not in ("VBD", "VBN") or word.dep_ not in ("ROOT", "conj"):
        return False
    if children(word, ("neg",)) or any(aux.tag_ in ("MD", "TO") for aux in children(word, ("aux",))):
        return False
    if word.lemma_.lower() in _BRINGS and any(thing.lower_ == "verdict" for thing in children(word, ("dobj",))):
        return True
    guilty = any(other.lower_ == "guilty" for other in word.subtree)
    return word.lemma_.lower() in words()["outcome"] or (guilty and word.lemma_.lower() in ("find", "return", "plead"))


def _goes_on(page: Sentences, i: int, begun: set[str], *, fresh: bool = True, least: int = _ABOUT) -> bool:
    """True if a sentence tells more of the news, on nobody's word, and is no background to it.

    Args:
        page: The article.
        i: The number of the sentence.
        begun: Stems of the words of the first line.
        fresh: True if it must be news by itself, and not only told.
        least: Fewest words of the news that it has.
    """
    own = stems(page.printed(i))
    about, again = len(own & page.topic), len(own & begun)
    if about < least or again > _AGAIN * len(own) or not page.may_show(i):
        return False
    alone = _stands_alone(page, i) and _is_clause(page, i) and not _is_tagged(page, i)
    if not alone or page.told(i) or _QUOTED.search(page.printed(i)):
        return False
    scene = page.first_word(i) in words()["scene"] or is_in_first_person(page, i)
    if not _is_news(page, i, is_told(page, i)) and (fresh or scene):
        return False
    if _IN_YEARS.search(page.printed(i)):
        return False
    if fresh and (leans(page, i) or any(hangs(page, i))):  # beside the first line
        return False
    return stands(page, i) and not leans_openly(page, i) and not goes_on_openly(page, i) and not is_background(page, i)


def is_background(page: Sentences, i: int) -> bool:
    """True for what came before the news: a past perfect without a day, or what `is_older` tells."""
    perfect = any(word.lower_ in ("had", "’d", "'d") for word in children(page.spans[i].root, ("aux",)))
    return (perfect and _DATED.search(page.printed(i)) is None) or is_older(page, i)


def is_older(page: Sentences, i: int) -> bool:
    """True for a sentence of another year, or of *prior work*."""
    span = page.spans[i]
    older = has_word(span, words()["background"]) or _EARLIER.search(page.printed(i)) is not None
    return older or any(_YEAR.fullmatch(word.text) for word in span)


def _names_whom(page: Sentences, i: int) -> int | None:
    """The next sentence that names the person of a first line without any name; None where no such stands near."""
    if any(row["kind"] == "name" and _is_person(page, row) for row in page.within("mentions", i)):
        return None
    people = [actor for actor in page.actors.values() if actor["named"] and actor["label"] == "person"]
    if not people:
        return None
    main = max(people, key=lambda actor: (actor["salience"], -actor["start"]))["actor_id"]
    if not any(row["actor_id"] == main for row in page.within("mentions", i)) and not _DIED.search(page.printed(i)):
        return None
    near = range(i + 1, min(i + 1 + _NEAR, len(page)))
    return next((j for j in near if page.may_lead(j) and _is_named_first(page, j, main)), None)


def _is_person(page: Sentences, row: Row) -> bool:
    actor = page.actors.get(row["actor_id"])
    return actor is not None and actor["label"] == "person"


def _is_named_first(page: Sentences, i: int, actor_id: str) -> bool:
    """True if a sentence begins with an actor's name, as its subject."""
    subjects = children(page.spans[i].root, ("nsubj", "nsubjpass"))
    names = [row for row in page.within("mentions", i) if row["actor_id"] == actor_id and row["kind"] == "name"]
    return any(row["start"] <= word.idx < row["end"] for word in subjects for row in names)


def _first_of_the_news(page: Sentences, able: list[int], decks: list[int]) -> int | None:
    """The first sentence that can stand alone, or a deck or near one with much more of the headline."""
    alone = [i for i in able if _stands_alone(page, i)]
    if not alone:
        return None
    first = alone[0]
    if page.is_column or _is_foil(page, first):
        return first
    if _IN_YEARS.search(page.printed(first)) and not page.told(first):  # what led to the news
        first = next((i for i in alone[1:] if _is_fresh(page, i)), first)
    shared = page.shared_with_headline(first) or 0.0
    if shared >= SHARED and _DATED.search(page.printed(first)) and _is_fresh(page, first) and not decks:
        return first
    least = max(MUCH_SHARED, min(shared + MORE, TWICE * shared if shared else 1.0))
    whole = [i for i in alone[1:] if i - first <= _NEAR and not leans(page, i)]
    much = (i for i in [*decks, *whole] if (page.shared_with_headline(i) or 0) >= least)
    better = next(much, None)
    if better is not None or not _is_before_the_news(page, first):
        return first if better is None else better
    least = max(MUCH_SHARED, shared)
    news = (i for i in alone[1:] if (page.shared_with_headline(i) or 0) >= least and _is_fresh(page, i))
    as_much = page.first_word(first) in _LONG_SINCE
    return next((i for i in news if as_much or (page.shared_with_headline(i) or 0) > shared), first)


def _is_before_the_news(page: Sentences, i: int) -> bool:
    """True for a first sentence that tells of another year, or nothing that happened."""
    older = any(_YEAR.fullmatch(word.text) for word in page.spans[i])
    return not page.is_conversation and (older or not _is_news(page, i, is_told(page, i)))


def _is_fresh(page: Sentences, i: int) -> bool:
    """True for a sentence that tells news in the past or the perfect, and not of years."""
    return _IN_YEARS.search(page.printed(i)) is None and is_told(page, i) and _is_news(page, i, True)


def _is_clause(page: Sentences, i: int) -> bool:
    """True if a sentence has a main clause with a subject, leaves nothing open, and is no headline in capitals."""
    span, text = page.spans[i], page.printed(i)
    roots = [word for word in span if word.dep_ == "ROOT"]  # more than one where it was put together
    mains = [verb for root in roots for verb in (root, *children(root, ("ccomp", "conj", "parataxis")))]
    main = any(child.dep_ in _SUBJECTS for verb in mains for child in verb.children) or _has_name_before(page, span)
    main = main or ((page.shared_with_headline(i) or 0.0) >= HALF and _has_noun_before(span))
    long = [word for word in text.split() if len(word) >= _LONG_WORD and word[:1].isalpha()]
    verb = next((root.text[:1].isupper() and root.i > span.start for root in roots), False)  # else names fill it
    titled = verb and len(long) > 1 and sum(word[:1].isupper() for word in long) >= _TITLED * len(long)
    return main and not titled and not has_open_noun(span) and not says_this(span)


def _has_noun_before(span: Span) -> bool:
    """True if a noun stands before a verb in the past: its subject, though not read so among many names."""
    nouns = [word.i for word in span if word.pos_ in ("NOUN", "PROPN")]
    return bool(nouns) and any(word.tag_ in ("VBD", "VBN") and word.i > nouns[0] for word in span)


def _has_name_before(page: Sentences, span: Span) -> bool:
    """True if a name stands between a comma and the finite main verb: its subject, though not read so."""
    root = span.root
    comma = next((word.i for word in reversed(page.doc[span.start : root.i]) if word.text == ","), None)
    if comma is None or root.tag_ not in _PAST:
        return False
    start = page.doc[comma].idx + 2
    return any(row["kind"] == "name" and row["start"] == start for row in page.within("mentions", page.at(start)))


def _is_tagged(page: Sentences, i: int) -> bool:
    """True if a heading of its own stands before a sentence in its line. So in a caption; a dateline is none."""
    begins = page.begins(i)
    start = page.text.rfind("\n", 0, begins) + 1
    tag = _TAGGED.match(page.text, start)
    return tag is not None and begins <= tag.end() and page.structure.is_read(start)


def _is_of_another_text(page: Sentences, i: int, able: list[int]) -> bool:
    """True for a link to another article: a short line without words of the headline, before one with some."""
    if page.number_of_words(i) >= MIN_WORDS or page.shared_with_headline(i) or not page.is_paragraph(i):
        return False
    if not page.title:  # without a headline: a short line that shares nothing with what comes after it
        own = stems(page.printed(i))
        after = [j for j in able if j > i]
        return bool(after) and not any(own & stems(page.printed(j)) for j in after)
    return any((page.shared_with_headline(j) or 0) >= SHARED for j in able if j > i)


def _stands_alone(page: Sentences, i: int) -> bool:
    """True if a sentence is no question, and its main clause not about somebody who is named elsewhere.

    A pronoun before the main subject may point forward: *after her fall Ana Ruiz left*; one in it may point to the
    clause before, which is what is reported: *The workers were ignored, their union said*.
    """
    if page.printed(i).endswith("?"):
        return False
    subjects = children(page.spans[i].root, ("nsubj", "nsubjpass"))
    if not subjects:
        return page.first_word(i) not in _SOMEBODY
    opening = subjects[0].doc[subjects[0].left_edge.i]
    before = page.doc[page.spans[i].start : opening.i]
    named = any(word.pos_ == "PROPN" and word.dep_ in ("nsubj", "nsubjpass") for word in before)  # just as the Ana came
    reported = any(word.dep_ == "ccomp" and word.head == page.spans[i].root for word in before)
    told = reported and any(word.pos_ == "NOUN" and word.dep_ in ("nsubj", "nsubjpass") for word in before)
    return opening.lower_ not in _SOMEBODY or named or told


def is_told(page: Sentences, i: int) -> bool:
    """True if a sentence's main verb is in the past or the perfect, or reports."""
    root = page.spans[i].root
    auxiliaries = children(root, ("aux", "auxpass"))
    perfect = any(word.lemma_ in ("have", "be") and word.tag_ != "MD" for word in auxiliaries)
    return root.tag_ in ("VBD", "VBN") or perfect or bool(page.told(i)) or any(w.tag_ == "VBD" for w in page.spans[i])


def _is_news(page: Sentences, i: int, told: bool) -> bool:
    """True if a report's lead tells news: no first person, no scene, and the headline's words or a day."""
    text = _QUOTED.sub("", page.printed(i))
    root = page.spans[i].root
    shared = page.shared_with_headline(i) or 0.0
    if (
        root.lemma_ == "be" and root.tag_ in ("VBZ", "VBP") and children(root, ("attr",)) and not told
    ):  # who somebody is
        return False
    if page.is_column or page.is_conversation or is_in_first_person(page, i) or not (told or shared >= HALF):
        return False
    auxiliaries = children(root, ("aux", "auxpass"))
    past = root.tag_ == "VBD" or any(word.tag_ == "VBD" or word.lemma_ == "have" for word in auxiliaries)
    scene = page.first_word(i) in words()["scene"]
    if (scene and not past) or any(word.lower_ in words()["in general"] for word in children(root, ("advmod",))):
        return False
    stance = any(
        q["cue_class"] not in HANDED_ON and (q["cue_start"] or 0) <= root.idx < (q["cue_end"] or 0)
        for q in page.within("quotes", i)
    )
    perfect = any(word.lemma_ == "have" for word in children(root, ("aux",))) and not stance
    fresh = bool(_DATED.search(text)) or bool(page.told(i)) or perfect or _follows_a_deed(root)
    return shared >= SHARED or (fresh and not scene and page.first_word(i) not in words()["pointing"])


def _tells_who_they_were(page: Sentences, i: int) -> bool:
    """True for what somebody or something was, on no day and on nobody's word: that is no news by itself."""
    root = page.spans[i].root
    was = root.lemma_ == "be" and root.tag_ == "VBD" and bool(children(root, ("attr",)))
    return was and _DATED.search(page.printed(i)) is None and _main(page, i) is None


def _follows_a_deed(root: Token) -> bool:
    """True if what a verb says came after something done: *shares are falling after the firm cut its forecast*."""
    after = (verb for verb in children(root, ("advcl",)) if verb.tag_ == "VBD")
    return any(word.lower_ in ("after", "as") for verb in after for word in children(verb, ("mark", "prep", "advmod")))


def whose(page: Sentences, i: int) -> tuple[str | None, str | None]:
    """The name put in and the note on whose word a whole sentence stands; no note where that is unsure."""
    main = _main(page, i)
    if main is not None:
        found = voice(page, main, described=True)
        return (found.shown if found and found.added else None), (f"on the word of {found.within}" if found else None)
    return None, None if page.points_to_a_source(i) else NO_SOURCE_HERE


def _main(page: Sentences, i: int) -> Row | None:
    """The quote that reaches over half of a sentence or more; None for none, or for two voices."""
    inside = [q for q in page.told(i) if not q["inside"] and page.at(q["source_start"]) == i]
    if not inside or len(page.voices(i)) > 1:
        return None
    main = max(inside, key=lambda q: (q["end"] - q["start"], -q["start"]))
    cue, source = cue_of(page, main), page.span(main["source_start"], main["source_end"])
    if cue is None or source is None or not reports_the_whole(cue, source):
        return None
    return main if main["end"] - main["start"] >= 0.5 * len(page.printed(i)) else None
