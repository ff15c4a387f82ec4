"""Rows whose content states nothing: a bare topic, a pronoun, an act on a thing, an outlook that nobody holds."""

from __future__ import annotations

from newsangles.angles.quotes.cues import AUXILIARIES, FINITE, cue_key, says
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import ParsedText

TOPICAL = frozenset(
    """address brief chat comment consult debate describe detail discuss elaborate explain hear inquire know lecture
    learn mention muse ponder read recount refer reflect remember report speak talk tell testify think wonder
    write""".split()
)
"""Verbs after which a noun alone is only what is spoken of: testify about the loans, refer to the war."""

ACTS = frozenset(
    """address agree answer applaud attack cast charge cheer conclude congratulate contest debate declare deliver
    document draft dub establish fire flag go greet heckle honor honour insult interrupt interview introduce jeer mock
    name observe offer post praise pronounce publish read release respond reveal salute sign submit taunt thank unveil
    vote write""".split()
)
"""Verbs of speech that denote an act when they have only an object: signed a law, agreed to a price."""

OUTLOOKS = frozenset("design expect intend mean need project schedule tip want".split())
"""Verbs whose passive with *to* and without *by* only says what is to come. She is expected to resign."""

JUDGING = frozenset(
    """accuse applaud assail attack blame cheer condemn criticise criticize denounce deplore deride dismiss mock praise
    rebuff reject ridicule slam welcome""".split()
)
"""Verbs of a judgement that may be held without a word."""

CROWD = frozenset(
    """all crowd everyone few half majority many million minority most number part people population portion proportion
    public share some thousand""".split()
)
"""Words for many people."""

THINKING = frozenset(
    """believe calculate conclude decide fear feel hope imagine judge know realise realize reckon see sense think
    understand want worry""".split()
)
"""Verbs of what nobody sees."""

SENSES = frozenset("feel hear notice see watch".split())
"""Verbs of perception with a noun and a bare infinitive: viewers see the ship sink."""

RECEIVING = frozenset("discover face find get greet meet overhear receive spot".split())
"""Verbs whose subject takes in the words after a colon, and does not say them: She got a letter: “…”"""

SENSING = frozenset("hear notice open read see watch".split())
"""Verbs whose human subject does so too, though a letter reads: “…”"""

SUBSTANCE = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "AUX"))


def states_nothing(view: ParsedText, item: Proposal) -> bool:
    """True if a content without quotation marks is no statement, so that the row is given on request."""
    words = [k for k in range(item.first, item.last + 1) if view.free[k] and k != item.cue]
    if any(view.inside[k] for k in words) or item.turn or view.pos[item.cue] not in ("VERB", "AUX"):
        return False
    if is_outlook(view, item.cue) or not any(view.pos[k] in SUBSTANCE for k in words):
        return True
    key = cue_key(view, item.cue)
    if any(view.masked_lower[k] == "as" for k in words):
        return False  # describe it as a risk
    if key in SENSES and any(
        view.tag[k] == "VB" and view.head[k] == item.cue and view.masked_lower[k - 1] not in ("to", "not")
        for k in words
    ):
        return True
    return key in TOPICAL and is_bare_noun(view, item)


def is_bare_noun(view: ParsedText, item: Proposal) -> bool:
    """True if a content is a noun phrase of which nothing is said. Not so: "describe it as a risk"."""
    cue = item.cue
    if any(view.dep[k] in ("ccomp", "xcomp", "oprd", "acomp", "attr") for k in view.children[cue] if k >= item.first):
        return False
    words = [k for k in range(item.first, item.last + 1) if view.free[k] and k != cue]
    top = min(words, key=lambda k: view.depth[k])
    if view.pos[top] == "ADP":
        top = next((k for k in view.children[top] if view.dep[k] == "pobj" and item.first <= k <= item.last), top)
    return view.pos[top] in ("NOUN", "PROPN", "PRON", "NUM") and view.dep[top] in ("pobj", "dobj")


def is_only_an_act(view: ParsedText, item: Proposal) -> bool:
    """True if a content without a verb is only the thing acted on. Signed a law, but attacked him *for* his silence."""
    judged = any(view.masked_lower[k] in ("as", "for") for k in range(item.first, item.last + 1))
    return not holds_verb(view, item, passive=True) and not (judged and cue_key(view, item.cue) == "attack")


def is_outlook(view: ParsedText, cue: int) -> bool:
    """True for a passive with *to* that tells the future in the outlet's voice. She is expected to resign."""
    kids = view.children[cue]
    return (
        cue_key(view, cue) in OUTLOOKS
        and any(view.dep[k] == "auxpass" for k in kids)
        and any(view.dep[k] == "xcomp" for k in kids)
        and not any(view.dep[k] == "agent" for k in kids)
    )


def takes_in(view: ParsedText, item: Proposal) -> bool:
    """True if the subject only gets the words in marks after a colon: "she got a letter: “…”"."""
    stretch = view.stretch[item.first]
    if item.first < item.cue or stretch < 0 or view.stretches[stretch].first != item.first:
        return False
    verb = view.head[item.cue] if view.masked_lower[item.cue] == ":" else item.cue
    return cue_key(view, verb) in RECEIVING and view.masked_lower[view.stretches[stretch].open - 1] == ":"


def is_proposed_together(view: ParsedText, item: Proposal) -> bool:
    """True if a cue only proposes to think or see together: "let's see whether it works"."""
    verb = view.head[item.cue]
    if view.lower[verb] != "let" or verb >= item.cue:
        return False
    return any(view.masked_lower[k] in ("us", "'s", "’s") for k in range(verb + 1, item.cue))


def is_guessed_thought(view: ParsedText, item: Proposal) -> bool:
    """True if somebody's thought is only guessed at: "he may have thought that nobody would notice"."""
    if says(view, item.cue) or view.tag[item.cue] not in ("VBN", "VB") or view.inside[item.cue]:
        return False
    kids = {view.lower[k] for k in view.children[item.cue] if view.dep[k] in AUXILIARIES}
    if view.tag[item.cue] == "VB":  # they may still believe that …
        return "still" in kids and bool(kids & {"may", "might", "must"})
    return "have" in kids and bool(kids & {"could", "may", "might", "must"})


def is_ascribed(view: ParsedText, item: Proposal) -> bool:
    """True for a judgement without a clause that the writer gives a crowd, or foretells: most blame the bank."""
    if holds_verb(view, item) or item.last < item.cue or cue_key(view, item.cue) not in JUDGING:
        return False
    subject = view.subject(item.cue)
    will = any(view.lower[k] in ("will", "shall", "'ll", "’ll") for k in view.children[item.cue])
    return will or (subject >= 0 and of_crowd(view, subject))


def of_crowd(view: ParsedText, k: int) -> bool:
    """True for a source of many: many in the city, a large part of the public."""
    return view.lower[k] in CROWD or view.lemma[k] in CROWD


def is_put_in_heads(view: ParsedText, item: Proposal) -> bool:
    """True for a thought that the writer gives a crowd or a state: many fear that …; Oslo has calculated."""
    if says(view, item.cue) or view.inside[item.first]:
        return False
    source = item.source if item.source >= 0 else view.subject(item.cue)
    return source >= 0 and (
        of_crowd(view, source) or (view.ent[source] == "GPE" and cue_key(view, item.cue) in THINKING)
    )


def holds_verb(view: ParsedText, item: Proposal, *, passive: bool = False) -> bool:
    """True if a content has a finite verb; with `passive`, one besides the cue's own: *was* charged with theft."""
    own = [item.cue, *(k for k in view.children[item.cue] if passive and view.dep[k] in ("aux", "auxpass"))]
    return any(view.tag[k] in FINITE for k in range(item.first, item.last + 1) if k not in own)
