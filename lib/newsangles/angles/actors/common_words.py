"""Occurrences of names that name nobody: laws, one of a people, numbers, common nouns that begin a sentence.

One spelling may be both: *Bill* is a man in one sentence and a law in the next, so that each occurrence counts alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsangles.angles.actors.genders import is_given_name
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.parsed_text import ParsedText

MAX_WORDS_TO_ARTICLE = 4
"""Limit of words between an article and its noun: a long awaited draft *Bill*."""

GRADE = re.compile(r"[A-Z]-\d+[A-Z]?")
"""A letter and a number: the grades of schools, types of aircraft."""

COLLECTIVE = ("s", "sh", "ch", "ese", "ss")
"""Endings of nationalities that mean all of the people after an article: the French."""

BODY_NOUNS = ("purposeful", "corporate", "firm", "authority", "party", "team", "school", "paper", "armed", "church")
"""Lists of nouns of bodies, whose initials name a body."""


def without_common_words(view: ParsedText, found: Mapping[str, list[Name]]) -> dict[str, list[Name]]:
    """The names without occurrences that are common words with a capital."""
    kept: dict[str, list[Name]] = {}
    for text, places in found.items():
        if GRADE.fullmatch(text) or text.lower().rstrip(".") in words("behind a name"):
            continue
        if text.isupper() and " " not in text and _of_thing(view, text):
            continue
        one = " " not in text
        named = [name for name in places if not (one and is_common(view, view.word_at(name.start)))]
        if len(named) < len(places) and text.lower() in words("law"):
            man = any(other.startswith(f"{text} ") for other in found)
            named = [name for name in named if man and not _owned(view, view.word_at(name.start))]
        if named:
            kept[text] = named
    return kept


def is_common(view: ParsedText, i: int) -> bool:
    """True for a word with a capital that names nobody where it stands: *this Bill*; the *Scot*; *Twelve* men."""
    low, starts = view.lower[i], view.bounds[view.sent[i]][0] == i
    if low in words("law"):
        return _ends(view, i) and _has_article(view, i, adjectives=True)
    if starts and view.tag[i] == "CD":
        return True
    return _is_one_of_people(view, i) or (starts and _opens_sentence(view, i))


def _opens_sentence(view: ParsedText, i: int) -> bool:
    """True for a noun that has a capital only as it begins a sentence: *Footage* showed the bridge."""
    if view.tag[i] != "NN" or view.ent[i] not in ("PERSON", "") or is_given_name(view.word[i]):
        return False
    verb = view.head[i]
    said = view.lemma[verb] in words("personal") | words("stating") or view.word[i].isupper()
    subject = view.dep[i][:5] == "nsubj" and view.tag[i + 1 : i + 2] != [] and view.tag[i + 1][:2] == "VB"
    return subject and not said and view.word[i] not in view.not_singular


def _is_one_of_people(view: ParsedText, i: int) -> bool:
    """True for one man or woman of a people: the Dane won; the sole Brit."""
    people = lookup(view.word[i])
    if people is None or people.kind != "people" or view.lower[i].endswith(COLLECTIVE):
        return False
    own = view.dep[i] in ("compound", "amod", "nmod")
    return not own and view.tag[i] in ("NN", "NNP") and _ends(view, i) and _has_article(view, i, adjectives=True)


def _ends(view: ParsedText, i: int) -> bool:
    """True for the last word of its phrase."""
    return i + 1 >= view.n or (
        view.pos[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM") and view.word[i + 1] not in ("-", "‑", "&")
    )


def _has_article(view: ParsedText, i: int, *, adjectives: bool) -> bool:
    """True for a noun after an article, *this* or a possessive pronoun; a person's noun in between ends the search."""
    for k in range(i - 1, max(-1, i - 2 - MAX_WORDS_TO_ARTICLE), -1):
        if view.sent[k] != view.sent[i]:
            return False
        if view.tag[k] in ("DT", "PRP$"):
            title = view.word[k] == "The" and view.bounds[view.sent[k]][0] != k and not view.opens[k - 1]
            return not title  # The Norlander, a paper
        noun = view.lower[k] in words("people") | words("kin") | words("office") | words("occupation")
        if not adjectives or noun or view.pos[k] not in ("ADJ", "NOUN", "PROPN", "VERB", "NUM", "PART"):
            return False
    return False


def _owned(view: ParsedText, i: int) -> bool:
    """True for what follows an owner: the government's Bill."""
    return i > 0 and view.tag[i - 1] == "POS" and view.sent[i - 1] == view.sent[i]


def _of_thing(view: ParsedText, text: str) -> bool:
    """True for the initials of a thing that the text explains: a work visa (WPV); toluene, known as TNX."""
    match = re.search(
        rf"([a-z][\w-]+)(?:,? (?:also |commonly |better )?(?:known|abbreviated) as | \(){re.escape(text)}\b", view.text
    )
    if match is None:
        return False
    noun = match[1]
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), re.sub("ies$", "y", noun)}
    body = any(forms & words(which) for which in BODY_NOUNS) or forms & words("unit") or forms & words("people")
    return not body and bool(forms & words("explained thing") or noun.endswith(SUBSTANCES))


SUBSTANCES = ("phenol", "toluene", "ine", "ide", "ate", "ene", "acid", "virus", "itis", "osis", "amine")
"""Endings of the words for chemicals and illnesses."""
