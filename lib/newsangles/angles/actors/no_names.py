"""Names that are none: offices, pieces of titles, words of a headline in capitals, abbreviations of things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsangles.angles.actors.genders import gender_of_title, is_given_name
from newsangles.angles.actors.label_evidence import Label
from newsangles.angles.actors.names import Name, words
from newsangles.language.countries import lookup
from newsangles.language.metonyms import metonym
from newsangles.language.parsed_text import ParsedText

MIN_WORK_WORDS = 3
"""The title of a work has >= so many words; shorter ones in quotation marks may be anything."""

MIN_CAPITALS = 4
"""An everyday word in capitals has >= so many letters; shorter ones may be initials."""

MARKS = frozenset("\"“”'‘’")
"""Quotation marks."""

TITLE_BEFORE = re.compile(
    r"[“\"‘](?:(?:[A-Z][\w’'-]*|of|the|and|in|a|to) )*(?:The|Mrs|Mr|Miss|Ms|Dr|Sir|Lady|[A-Z]\w+) $"
)
TITLE_BEHIND = re.compile(r"(?: (?:[A-Z][\w’'-]*|of|the|and|in|a|to))*[”\"’]")
"""Words with capitals between quotation marks, before and behind a name: the title of a work."""

MAX_TITLE_LETTERS = 60
"""Limit of letters of a title before a name in it."""

MAX_TITLE_WORDS = 4
"""Limit of words between a piece of a title and the office that it belongs to."""


MIN_ACTING = 3
"""A common noun for a place is a name if it stands >= so often with a capital."""


def no_name(view: ParsedText, text: str, places: Sequence[Name], sort: str) -> Label | None:
    """The label "none" for a name that names nobody; None: nothing speaks against it.

    Args:
        view: The text.
        text: The name.
        places: Where it stands.
        sort: The label so far.
    """
    parts = text.split()
    low = [part.lower().rstrip(".") for part in parts]
    if sort == "none" or lookup(text) is not None or metonym(text):
        return None
    if reason := _common(view, low, places, sort):
        return Label("none", reason)
    if len(parts) > 2 and low[1] in ("for", "of") and low[0] in words("portfolio office"):
        return Label("none", f"an office, by {parts[0]}")
    if sort == "person" and _is_prize(view, text, places):
        return Label("none", f"a prize, by the plural {text}s")
    if sort == "person" and _is_storm(view, text):
        return Label("none", f"a storm, by the noun before {text}")
    if sort == "person" and all(_in_title(view, name) for name in places):
        return Label("none", "a piece of a title, in quotation marks")
    if sort == "person" and text.isupper() and all(_in_capitals(view, name) for name in places):
        return Label("none", "words of a line in capitals")
    if sort == "person" and len(text.rstrip(".")) == 1:
        return Label("none", "one letter")
    if len(parts) == 1 and gender_of_title(low) and all(_is_bare_title(view, name) for name in places):
        return Label("none", "a title alone")
    if sort != "group" and _is_office(parts, low):
        return Label("none", f"an office, by {parts[-1]}")
    if sort != "group" and all(_within_title(view, low, name) for name in places):
        return Label("none", "a piece of a title")
    if sort in ("place", "organisation") and text.isupper():
        if all(_of_headline(view, text, name) for name in places):
            return Label("none", "words of a headline in capitals")
        if len(parts) == 1 and all(_counted(view, name) for name in places):
            return Label("none", "a thing, by the article or number before it")
        if len(parts) == 1 and len(text) >= MIN_CAPITALS and all(_is_shouted(view, name) for name in places):
            return Label("none", "an everyday word in capitals")
    if len(parts) == 1 and sort != "group" and all(_opens(view, text, name) for name in places):
        return Label("none", "a word that begins a sentence, and is small elsewhere")
    if len(parts) == 1 and sort == "person" and not is_given_name(text) and all(_owned(view, name) for name in places):
        return Label("none", "somebody's, by the possessive before it")
    if len(parts) >= MIN_WORK_WORDS and sort != "place" and all(_quoted_work(view, name) for name in places):
        return Label("none", "a work, in quotation marks")
    return None


def _common(view: ParsedText, low: Sequence[str], places: Sequence[Name], sort: str) -> str:
    """The reason why common words with capitals name nobody; "": nothing speaks against them."""
    one = len(low) == 1
    if words("label word").issuperset(low) and (not one or all(_is_label(view, name) for name in places)):
        return "the label of a part of the page"
    if one and low[0] in words("incorporated"):
        return "a legal form"
    if sort == "organisation" and low[1:2] in (["of"], ["for"]) and low[0] in words(f"abstract {low[1]}"):
        return f"no body, by {low[0]} {low[1]}"
    if sort == "person" and one and low[0].endswith("s") and low[0][:-1] in words("people"):
        starts = (view.word_at(name.start) for name in places)
        if all(view.bounds[view.sent[i]][0] == i for i in starts):
            return "a noun for people that begins its sentences"
    if sort == "person" and one and low[0] in words("faith"):
        return "one of a party or faith"
    if sort == "place" and one and low[0] in words("town") | words("region") and len(places) < MIN_ACTING:
        return "a common noun for a place"
    small = one and low[0] in words("common") and low[0] in view.small
    if small and all(_modifies(view, view.word_at(name.start)) for name in places):
        return "a common noun before another"
    return ""


def _is_label(view: ParsedText, name: Name) -> bool:
    """True for a line by itself, or one that a colon follows."""
    begins = view.text[: name.start].rstrip(" ")[-1:] in ("", "\n")
    return begins and view.text[name.end : name.end + 2].lstrip(" ")[:1] in (":", "\n", "")


def _modifies(view: ParsedText, i: int) -> bool:
    """True for a word that describes the noun in small letters behind it: Union organisers."""
    own = view.head[i]
    return view.dep[i] in ("compound", "amod", "nmod") and own > i and view.word[own].islower()


def _is_shouted(view: ParsedText, name: Name) -> bool:
    """True for an adjective or a verb in capitals: a FEMALE nurse; go and VOTE."""
    i = view.word_at(name.start)
    low = view.lower[i]
    if low in view.small or low in words("everyday"):
        return True
    joined = i > 1 and view.lower[i - 1] == "and" and view.tag[i - 2][:2] in ("VB", "RP", "IN")
    return joined and view.word[i - 2].isupper()


def _owned(view: ParsedText, name: Name) -> bool:
    """True for what somebody has: his Ward."""
    i = view.word_at(name.start)
    if view.lower[i] in words("style"):  # Her Majesty
        return False
    return i > 0 and view.tag[i - 1] == "PRP$" and view.sent[i - 1] == view.sent[i]


def _quoted_work(view: ParsedText, name: Name) -> bool:
    """True for all the words between quotation marks after a noun of works: the paper, "Roads and Rivers"."""
    marks = view.text[name.start - 1 : name.start], view.text[name.end : name.end + 2].lstrip(",.")[:1]
    if marks[0] not in MARKS or marks[1] not in MARKS or not marks[0] or not marks[1]:
        return False
    k = view.word_at(name.start) - 2
    k -= k > 0 and view.word[k] in (",", ":", "called", "titled", "entitled")
    return k >= 0 and view.lower[k] in words("work") | words("document") | words("written") | words("thing")


def _is_prize(view: ParsedText, text: str, places: Sequence[Name]) -> bool:
    """True for one word after *an* or an adjective whose plural stands after *the*: an Otto, the Ottos."""
    plural = f"{text}s"
    starts = [view.word_at(name.start) for name in places]
    if " " in text or not any(i and (view.lower[i - 1] in ("a", "an") or view.tag[i - 1] == "JJ") for i in starts):
        return False
    return any(view.word[k] == plural and view.lower[k - 1] == "the" for k in range(1, view.n))


def _is_storm(view: ParsedText, text: str) -> bool:
    """True for a single name that the text calls a storm somewhere: Storm Una, and Una alone."""
    places = () if " " in text else view.places_of(text)
    return any(k and view.word[k - 1][0].isupper() and view.lower[k - 1] in words("storm") for k in places)


def _in_title(view: ParsedText, name: Name) -> bool:
    """True for a piece of a title between quotation marks: actress of “The Marvellous Mrs Roe”."""
    match = TITLE_BEHIND.match(view.text, name.end)
    before = TITLE_BEFORE.search(view.text, max(0, name.start - MAX_TITLE_LETTERS), name.start)
    return match is not None and before is not None


def _in_capitals(view: ParsedText, name: Name) -> bool:
    """True for no given name in a line of capitals, of which the text has no other."""
    start = view.text.rfind("\n", 0, name.start) + 1
    end = view.text.find("\n", name.end)
    line = view.text[start : end if end >= 0 else len(view.text)]
    plain = not any(is_given_name(part.title()) for part in name.text.split())
    return plain and line.isupper() and line.count(" ") > 2 and name.text.title() not in view.text


def _is_office(parts: Sequence[str], low: Sequence[str]) -> bool:
    """True for an office: District Attorney, Coroner, Surgeon General, Armed Forces Commissioner."""
    if not all(part[:1].isupper() for part in parts) or is_given_name(parts[0]):
        return False
    if low[-1] == "general":
        return len(low) > 1 and low[-2] in words("general office")
    if low[-1] == "justice":
        return list(low[:-1]) in (["chief"], ["lord", "chief"])
    return low[-1] in words("officeholder") and not (len(low) > 1 and low[0] in words("daily"))


def _is_bare_title(view: ParsedText, name: Name) -> bool:
    """True for a title behind an article, without a name: the Duke and *Duchess*."""
    i = view.word_at(name.start)
    beside = i > 1 and view.lower[i - 1] == "and" and gender_of_title([view.lower[i - 2]]) is not None
    follows = view.word[i + 1 : i + 2] != [] and view.word[i + 1][:1].isupper()
    return i > 0 and not follows and (view.lower[i - 1] in ("the", "a") or beside)


def _within_title(view: ParsedText, low: Sequence[str], name: Name) -> bool:
    """True for words of a portfolio that an office follows: [Assistant District] Attorney, [Research] Director."""
    pieces = words("title piece") | words("portfolio")
    if not (pieces | words("portfolio piece")).issuperset(low):
        return False
    last = view.word_at(name.end - 1)
    minister = view.lower[last + 1 : last + 2] in (["minister"], ["secretary"]) and view.pos[last + 2 : last + 3] == [
        "PROPN"
    ]
    if (
        minister
        and (words("portfolio") | words("portfolio piece")).issuperset(low)
        and not words("parties").intersection(low)
    ):
        return True
    if not pieces.issuperset(low):
        return False
    for k in range(last + 1, min(view.n, last + 1 + MAX_TITLE_WORDS)):
        word = view.lower[k]
        if view.sent[k] != view.sent[last]:
            return False
        if view.word[k][:1].isupper() and word in words("officeholder") | words("office"):
            return True
        if not (word in ("and", "&") or (view.word[k][:1].isupper() and word in pieces)):
            return False
    return False


def _of_headline(view: ParsedText, text: str, name: Name) -> bool:
    """True for everyday nouns in capitals: A MAN was held; FATAL CRASH — Yesterday."""
    known = words("people") | words("kin") | {"man", "men", "woman", "women", "boy", "girl"}
    i = view.word_at(name.start)
    if " " not in text:
        before = view.lower[i - 1] if i else ""
        return before in ("a", "an", "the", "two", "three") and text.lower() in known
    begins = view.text[: name.start].rstrip(" ")[-1:] in ("", "\n")
    return begins and any(part.lower() in words("headline noun") for part in text.split())


def _counted(view: ParsedText, name: Name) -> bool:
    """True for initials that head their phrase after *a*: using an ADR."""
    i = view.word_at(name.start)
    if not i or view.sent[i - 1] != view.sent[i] or len(name.text) > MAX_TITLE_WORDS:
        return False
    ends = i + 1 >= view.n or view.pos[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "VERB")
    return ends and view.lower[i - 1] in ("a", "an") and view.pos[i - 1] == "DET"


def _opens(view: ParsedText, text: str, name: Name) -> bool:
    """True for a word that only begins sentences, in a noun's phrase or alone, and is small elsewhere."""
    i = view.word_at(name.start)
    if view.bounds[view.sent[i]][0] != i or _capitalised_within(view, i):
        return False
    if view.tag[i] == "VBG" and i + 1 < view.n and view.word[i + 1].islower():
        return True  # Moralising about it
    within = view.dep[i] in ("compound", "amod", "nmod") and view.head[i] > i and view.word[view.head[i]].islower()
    noun = view.tag[i] in ("NNS", "NNPS") and not is_given_name(text)
    return view.lower[i] in view.small and (within or noun)


def _capitalised_within(view: ParsedText, i: int) -> bool:
    """True for a word that is capitalised within a sentence of the text as well."""
    return view.within_sentences[view.word[i]] > (view.bounds[view.sent[i]][0] != i)
