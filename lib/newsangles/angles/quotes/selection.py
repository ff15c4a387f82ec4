"""Selection of compatible rows, the likeliest first, and their kind, class and construction.

Glaring errors are ruled out here (`is_ruled_out`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import get_args

from newsangles.angles.quotes.chains import join_chains, speech_chains
from newsangles.angles.quotes.clause_ends import breaks_off
from newsangles.angles.quotes.constructions import (
    PEOPLE,
    cited_sources,
    hearsay_clauses,
    is_put,
    light_verb,
    put_sentences,
    signed_quotations,
    sourced_sentences,
)
from newsangles.angles.quotes.contents import is_work_title
from newsangles.angles.quotes.cues import (
    FINITE,
    cites_for,
    classes,
    classes_of,
    cue_key,
    is_hearsay,
    says,
    told_audience,
)
from newsangles.angles.quotes.inferences import (
    is_bare_report,
    is_denied,
    is_inferred,
    is_only_cited,
    is_owed,
    is_undecided,
)
from newsangles.angles.quotes.proposals import MIN_CUE_PROBABILITY, Proposal, judge, propose, weigh
from newsangles.angles.quotes.tails import cut_tails
from newsangles.angles.quotes.topics import (
    ACTS,
    holds_verb,
    is_ascribed,
    is_guessed_thought,
    is_only_an_act,
    is_proposed_together,
    states_nothing,
    takes_in,
)
from newsangles.angles.quotes.trimming import trim_all
from newsangles.angles.quotes.turns import speakers_turns
from newsangles.angles.quotes.unattributed import unattributed_quotations
from newsangles.angles.quotes.unsaid import (
    is_answered,
    is_anybodys,
    is_asked,
    is_awaited,
    is_everybodys,
    is_handed_down,
    is_heading,
    is_left_unsaid,
    is_lived_through,
    is_met_with,
    is_narrated,
    is_only_its_subject,
    is_only_known,
    is_only_seen,
    is_performed,
    is_reputed,
    is_sought,
    is_unsaid,
    runs_over,
    stops_at_that,
)
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.scorers import Model, logistic
from newsangles.language.structure import Structure
from newsangles.tables.fields import Spans
from newsangles.tables.schema import CueClass, QuoteKind

NO_STRUCTURE = Structure(())

MIN_LOG_ODDS = -1.1
"""Choose a row if its log-odds are >= this, between the best exact (-0.9) and partial F1 (-1.6)."""

HEARSAY_BONUS = 0.8
"""Log-odds added to a row on hearsay (reportedly, allegedly): readers want all of them."""

ACCORDING_BONUS = 1.4
"""Log-odds added to a row on *according to*, which surely attributes; only its edges are in doubt."""

PLAIN = frozenset("add announce claim report say state tell write".split())

PLAIN_BONUS = 0.6
"""Log-odds added to a row whose cue is one of `PLAIN`, with a subject and a clause."""

CITED_BONUS = 1.2
"""Log-odds added to a row whose content ends before a *citing* of its cue's subject."""

NESTING = frozenset(("speech", "writing", "thought", "finding"))
"""Classes of cues that may be nested in another's content."""

MIN_NESTED_LOG_PROBABILITY, MIN_NESTED_CUE_LOG_ODDS = -2.0, -3.5
"""Nest a content if its log probability given its cue, and the log-odds of its cue, are >= these."""

IRREALIS = frozenset(("could", "would", "should", "might", "may", "must"))
"""Modal verbs that make an act of saying hypothetical."""

DIRECTIVES = frozenset("ask command demand direct instruct order request summon tell urge".split())
"""Directives: acts of speech (Searle 1976), though the content is a wish."""

COMMITTING = frozenset("claim deny pledge promise refuse swear threaten vow".split())
"""Verbs whose infinitive is a statement: in which he *claims* to be king."""

NOBODY = frozenset("nobody none nothing neither anyone anybody anything no-one".split())

PERSONAL = frozenset("me you him her us them".split())

KIN = frozenset(
    """aunt boyfriend brother colleague cousin daughter employer family father friend girlfriend grandfather grandmother
    husband mother neighbour neighbor office parent partner police sister son station uncle wife""".split()
)
"""Nouns for whom one calls."""

REFERENCES = frozenset("code incident log number ref reference".split())
"""Nouns for what one quotes to an office."""

QUESTION_WORDS = frozenset("whether if how why what who where when which".split())
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


def kind(view: ParsedText, parts: Spans) -> QuoteKind:
    """The kind of a quote: direct (every word in quotation marks), indirect (none), or mixed (some)."""
    marked = {
        view.inside[i] > 0
        for start, end in parts
        for i in range(bisect_left(view.idx, start), bisect_left(view.idx, end))
        if view.free[i]
    }
    return "mixed" if len(marked) > 1 else "direct" if True in marked else "indirect"


def cue_class(view: ParsedText, item: Proposal, kind: QuoteKind) -> CueClass:
    """The class of a cue by its lemma; for a lemma in no class, words quoted or reported are speech."""
    if item.turn:
        return "speech"  # its cue is a name, or none of its words
    key = cue_key(view, item.cue)
    names = classes().get(key, "").split("+")
    if kind == "indirect" and any(rule(view, item) for rule in NOT_SAID):
        return "attitude"
    if kind == "indirect" and any(states(view, item) for states in (is_ascribed, is_only_known, *NO_STATEMENTS)):
        return "attitude"
    if kind != "direct" and (is_left_unsaid(view, item) or is_only_seen(view, item)):
        return "attitude"
    if key in DIRECTIVES:
        return "speech"
    if key == "for":
        return "thought"  # for Lee, it was a mistake
    if key in ACTS and kind == "indirect" and is_only_an_act(view, item):
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


def construction(view: ParsedText, item: Proposal) -> str:
    """The name of the construction that attributes: by marks, by the cue's own form, or by `CONSTRUCTIONS`."""
    cue, i, j = item.cue, item.first, item.last
    low, dep = view.masked_lower, view.dep
    side = "around its cue" if i < cue < j else "before its cue" if j < cue else "after its cue"
    if item.turn:
        return "turn"
    if view.opens[cue]:
        if item.named:
            return "signature"
        before = cue - 1
        runs_on = before >= 0 and view.para[before] == view.para[cue] and view.word[before] not in (".", "!", "?")
        return "quotation within a sentence" if runs_on else "quotation alone"
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
    opener = next((low[k] for k in view.children[top] if dep[k] in ("mark", "advmod", "dobj", "nsubj") and k < top), "")
    if name == "clause":
        marked = "that-clause" if opener == "that" else "wh-clause" if opener in QUESTION_WORDS else "clause"
        return f"clause {side}" if j < cue else marked
    if name == "complement":
        return "to-infinitive" if any(low[k] == "to" and dep[k] == "aux" for k in view.children[top]) else "complement"
    return f"noun, {name}" if view.pos[cue] == "NOUN" and not name.startswith("noun") else name


def holds_other_cue(view: ParsedText, item: Proposal, other: Proposal) -> bool:
    """True if a content holds another speaker's cue, outside marks and not below the content's head."""
    d = other.cue
    if not item.first <= d <= item.last or view.inside[d] or not item.first <= other.source <= item.last:
        return False
    if item.first < item.cue < item.last and view.sent[d] == view.sent[item.cue]:
        return False  # a content may continue after its own cue with a clause of the same sentence
    words = [k for k in range(item.first, item.last + 1) if view.free[k] and view.sent[k] == view.sent[d]]
    top = min(words, key=lambda k: view.depth[k])
    return top == d or not view.dominates(top, d)


def is_work_title_only(view: ParsedText, item: Proposal) -> bool:
    """True if the content is only a work's name, and the cue no verb of saying: read “The Great Gatsby”."""
    stretch = view.stretches[view.stretch[item.first]] if view.stretch[item.first] >= 0 else None
    whole = stretch is not None and (stretch.first, stretch.last) == (item.first, item.last)
    said = says(view, item.cue)
    return whole and stretch is not None and not stretch.speech and is_work_title(view, stretch) and not said


def is_description(view: ParsedText, item: Proposal) -> bool:
    """True if a form of *be* only describes a thing ("minerals are critical for industry") instead of attributing."""
    cue = item.cue
    if view.lemma[cue] != "be" or view.kind(item.source) != "NOUN":
        return False
    adjective = next((k for k in view.children[cue] if view.dep[k] == "acomp"), -1)
    return adjective >= 0 and any(view.masked_lower[k] == "for" for k in view.children[adjective])


def is_hypothetical(view: ParsedText, item: Proposal) -> bool:
    """True if the act of saying is hypothetical: "if he signs a deal", "they could demand aid"."""
    if view.inside[item.first] or view.inside[item.last]:
        return False
    verb = item.cue
    while view.dep[verb] in ("conj", "xcomp") and view.head[verb] != verb:
        verb = view.head[verb]
    kids = {*view.children[item.cue], *view.children[verb]}
    modal = any(view.tag[k] == "MD" and view.masked_lower[k] in IRREALIS for k in kids)
    return (modal and not holds_verb(view, item)) or any(
        view.dep[k] == "mark" and view.masked_lower[k] in ("if", "unless") for k in kids
    )


def cue_modifies_content(view: ParsedText, item: Proposal) -> bool:
    """True if an unlikely cue only describes the noun that would be its content: "a pause ordered by the president"."""
    top = min((k for k in range(item.first, item.last + 1) if view.free[k]), key=lambda k: view.depth[k])
    return item.log_odds < 0 and view.dep[item.cue] == "acl" and view.head[item.cue] == top and not view.inside[top]


def is_negated(view: ParsedText, item: Proposal) -> bool:
    """True if the cue is negated and nothing is said: "has not commented on the death", "specified no date"."""
    said = says(view, item.cue)
    if not said or holds_verb(view, item) or view.inside[item.first]:
        return False
    nothing = view.masked_lower[item.first] == "no" and view.pos[item.first] == "DET"
    return nothing or any(view.dep[k] == "neg" for k in view.children[item.cue])


def has_no_speaker(view: ParsedText, item: Proposal) -> bool:
    """True if the source is nobody, or anybody at all: "nobody said …", "no evidence shows …", "any reports"."""
    source = item.source if item.source >= 0 else view.subject(item.cue)
    if source < 0 or (view.inside[source] and not view.inside[item.cue]):
        return False
    numbered = view.pos[source] == "NUM"  # No 10 confirmed
    kids = [k for k in view.children[source] if k < source and not numbered]
    return view.lower[source] in NOBODY or any(
        view.lower[k] in ("no", "any", "neither") or (view.dep[k] == "neg" and view.lower[k + 1] in ("a", "one"))
        for k in kids
    )


def is_only_dated(view: ParsedText, item: Proposal) -> bool:
    """True if beside cue and source there is only a time: "The bank announced on Tuesday"."""
    cue, source = item.cue, item.source if item.source >= 0 else view.subject(item.cue)
    if view.inside[item.first] or view.pos[cue] != "VERB":
        return False
    own = source >= 0 and not view.dominates(source, cue)
    words = [
        k
        for k in range(item.first, item.last + 1)
        if view.free[k] and k != cue and not (own and view.dominates(source, k))
    ]
    timed = [k for k in words if view.ent[k] in ("DATE", "TIME")]
    return bool(timed) and all(k in timed or view.pos[k] in ("ADP", "DET", "SCONJ") for k in words)


def is_unspoken_clause(view: ParsedText, item: Proposal) -> bool:
    """True if a clause before an unknown cue only runs into it: "left at 5 p.m. Ann stayed"."""
    cue = item.cue
    if (
        view.masked_lower[cue] == "according"
        or item.last > cue
        or view.pos[cue] != "VERB"
        or cue_key(view, cue) in classes()
        or view.closes[item.last + 1]
    ):
        return False
    between = range(item.last + 1, cue)
    return not any(view.edge[k] for k in between) and holds_verb(view, item)


def is_contact(view: ParsedText, item: Proposal) -> bool:
    """True if somebody is only rung up, or a reference only given: "called his wife", "quoting reference 12"."""
    key = cue_key(view, item.cue)
    if key not in ("call", "phone", "quote", "ring") or view.inside[item.first] or holds_verb(view, item):
        return False
    noun = next((k for k in view.children[item.cue] if view.dep[k] == "dobj"), -1)
    if not item.first <= noun <= item.last or any(view.opens[item.first : item.last + 1]):
        return False
    if key == "quote":
        return any(view.lemma[k] in REFERENCES or view.pos[k] == "NUM" for k in range(item.first, item.last + 1))
    end = next((k for k in range(noun, item.last + 1) if view.pos[k] == "ADP" or view.tag[k] == "TO"), item.last + 1)
    named = [k for k in range(item.first, end) if view.tag[k] in ("DT", "PRP$", "PRP") or (view.free[k] and k == noun)]
    plain = len([k for k in named if k != noun]) <= 1 and end - item.first <= 4
    other = any(
        view.dep[k] in ("oprd", "ccomp") or (view.dep[k] == "xcomp" and not says(view, k))  # called her to urge her
        for k in view.children[item.cue]
    )
    human = view.ent[noun] == "PERSON" or view.lower[noun] in PERSONAL or view.lemma[noun] in PEOPLE | KIN
    return plain and human and not other


def is_ruled_out(view: ParsedText, item: Proposal) -> bool:
    """True if a row is a glaring error, however high its probability."""
    return any(forbids(view, item) for forbids in RULES_AGAINST)


NOT_NESTED = (is_left_unsaid, is_anybodys, is_everybodys, is_asked, is_sought, is_owed, is_denied)
"""Glaring errors of rows within others."""

NOT_SAID = (states_nothing, is_unsaid, is_met_with, is_lived_through)
"""Indirect contents that nobody says."""

NO_STATEMENTS = (is_inferred, is_undecided, is_only_cited)
"""Rows without quotation marks that nobody states; they are given on request."""

RULES_AGAINST = (
    is_description,
    is_hypothetical,
    cue_modifies_content,
    is_negated,
    is_work_title_only,
    has_no_speaker,
    is_only_dated,
    is_unspoken_clause,
    is_contact,
    is_proposed_together,
    is_guessed_thought,
    takes_in,
    is_awaited,
    is_performed,
    runs_over,
    is_anybodys,
    is_narrated,
    is_sought,
    is_reputed,
    is_everybodys,
    is_heading,
    stops_at_that,
    is_owed,
    is_denied,
    is_bare_report,
    is_answered,
    is_only_its_subject,
    is_handed_down,
)
"""Glaring errors of rows."""


def bonus(view: ParsedText, item: Proposal) -> float:
    """The log-odds added to a row for its construction."""
    if view.masked_lower[item.cue] == "according":
        return ACCORDING_BONUS
    key = cue_key(view, item.cue)
    if classes().get(key, "").startswith("hearsay"):
        return HEARSAY_BONUS
    if told_audience(view, item.cue) >= 0:
        return CITED_BONUS
    after = next((k for k in range(item.last + 1, view.n) if view.free[k]), -1)
    if after >= 0 and cites_for(view, after) == item.cue:
        return CITED_BONUS
    named = any(view.dep[k] == "nsubj" and view.masked_lower[k] != "it" for k in view.children[item.cue])
    plain = key in PLAIN and view.tag[item.cue] in FINITE and named and holds_verb(view, item)
    return PLAIN_BONUS if plain else 0.0


def choose(
    view: ParsedText, items: list[Proposal], least: float, structure: Structure = NO_STRUCTURE
) -> list[Proposal]:
    """Choose compatible rows, the likeliest first; a content over several paragraphs is made whole before."""
    chains = speech_chains(view, items)
    join_chains(view, items, chains)
    trim_all(view, items, least)
    tails = cut_tails(view, items)
    sources = {tail.cue for tail in tails}
    items = [*(item for item in items if item.cue not in sources), *tails]
    taken, strong = Nearby(view), Nearby(view)
    for turn in speakers_turns(view, structure):
        taken.add(turn)
    for item in items:
        if item.rank == 0 and item.log_odds > 0 and not is_ruled_out(view, item):
            strong.add(item)
    for item in sorted(items, key=lambda x: (-x.log_odds, x.cue, x.first)):
        if item.log_odds < least - bonus(view, item) or not is_read(view, item, structure):
            continue
        if is_ruled_out(view, item):
            continue
        if any(clash(item, other) for other in taken.to(item)):
            continue
        others = () if item.cue in sources else strong.to(item)
        if any(holds_other_cue(view, item, other) for other in others if other.cue != item.cue):
            continue
        item.cue = nearest_cue(view, item)
        taken.add(item)
    for item in unattributed_quotations(view, taken.items, chains, structure):
        if any(clash(item, other) and not is_within(other, item) for other in taken.to(item)):
            continue
        whole = next((row for row in taken.to(item) if breaks_off(view, row, item)), None)
        if whole is None:
            taken.add(item)
        else:
            whole.last = item.last
    # What is said within a quotation is nested in its row.
    rows = [x for x in taken.items if not any(x is not y and is_within(x, y) for y in taken.to(x))]
    return sorted(rows, key=lambda x: (x.first, x.cue))


def is_read(view: ParsedText, item: Proposal, structure: Structure) -> bool:
    """True if a proposal stands in parts of the document that are read."""
    return structure.is_read(view.idx[item.cue]) and structure.is_read(view.idx[item.first])


def nearest_cue(view: ParsedText, item: Proposal) -> int:
    """The cue, or the participle that stands between it and the content: "sent a letter *expressing* his regret"."""
    beside = item.first - 1
    attributes = view.tag[beside] == "VBG" and view.dep[beside] == "acl" and view.masked_lemma[beside] in classes()
    return beside if item.cue < beside and attributes and cue_key(view, item.cue) not in classes() else item.cue


class Nearby:
    """An index of proposals by their sentences, since only proposals of the same sentence can clash."""

    def __init__(self, view: ParsedText) -> None:
        self.items: list[Proposal] = []
        self._view = view
        self._by_sentence: dict[int, list[int]] = {}

    def add(self, item: Proposal) -> None:
        """Add a proposal."""
        for sentence in self._sentences(item):
            self._by_sentence.setdefault(sentence, []).append(len(self.items))
        self.items.append(item)

    def to(self, item: Proposal) -> list[Proposal]:
        """Those that share a sentence with a proposal, in the order in which they were added."""
        return [self.items[n] for n in self.places(item)]

    def places(self, item: Proposal) -> list[int]:
        """Indices into `items` of the proposals that share a sentence with one."""
        return sorted({n for sentence in self._sentences(item) for n in self._by_sentence.get(sentence, ())})

    def _sentences(self, item: Proposal) -> range:
        words = (item.first, item.last, item.cue)
        return range(self._view.sent[min(words)], self._view.sent[max(words)] + 1)


def clash(item: Proposal, other: Proposal) -> bool:
    """True if two rows are incompatible: one cue, shared words, or a cue within the other's content."""
    if item.cue == other.cue or item.overlaps(other):
        return True
    return other.first <= item.cue <= other.last and not item.first <= other.cue <= item.last


def is_within(item: Proposal, other: Proposal) -> bool:
    """True if a row stands with its cue in another's content, whose own cue is outside of it."""
    within = other.first <= min(item.first, item.cue) and max(item.last, item.cue) <= other.last
    return within and not item.first <= other.cue <= item.last


def proposals(view: ParsedText, model: Model) -> list[Proposal]:
    """All proposals for a document with their log-odds, before rows are chosen."""
    items: list[Proposal] = []
    unlikely: list[Proposal] = []
    rare = {
        cue
        for cue in range(view.n)
        if is_hearsay(view, cue) or (view.lower[cue - 1] == "to" and light_verb(view, cue) >= 0)
    }
    for cue, z, pairs in propose(view, model.scorers, rare | clause_cues(view)):
        # Annotators never nest quotes, so a cue within another's content scores low; it is kept for `nested`.
        target = items if logistic(z) > MIN_CUE_PROBABILITY or cue in rare else unlikely
        target += weigh(view, cue, z, pairs, model.scorers)
    judge(view, items, model.scorers["row"])
    for item in unlikely:
        item.log_odds = -99.0
    learned = {item.cue for item in items if item.log_odds >= MIN_LOG_ODDS}
    rules = (signed_quotations, hearsay_clauses, sourced_sentences, cited_sources, put_sentences)
    ruled = [item for rule in rules for item in rule(view) if item.cue not in learned or is_put(view, item.cue)]
    return sorted([*items, *unlikely, *ruled], key=lambda x: (x.cue, x.rank))


def clause_cues(view: ParsedText) -> set[int]:
    """Verbs of saying, thinking or finding with a subject and a clause of their own, which may be nested quotes."""
    found = set()
    for k in range(view.n):
        if view.dep[k] == "ccomp" and view.pos[view.head[k]] == "VERB":
            cue = view.head[k]
            subject = any(view.dep[x] in SUBJECTS for x in view.children[cue])
            if subject and NESTING.intersection(classes().get(view.lemma[cue], "").split("+")):
                found.add(cue)
    return found


def nested(view: ParsedText, items: Sequence[Proposal], rows: Sequence[Proposal]) -> list[tuple[Proposal, int]]:
    """Attributions within a row's content ("he said that officials *had warned* …"), with a source of their own.

    Each comes with the index of the smallest row around it, counted over rows and the nested ones after them.
    """
    known = Nearby(view)
    for row in rows:
        known.add(row)
    around_it: list[int] = []
    cues = {row.cue for row in rows}
    for item in items:
        shared = view.dep[item.cue] == "relcl" and item.first <= view.head[item.cue]  # code that it says breaks locks
        split = item.first < item.cue < item.last and not shared
        if item.source < 0 or item.cue in cues or split or not item.numbers:
            continue
        unsaid = any(forbids(view, item) for forbids in NOT_NESTED)
        if unsaid or not NESTING.intersection(classes_of(view, item.cue)):
            continue
        said = says(view, item.cue)
        clause = any(
            (view.dep[k] == "ccomp" or (view.dep[k] == "xcomp" and view.lemma[item.cue] in COMMITTING))
            and item.first <= k <= item.last
            for k in view.children[item.cue]
        )
        if not clause and not (said and any(view.closes[item.first : item.last + 3])):
            continue  # "the patient showed symptoms", "the virus claimed lives": no attribution
        if view.sent[item.first] != view.sent[item.last]:
            continue
        numbers = dict(item.numbers)
        if (
            view.subject(item.cue) != item.source
            or numbers["content"] < MIN_NESTED_LOG_PROBABILITY
            or numbers["cue"] < MIN_NESTED_CUE_LOG_ODDS
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
