"""Who says what? Direct, indirect and mixed quotations with their cue and source.

An attribution is a source, a cue and a content: somebody (source) is said, by some word (cue), to say, think, want,
know or show something (content), with or without quotation marks (Pareti 2015; PolNeAR guidelines, Newell et al. 2018).
`newsangles.attribution` proposes contents for each cue and says how likely each is; here the rows that fit together are
chosen, the likeliest first, and what no reader forgives is ruled out (`intrudes`, `describes`, `supposes`, `modifies`,
`denies`, `entitles`).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from spacy.language import Language
from spacy.tokens import Doc

from newsangles import linear, schema
from newsangles.attribution import (
    CUE_LEAST,
    FINITE,
    Proposal,
    Scorers,
    can_cue,
    cites_for,
    citing,
    classes,
    contexts,
    cue_features,
    cue_key,
    edge_features,
    hears,
    hearsay,
    judge,
    labelled,
    pair_features,
    place_features,
    propose,
    reported,
    signed,
    source_candidates,
    source_features,
    takes,
    titled,
    unclaimed,
    weigh,
    windows,
)
from newsangles.linear import Calibration, Model, log_softmax, logistic, score
from newsangles.linear import explain as strongest
from newsangles.schema import CueClass, Quote, QuoteKind
from newsangles.view import DASHES, SUBJECTS, View, view_of

KEY = "newsangles.quotes"
"""Where a Doc keeps its quotes, as plain values (``doc.user_data``)."""

LEAST = -1.1
"""A row's least log-odds: between the best exact F1 (nearer -0.9) and the best partial F1 (nearer -1.6)."""

HEARSAY_BONUS = 0.8
"""How much less likely a row on hearsay (reportedly, allegedly) may be: readers ask for all of them."""

ACCORDING_BONUS = 1.4
"""How much less likely a row on *according to* may be: its form is plain, and only its edges are in doubt."""

PLAIN = frozenset("add announce claim report say state tell write".split())
PLAIN_BONUS = 0.6
"""Verbs that, with a subject and a clause, hardly do anything but report, and the same for them."""

CITED_BONUS = 1.2
"""The same for a content that was cut before the *citing* that its cue's subject does."""

NESTING = frozenset(("speech", "writing", "thought", "finding"))
"""Classes of cues that may be nested in another's content."""

NESTED_LEAST, NESTED_CUE_LEAST = -2.0, -3.5
"""The least log probability of a nested content given its cue, and the least log-odds of its cue."""

IRREALIS = frozenset(("could", "would", "should", "might", "may", "must"))
"""Modal verbs under which an act of saying is only supposed."""

DIRECTIVES = frozenset("ask command demand direct instruct order request summon tell urge".split())
"""Verbs that say what somebody is to do: acts of speech (Searle 1976), though the content is a wish."""

DEEDS = frozenset(
    """address answer charge contest debate declare deliver document draft dub go introduce interrupt interview observe
    offer post pronounce publish read release respond sign submit vote write""".split()
)
"""Verbs of speech that with nothing but an object tell what somebody does: signed a law, answered a call."""

WH = frozenset("whether if how why what who where when which".split())
"""Words that open an indirect question."""

CONSTRUCTIONS = {
    "ccomp": "clause",
    "xcomp": "complement",
    "dobj": "object",
    "prep": "prepositional object",
    "acl": "noun with a clause",
    "relcl": "noun with a clause",
    "advcl": "adverbial clause",
    "oprd": "predicate",
    "acomp": "predicate",
    "attr": "predicate",
    "nsubjpass": "passive subject",
    "nsubj": "subject",
}
"""The construction by the relation that leads from the cue to its content (labels of spaCy's English models)."""


@cache
def model() -> Model:
    """The weights that ship with the library; its header says what they were learned from.

    Raises:
        ModelError: The file is damaged, or of another format.
    """
    with resources.as_file(resources.files("newsangles") / "data" / "quotes.json.gz") as path:
        return linear.load(path, "quotes")


# --- the component


@Language.factory("newsangles_quotes", requires=["token.dep", "token.lemma", "token.pos"])
def create_quotes(nlp: Language, name: str) -> Quotes:
    """Make the component; it belongs after the parser, the lemmatizer and the name recogniser."""
    return Quotes()


class Quotes:
    """Stores the quotes of a Doc for ``doc._.quotes``; they survive ``DocBin(store_user_data=True)``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one parsed Doc."""
        doc.user_data[KEY] = [schema.plain(row) for row in quotes(doc)]
        return doc


def stored(doc: Doc) -> tuple[Quote, ...]:
    """The quotes that the component has stored in a Doc; empty if it has not run."""
    return tuple(schema.rows(Quote, doc.user_data.get(KEY, [])))


Doc.set_extension("quotes", getter=stored, force=True)


def quotes(doc: Doc) -> list[Quote]:
    """The quotes of a parsed Doc, in the order of the text.

    Args:
        doc: A Doc with sentences, tags, lemmas, dependencies and names.

    Returns:
        One row a quote; offsets are characters into ``doc.text``. ``source`` is missing where nobody is named;
        ``confidence`` where the row is nested in another (no annotated text has such rows, so it was never measured).
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    return list(find(view_of(doc), model()))


def find(view: View, model: Model) -> Iterator[Quote]:
    """As `quotes`, for a `View` and given weights."""
    calibration = model.calibrations.get("row", Calibration())
    items = proposals(view, model)
    rows = choose(view, items, model.settings["least"])
    inner = nested(view, items, rows)
    chosen = [*rows, *(item for item, _ in inner)]
    found = [spans(view, item) for item in chosen]
    order = sorted(range(len(found)), key=lambda n: (found[n].parts[0][0], -found[n].parts[-1][1], n))
    names = {n: f"q{k}" for k, n in enumerate(order, 1)}
    for n in order:
        item, span = chosen[n], found[n]
        is_inner = n >= len(rows)
        start, end = span.parts[0][0], span.parts[-1][1]
        source = span.source or (None, None)
        sort = kind(view, span.parts)
        yield Quote(
            start=start,
            end=end,
            text=view.text[start:end],
            rule=construction(view, item),
            confidence=None if is_inner else round(calibration(item.log_odds), 2),
            quote_id=names[n],
            inside=names[inner[n - len(rows)][1]] if is_inner else None,
            kind=sort,
            parts=span.parts,
            cue=view.text[slice(*span.cue)] if span.cue else None,
            cue_class=cue_class(view, item, sort),
            cue_start=span.cue[0] if span.cue else None,
            cue_end=span.cue[1] if span.cue else None,
            source=view.text[slice(*source)] if span.source else None,
            source_start=source[0],
            source_end=source[1],
        )


# --- what sort of row it is


def kind(view: View, parts: schema.Spans) -> QuoteKind:
    """direct: every word stands in quotation marks; indirect: none does; mixed: some do."""
    marked = {
        view.inside[i] > 0
        for start, end in parts
        for i in range(bisect_left(view.at, start), bisect_left(view.at, end))
        if view.free[i]
    }
    return "mixed" if len(marked) > 1 else "direct" if True in marked else "indirect"


def cue_class(view: View, item: Proposal, kind: QuoteKind) -> CueClass:
    """What sort of act the cue is, by its lemma; for a lemma in no class, words quoted or reported are speech."""
    key = cue_key(view, item.cue)
    names = classes().get(key, "").split("+")
    if key in DIRECTIVES:
        return "speech"
    if key == "for":
        return "thought"  # for Lee, it was a mistake
    if key in DEEDS and kind == "indirect" and not holds_verb(view, item):
        return "attitude"
    wish = names[0] in ("thought", "attitude") and {"attitude", "intention"} & set(names)
    if wish and construction(view, item) == "to-infinitive":
        return "intention"  # hopes to win, but hopes that they win
    found: list[CueClass] = [name for name in get_args(CueClass) if name in names]
    if found:
        return min(found, key=names.index)
    name = construction(view, item)
    reported = (
        (kind != "indirect" and key != "be")
        or "clause" in name
        or name in ("according to", "colon", "signature", "hearsay")
    )
    return "speech" if reported else "attitude"


def holds_verb(view: View, item: Proposal) -> bool:
    """Whether a content says something: it has a finite verb."""
    return any(view.tag[k] in FINITE for k in range(item.first, item.last + 1) if k != item.cue)


def construction(view: View, item: Proposal) -> str:
    """The name of the construction that attributes: by marks, by the cue's own form, or by `CONSTRUCTIONS`."""
    cue, i, j = item.cue, item.first, item.last
    low, dep = view.low, view.dep
    side = "around its cue" if i < cue < j else "before its cue" if j < cue else "after its cue"
    if view.opens[cue]:
        return "quotation alone"
    if view.pos[cue] == "PUNCT":
        return "colon" if low[cue] == ":" else "signature"
    if low[cue] in ("according", "per") or (low[cue] in ("by", "for", "in", "words") and not item.numbers):
        return "according to"
    if view.pos[cue] == "ADV":
        return "hearsay"
    stretch = view.stretch[i]
    if stretch >= 0 and view.stretches[stretch].first == i and view.stretch[cue] != stretch:
        return f"quotation {side}"
    top = min((k for k in range(i, j + 1) if view.free[k] and k != cue), key=lambda k: view.depth[k], default=i)
    while view.head[top] not in (cue, top):
        top = view.head[top]
    if view.head[top] != cue:
        return f"clause {side}" if j < cue or i < cue < j else "other"
    name = CONSTRUCTIONS.get(dep[top], "other")
    opener = next((low[k] for k in view.kids[top] if dep[k] in ("mark", "advmod", "dobj", "nsubj") and k < top), "")
    if name == "clause":
        marked = "that-clause" if opener == "that" else "wh-clause" if opener in WH else "clause"
        return f"clause {side}" if j < cue else marked
    if name == "complement":
        return "to-infinitive" if any(low[k] == "to" and dep[k] == "aux" for k in view.kids[top]) else "complement"
    return f"noun, {name}" if view.pos[cue] == "NOUN" and not name.startswith("noun") else name


# --- choosing rows that fit together


def intrudes(view: View, item: Proposal, other: Proposal) -> bool:
    """Whether a content holds, outside marks, another speaker's cue that is not nested below the content's head."""
    d = other.cue
    if not item.first <= d <= item.last or view.inside[d] or not item.first <= other.source <= item.last:
        return False
    if item.first < item.cue < item.last and view.sent[d] == view.sent[item.cue]:
        return False  # around its own cue a content may go on with a clause of the same sentence
    words = [k for k in range(item.first, item.last + 1) if view.free[k] and view.sent[k] == view.sent[d]]
    top = min(words, key=lambda k: view.depth[k])
    return top == d or not view.dominates(top, d)


def entitles(view: View, item: Proposal) -> bool:
    """Whether the content is only the name of a work, and the cue no verb of saying: read “The Great Gatsby”."""
    stretch = view.stretches[view.stretch[item.first]] if view.stretch[item.first] >= 0 else None
    whole = stretch is not None and (stretch.first, stretch.last) == (item.first, item.last)
    said = classes().get(cue_key(view, item.cue), "").startswith(("speech", "writing"))
    return whole and stretch is not None and not stretch.speech and titled(view, stretch) and not said


def describes(view: View, item: Proposal) -> bool:
    """Whether a form of *be* only describes a thing ("minerals are critical for industry") instead of attributing."""
    cue = item.cue
    if view.lemma[cue] != "be" or view.kind(item.source) != "NOUN":
        return False
    adjective = next((k for k in view.kids[cue] if view.dep[k] == "acomp"), -1)
    return adjective >= 0 and any(view.low[k] == "for" for k in view.kids[adjective])


def supposes(view: View, item: Proposal) -> bool:
    """Whether the act of saying is itself only supposed: "if he signs a deal", "they could demand aid"."""
    if view.inside[item.first] or view.inside[item.last]:
        return False
    verb = item.cue
    while view.dep[verb] in ("conj", "xcomp") and view.head[verb] != verb:
        verb = view.head[verb]
    kids = {*view.kids[item.cue], *view.kids[verb]}
    modal = any(view.tag[k] == "MD" and view.low[k] in IRREALIS for k in kids)
    return (modal and not holds_verb(view, item)) or any(
        view.dep[k] == "mark" and view.low[k] in ("if", "unless") for k in kids
    )


def modifies(view: View, item: Proposal) -> bool:
    """Whether an unlikely cue only describes the noun that would be its content: "a pause ordered by the president"."""
    top = min((k for k in range(item.first, item.last + 1) if view.free[k]), key=lambda k: view.depth[k])
    return item.log_odds < 0 and view.dep[item.cue] == "acl" and view.head[item.cue] == top and not view.inside[top]


def forbidden(view: View, item: Proposal) -> bool:
    """Whether a row is one that no reader forgives, however likely it is."""
    return any(forbids(view, item) for forbids in (describes, supposes, modifies, denies, entitles))


def bonus(view: View, item: Proposal) -> float:
    """How much less likely than others a row may be, as its construction is plain or as readers ask for all of them."""
    if view.low[item.cue] == "according":
        return ACCORDING_BONUS
    key = cue_key(view, item.cue)
    if classes().get(key, "").startswith("hearsay"):
        return HEARSAY_BONUS
    after = next((k for k in range(item.last + 1, view.n) if view.free[k]), -1)
    if after >= 0 and cites_for(view, after) == item.cue:
        return CITED_BONUS
    named = any(view.dep[k] == "nsubj" and view.low[k] != "it" for k in view.kids[item.cue])
    plain = key in PLAIN and view.tag[item.cue] in FINITE and named and holds_verb(view, item)
    return PLAIN_BONUS if plain else 0.0


def choose(view: View, items: list[Proposal], least: float) -> list[Proposal]:
    """The rows that fit together, the likeliest first."""
    taken, strong = Nearby(view), Nearby(view)
    for item in items:
        if item.rank == 0 and item.log_odds > 0 and not forbidden(view, item):
            strong.add(item)
    for item in sorted(items, key=lambda x: (-x.log_odds, x.cue, x.first)):
        if item.log_odds < least - bonus(view, item):
            continue
        if forbidden(view, item):
            continue
        if any(clash(item, other) for other in taken.to(item)):
            continue
        if any(intrudes(view, item, other) for other in strong.to(item) if other.cue != item.cue):
            continue
        item.cue = nearest_cue(view, item)
        taken.add(item)
    for item in unclaimed(view, taken.items):
        if not any(clash(item, other) for other in taken.to(item)):
            taken.add(item)
    return sorted(taken.items, key=lambda x: (x.first, x.cue))


def nearest_cue(view: View, item: Proposal) -> int:
    """The cue, or the participle that stands between it and the content: "sent a letter *expressing* his regret"."""
    beside = item.first - 1
    attributes = view.tag[beside] == "VBG" and view.dep[beside] == "acl" and view.key[beside] in classes()
    return beside if item.cue < beside and attributes and cue_key(view, item.cue) not in classes() else item.cue


class Nearby:
    """Proposals by the sentences that they touch: only those of the same sentences can stand in each other's way."""

    def __init__(self, view: View) -> None:
        self.items: list[Proposal] = []
        self._view = view
        self._by_sentence: dict[int, list[int]] = {}

    def add(self, item: Proposal) -> None:
        """Take in one more."""
        for sentence in self._sentences(item):
            self._by_sentence.setdefault(sentence, []).append(len(self.items))
        self.items.append(item)

    def to(self, item: Proposal) -> list[Proposal]:
        """Those that share a sentence with a proposal, in the order in which they were added."""
        return [self.items[n] for n in self.places(item)]

    def places(self, item: Proposal) -> list[int]:
        """The same as places in `items`."""
        return sorted({n for sentence in self._sentences(item) for n in self._by_sentence.get(sentence, ())})

    def _sentences(self, item: Proposal) -> range:
        words = (item.first, item.last, item.cue)
        return range(self._view.sent[min(words)], self._view.sent[max(words)] + 1)


def clash(item: Proposal, other: Proposal) -> bool:
    """Whether two rows cannot both stand: one cue, shared words, or a cue within the other's content."""
    if item.cue == other.cue or item.overlaps(other):
        return True
    return other.first <= item.cue <= other.last and not item.first <= other.cue <= item.last


def proposals(view: View, model: Model) -> list[Proposal]:
    """Everything that was proposed for a document, weighed, before rows are chosen."""
    items: list[Proposal] = []
    unlikely: list[Proposal] = []
    rare = {cue for cue in range(view.n) if hears(view, cue) or (view.lower[cue - 1] == "to" and takes(view, cue) >= 0)}
    for cue, z, pairs in propose(view, model.scorers, rare | clause_cues(view)):
        # Annotators never nest, so a cue within another's content scores low; it is kept for `nested`.
        target = items if logistic(z) > CUE_LEAST or cue in rare else unlikely
        target += weigh(view, cue, z, pairs, model.scorers)
    judge(view, items, model.scorers["row"])
    for item in unlikely:
        item.log_odds = -99.0
    learned = {item.cue for item in items if item.log_odds >= LEAST}
    rules = (signed, labelled, hearsay, reported, citing)
    ruled = [item for rule in rules for item in rule(view) if item.cue not in learned]
    return sorted([*items, *unlikely, *ruled], key=lambda x: (x.cue, x.rank))


def clause_cues(view: View) -> set[int]:
    """Verbs of saying, thinking or finding with a subject and a clause of their own, which may be nested quotes."""
    found = set()
    for k in range(view.n):
        if view.dep[k] == "ccomp" and view.pos[view.head[k]] == "VERB":
            cue = view.head[k]
            subject = any(view.dep[x] in SUBJECTS for x in view.kids[cue])
            if subject and NESTING.intersection(classes().get(view.lemma[cue], "").split("+")):
                found.add(cue)
    return found


def nested(view: View, items: Sequence[Proposal], rows: Sequence[Proposal]) -> list[tuple[Proposal, int]]:
    """Attributions within a row's content ("he said that officials *had warned* …"), with a source of their own.

    Each comes with the index of the smallest row around it, counted over rows and the nested ones after them.
    """
    known = Nearby(view)
    for row in rows:
        known.add(row)
    around_it: list[int] = []
    cues = {row.cue for row in rows}
    for item in items:
        if item.source < 0 or item.cue in cues or item.first < item.cue < item.last or not item.numbers:
            continue
        if not NESTING.intersection(classes().get(cue_key(view, item.cue), "").split("+")):
            continue
        clause = any(view.dep[k] == "ccomp" and item.first <= k <= item.last for k in view.kids[item.cue])
        said = classes().get(cue_key(view, item.cue), "").startswith(("speech", "writing"))
        if not clause and not (said and any(view.closes[item.first : item.last + 3])):
            continue  # "the patient showed symptoms", "the virus claimed lives": nothing is said
        if view.sent[item.first] != view.sent[item.last]:
            continue
        numbers = dict(item.numbers)
        if (
            view.subject(item.cue) != item.source
            or numbers["content"] < NESTED_LEAST
            or numbers["cue"] < NESTED_CUE_LEAST
        ):
            continue
        low, high = min(item.first, item.cue, item.source), max(item.last, item.cue, item.source)
        near = [(n, known.items[n]) for n in known.places(item)]
        around = [(row.last - row.first, n) for n, row in near if row.first <= low and high <= row.last]
        crossing = any(
            item.overlaps(other)
            and not ((other.first <= low and high <= other.last) or (low <= other.first and other.last <= high))
            for n, other in near
            if n >= len(rows)
        )
        if around and not crossing:
            known.add(item)
            around_it.append(min(around)[1])
            cues.add(item.cue)
    return list(zip(known.items[len(rows) :], around_it, strict=True))


# --- from words to characters


@dataclass(frozen=True, slots=True)
class Span:
    """A row in characters, half open: the content's parts, the cue, and the source (None: there is none)."""

    parts: schema.Spans
    cue: tuple[int, int] | None
    source: tuple[int, int] | None


def spans(view: View, item: Proposal) -> Span:
    """The character spans of a proposal: content with its marks, but without a cue and source in the middle of it."""
    cue, i, j, t = item.cue, item.first, item.last, speaker(view, item)
    first, last = view.bounds[view.sent[cue]]
    low_cue, high_cue = cue, cue + (view.low[cue] == "according" and cue < last and view.low[cue + 1] == "to")
    while (
        low_cue > first
        and view.dep[low_cue - 1] in ("aux", "auxpass", "neg", "advmod")
        and view.head[low_cue - 1] == cue
    ):
        low_cue -= 1
    verb = takes(view, cue)
    low_cue = verb if verb >= 0 else low_cue
    s = e = t
    source: tuple[int, int] | None = None
    high_cue = cue_end(view, item, high_cue)
    if t >= 0:
        s, e = source_words(view, item, t, low_cue, high_cue)
        source = (view.at[s], view.end[e])
    begin, end = with_marks(view, i, j)
    parts: list[tuple[int, int]] = []
    if i < cue < j:
        a, b = (min(low_cue, s), max(high_cue, e)) if t >= 0 and abs(t - cue) < 25 else (low_cue, high_cue)
        a, b = aside(view, i, j, a, b)
        if a > i:
            parts.append((view.at[begin], view.end[a - 1]))
        if b < j:
            parts.append((view.at[b + 1], view.end[end]))
    if not parts:
        parts = [(view.at[begin], view.end[end])]
    bare = view.opens[cue]  # the quotation stands alone
    return Span(tuple(parts), None if bare else (view.at[low_cue], view.end[high_cue]), source)


def speaker(view: View, item: Proposal) -> int:
    """The source: not nobody where an active cue has a subject, and the noun rather than the *that* after it."""
    cue, source = item.cue, item.source
    said = cites_for(view, cue)
    if said >= 0 and view.subject(said) >= 0:
        return view.subject(said)
    candidates = source_candidates(view, cue, item.first, item.last)
    if source < 0:
        own = next((k for k in view.kids[cue] if view.dep[k] == "nsubj"), -1)
        if own < 0 and view.pos[cue] == "NOUN":
            own = next((k for k in view.kids[cue] if view.dep[k] == "poss"), -1)  # his claim that …
        if own < 0 and view.dep[cue] == "acl" and view.tag[cue] == "VBG":
            own = view.head[cue]
        said = classes().get(cue_key(view, cue), "").startswith(("speech", "writing"))  # it said, but not it seems
        empty = ("there", "that", "this") if said else ("it", "there", "that", "this")
        return own if own in candidates and view.low[own] not in empty else source
    noun = view.head[view.head[source]]
    relative = view.low[source] in ("that", "which") and view.dep[view.head[source]] == "relcl"
    return noun if relative and noun in candidates else source


def cue_end(view: View, item: Proposal, high: int) -> int:
    """The cue's last word: with what completes it before the content, as in *expressed interest in*, *made clear*."""
    cue, i = item.cue, item.first
    if view.low[cue] == "in" and not item.numbers and item.source > cue + 2:  # in the words of the coach
        return next((k for k in range(item.source, cue, -1) if view.low[k] == "of"), high)
    if item.last <= high + 1:
        return high
    start = i if i > cue else high + 1
    between = range(high + 1, start)
    if start <= high or len(between) > 4 or item.source in between or any(view.edge[k] for k in between):
        return high
    if i < cue:  # split content: "The minister was accused | of hiding it"
        preposition = view.dep[start] == "prep" and view.head[start] == cue
        return start if preposition and view.low[start] in ("about", "against", "for", "of", "on", "with") else high
    if not between or not all(view.dominates(cue, k) for k in between):
        return high
    final = between[-1]
    completes = view.dep[final] in ("prep", "acomp", "oprd", "prt") and view.head[final] in range(cue, final)
    return final if completes else high


def source_words(view: View, item: Proposal, t: int, low_cue: int, high_cue: int) -> tuple[int, int]:
    """The first and last word of the source: the words below its head `t`, as far as they run on."""
    cue, i, j = item.cue, item.first, item.last
    first, last = view.bounds[view.sent[t]]
    around = i < cue < j

    def own(x: int) -> bool:
        return (
            not low_cue <= x <= high_cue
            and (around or not i <= x <= j)
            and (not view.edge[x] or view.low[x] in ",'\"")
            and view.dominates(t, x)
        )

    s = e = t
    while (
        s > first and own(s - 1) and not (view.pos[t] == "PROPN" and view.low[s - 1] == ",")
    ):  # no comma before a name
        s -= 1
    while e < last and own(e + 1) and not says_more(view, e + 1, cue) and not dates(view, e + 1):
        e += 1
    # The tokenizer cuts "co-author" and "No. 3846" apart.
    while e + 2 <= last and view.low[e + 1] in ("-", ".") and view.at[e + 1] == view.end[e] and view.free[e + 2]:
        if (view.low[e + 1] == "-" and view.at[e + 2] != view.end[e + 1]) or (
            view.low[e + 1] == "." and view.pos[e + 2] != "NUM"
        ):
            break
        e += 2
    while s < t and view.edge[s]:
        s += 1
    while s < t and view.word[s] in "([":  # a label in brackets
        s += 1
    while e > t and (view.edge[e] or view.dep[e] == "prep"):  # reports *as* of Monday
        e -= 1
    while e > t and view.word[e] == ")" and "(" not in view.word[s:e]:
        e -= 1
    return s, e


def dates(view: View, k: int) -> bool:
    """Whether a phrase of time begins here, which tells when it was said: "officials *on Saturday*"."""
    return view.dep[k] == "prep" and any(view.ent[x] in ("DATE", "TIME") for x in view.kids[k])


def says_more(view: View, k: int, cue: int) -> bool:
    """Whether a relative clause with another verb of saying begins here: "police, *who said* it was over"."""
    relative = k + 1 if view.low[k] == "," else k
    if relative >= view.n or view.low[relative] not in ("who", "which"):
        return False
    verb = view.head[relative]
    return (
        verb != cue
        and view.dep[verb] == "relcl"
        and classes().get(view.lemma[verb], "").startswith(("speech", "writing"))
    )


def denies(view: View, item: Proposal) -> bool:
    """Whether the cue is negated and nothing is said: "has not commented on the death", "specified no date"."""
    said = classes().get(cue_key(view, item.cue), "").startswith(("speech", "writing"))
    if not said or holds_verb(view, item) or view.inside[item.first]:
        return False
    nothing = view.low[item.first] == "no" and view.pos[item.first] == "DET"
    return nothing or any(view.dep[k] == "neg" for k in view.kids[item.cue])


def with_marks(view: View, i: int, j: int) -> tuple[int, int]:
    """A content's first and last word with the quotation marks (and the comma within them) that belong to it."""
    a, b = view.stretch[i], view.stretch[j]
    if not view.stretches:
        return i, j
    opening, closing = view.stretches[a], view.stretches[b]  # -1: none, and then not looked at
    begin = opening.open if a >= 0 and opening.first == i and (opening.last <= j or not opening.closed) else i
    end = closing.close if b >= 0 and closing.last == j and closing.first >= i and closing.closed else j
    return begin, max(end, j)


def aside(view: View, i: int, j: int, a: int, b: int) -> tuple[int, int]:
    """What to cut out of a content around cue and source from a to b: up to the marks or commas on both sides."""
    marked = any(view.closes[i:a])
    if marked:
        while a > i + 1 and not view.closes[a - 1] and view.outside[a] - view.outside[a - 1] + view.edge[a - 1]:
            a -= 1
        after = [s for s in view.stretches if b < s.open < min(j, b + 40)]
        # The quotation goes on with speech, not with the title of a work: “It ended well,” he said on “Evening Hour”.
        again = next((s.open for s in after if s.speech or s.last == j), after[0].open if after else -1)
        if again >= 0:
            return a, again - 1
    else:
        while a > i + 1 and view.edge[a - 1]:
            a -= 1
        if all(view.pos[k] == "ADV" for k in range(a, b + 1)):
            return a, b  # Trump | reportedly | won it: nothing but the adverb stands in the way
    comma = next((k for k in range(b + 1, min(j, b + 14)) if view.edge[k] or view.low[k] in DASHES), -1)
    return a, comma if comma >= 0 else b


# --- why


@dataclass(frozen=True, slots=True)
class Decision:
    """One step on the way to a row: what could be chosen, how likely each was, and what spoke for the first.

    Attributes:
        name: cue, start, end, content, source or row.
        candidates: (text, probability), the likeliest first.
        evidence: (feature, what it added to the first candidate's score), the strongest first.
    """

    name: str
    candidates: tuple[tuple[str, float], ...]
    evidence: tuple[tuple[str, float], ...]


def explain(doc: Doc, offset: int, *, limit: int = 8) -> list[Decision]:
    """Why there is (or is no) row at a character of the text: the decisions about the cue nearest to it.

    Args:
        doc: A parsed document.
        offset: A character of the text.
        limit: How many features and candidates to name.

    Returns:
        The decisions in the order in which they were made; empty if no word near the offset may be a cue.
    """
    view, weights = view_of(doc), model()
    items = proposals(view, weights)
    here = max(0, bisect_right(view.at, offset) - 1)
    rows = choose(view, items, weights.settings["least"])
    item = next((row for row in rows if row.cue == here), None)
    item = item or min(
        (row for row in rows if row.first <= here <= row.last or row.source == here),
        key=lambda r: r.last - r.first,
        default=None,
    )
    if item is not None:
        cue = item.cue
    elif view.n and can_cue(view, here):
        cue = here
    else:
        first, last = view.bounds[view.sent[here]] if view.n else (0, -1)
        near = [k for k in range(first, last + 1) if can_cue(view, k)]
        if not near:
            return []
        cue = min(near, key=lambda k: abs(k - here))
    return list(_decisions(view, weights, items, cue, item, limit))


def _decisions(
    view: View, model: Model, items: Sequence[Proposal], cue: int, item: Proposal | None, limit: int
) -> Iterator[Decision]:
    weights, key = model.scorers, cue_key(view, cue)
    features = cue_features(view, cue)
    chance = logistic(score(weights["cue"], features))
    yield Decision("cue", ((view.word[cue], chance),), tuple(strongest(weights["cue"], features, limit=limit)))
    scorers = Scorers(view, weights)
    pairs = scorers.pairs(cue)
    if not pairs:
        return
    for name, left, places in zip(("start", "end"), (True, False), windows(view, cue), strict=True):
        edges = scorers.edges(cue, key, left, places)
        i = edges[0].at
        features = place_features(view, i, left, "before" if i < cue else "after") + edge_features(
            view, cue, key, i, left
        )
        named = tuple((view.word[e.at], math.exp(e.log)) for e in edges[:limit])
        yield Decision(name, named, tuple(strongest(weights[name], features, limit=limit)))
    own = [x for x in items if x.cue == cue]
    if not own:
        return
    item = item if item in own else own[0]
    assert item is not None
    named = tuple((view.text[view.at[x.first] : view.end[x.last]], x.guess / max(chance, 1e-9)) for x in own)
    best = next((p for p in pairs if (p.first, p.last) == (item.first, item.last)), pairs[0])
    features, numbers = pair_features(view, cue, key, best, pairs[0].log)
    yield Decision("content", named, tuple(strongest(weights["pair"], features, numbers, limit=limit)))
    candidates = [*source_candidates(view, cue, item.first, item.last), -1]
    logs = log_softmax(
        [score(weights["source"], source_features(view, cue, key, t, item.first, item.last)) for t in candidates]
    )
    ranked = sorted(zip(logs, candidates, strict=True), reverse=True)
    named = tuple((view.word[t] if t >= 0 else "", math.exp(log)) for log, t in ranked[:limit])
    features = source_features(view, cue, key, ranked[0][1], item.first, item.last)
    yield Decision("source", named, tuple(strongest(weights["source"], features, limit=limit)))
    for other, features, numbers in contexts(view, [x for x in items if x.log_odds > -99.0 and x.numbers]):
        if other is item:
            calibration = model.calibrations.get("row", Calibration())
            text = view.text[view.at[item.first] : view.end[item.last]]
            evidence = tuple(strongest(weights["row"], features, numbers, limit=limit))
            yield Decision("row", ((text, calibration(item.log_odds)),), evidence)
