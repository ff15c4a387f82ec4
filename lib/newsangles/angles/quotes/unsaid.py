"""Rows that state nothing: negated and awaited acts, pictures, titles of works, clauses that run over."""

from __future__ import annotations

from newsangles.angles.quotes.contents import is_work_title
from newsangles.angles.quotes.cues import FINITE, cue_key, says
from newsangles.angles.quotes.proposals import Proposal
from newsangles.language.parsed_text import SUBJECTS, ParsedText

AWAITED = frozenset("if unless until till once whenever provided assuming".split())
"""Conjunctions of an act that is still to come, or may never: until the inspector says it is safe."""

DENYING = frozenset(
    "deny dispute refute rebut counter contradict dismiss object question challenge doubt reject".split()
)
"""Verbs that state something when they are negated as well: did not deny that …"""

PICTURES = frozenset(
    """image photo photograph picture video footage film clip map scan cctv camera x-ray episode scene poster drawing
    screenshot selfie tape""".split()
)
"""Nouns for what is looked at: a photo shows the mayor."""

SHOWING = frozenset("show depict feature capture reveal indicate reflect prove demonstrate find identify".split())
"""Verbs of finding that need a clause to state something: showed that …, but showed a fall in trade."""

PERFORMING = frozenset(
    """sing write record release publish pen perform read play direct compose recite cover title entitle produce
    author co-write film""".split()
)
"""Verbs of which a title in marks is the work: sang “Fly Me Home”."""

PEOPLE_AT_ALL = frozenset(("people", "those", "person", "one"))
"""Nouns for anybody at all: people who ask why."""

KNOWING = frozenset("bet expect guess imagine know notice remember see think want".split())
"""Verbs by which a writer talks to the reader: now you know that …"""

PERSUADING = frozenset("convince lead persuade prompt".split())
"""Verbs whose subject brings others to a belief, and states nothing."""

MEETING = frozenset("discover experience find notice see spot suffer witness".split())
"""Verbs that only narrate what was met with, where no clause follows: they found the door open."""

PRIVATE = frozenset("know learn realise realize".split())
"""Verbs of what goes on in a head, and is not said."""

JOINING = frozenset("that how what when where whether which who why".split())
"""Words that begin a clause of what is stated or asked, not of what is seen to happen."""

FAILING = frozenset("fail neglect omit forget decline refuse".split())
"""Verbs of what was not done: failed to tell."""

ANSWERING = frozenset("answer react reply respond".split())
"""Verbs after which *to* brings what is met, not said."""

JUDGED = frozenset("guilty innocent liable unfit unsafe".split())
"""Words of a verdict: found him guilty."""

INQUIRING = frozenset(
    """ascertain assess check determine discover establish examine find identify investigate know learn see
    understand""".split()
)
"""Verbs of which an infinitive only tells what is to be found out: tests to determine whether …"""

EVERYBODY = frozenset("anybody anyone everybody everyone nobody you".split())
"""Whoever sees or knows as well: so that everybody can see what it was."""

ANYBODY = frozenset("anyone anybody whoever everyone nobody someone somebody".split())


def is_unsaid(view: ParsedText, item: Proposal) -> bool:
    """True if a content without quotation marks is not said: "did not say when it opens"."""
    if any(view.inside[k] for k in range(item.first, item.last + 1)) or item.turn or view.pos[item.cue] != "VERB":
        return False
    key = cue_key(view, item.cue)
    if [view.lower[k] for k in range(item.first, item.last + 1)] == ["so"]:
        return True
    if says(view, item.cue) and key not in DENYING and _negated(view, item.cue):
        return True
    own = (
        {item.cue, *view.children[item.cue]}
        if any(view.dep[k] == "auxpass" for k in view.children[item.cue])
        else {item.cue}
    )
    finite = any(view.tag[k] in FINITE for k in range(item.first, item.last + 1) if k not in own)
    if key in SHOWING and not finite:
        return True
    subject = view.subject(item.cue)
    return key == "show" and subject >= 0 and view.lemma[subject] in PICTURES and not finite


def is_left_unsaid(view: ParsedText, item: Proposal) -> bool:
    """True for words that a negated verb of saying holds, or whose verb stands under one.

    She did not warn him of a “sudden” visit; she failed to tell them that she *knew* him.
    """
    if item.turn or view.pos[item.cue] != "VERB" or item.first < item.cue:
        return False
    if says(view, item.cue) and cue_key(view, item.cue) not in DENYING and _negated(view, item.cue):
        return True
    above = item.cue
    while view.dep[above] in ("ccomp", "xcomp") and view.head[above] != above:
        above = view.head[above]
        if view.inside[above]:
            return False
        if says(view, above) and cue_key(view, above) not in DENYING and _negated(view, above):
            return True
    return False


def is_only_seen(view: ParsedText, item: Proposal) -> bool:
    """True for what a picture shows without a clause of its own: a video shows the rescue: “We found him”."""
    subject = view.subject(item.cue)
    pictured = cue_key(view, item.cue) == "show" and subject >= 0 and view.lemma[subject] in PICTURES
    words = range(item.first, item.last + 1)
    return pictured and not any(view.tag[k] in FINITE and not view.inside[k] for k in words)


def is_only_known(view: ParsedText, item: Proposal) -> bool:
    """True for what the writer says that others know: they *know* that a strike costs them."""
    subject = view.subject(item.cue)
    own = subject < 0 or view.lower[subject] in ("i", "we") or view.inside[item.cue] > 0
    # The Herald has learned that …: so outlets put what they report.
    own = own or (view.pos[subject] == "PROPN" and any(view.lower[k] == "has" for k in view.children[item.cue]))
    return cue_key(view, item.cue) in PRIVATE and not own and item.cue < item.first


def _negated(view: ParsedText, cue: int) -> bool:
    kids = view.children[cue]
    if view.dep[cue] == "xcomp" and view.lemma[view.head[cue]] in FAILING:
        return True
    yet = any(view.lower[k] == "yet" for k in view.children[view.head[cue]]) and view.dep[cue] == "xcomp"
    return yet or any(view.dep[k] == "neg" or view.lower[k] in ("never", "nowhere") for k in kids if k < cue)


def is_handed_down(view: ParsedText, item: Proposal) -> bool:
    """True for a report of an act of saying that has its own words: *is said* to have replied: “…”"""
    below = [k for k in view.children[item.cue] if view.dep[k] == "xcomp" and k > item.cue and says(view, k)]
    passive = view.tag[item.cue] == "VBN" and any(view.dep[k] == "nsubjpass" for k in view.children[item.cue])
    marks = (k for x in below for k in range(x, item.last) if view.word[k] == ":" and any(view.opens[k + 1 : k + 2]))
    return passive and not view.inside[item.cue] and next(marks, -1) >= 0


def is_awaited(view: ParsedText, item: Proposal) -> bool:
    """True if the act of saying is still awaited: "until the inspector says it is safe"."""
    if view.inside[item.first] or view.inside[item.last] or view.tag[item.cue] in ("VBD", "VBG"):
        return False
    kids = view.children[item.cue]
    return any(view.dep[k] in ("mark", "advmod") and view.lower[k] in AWAITED and k < item.cue for k in kids)


def is_performed(view: ParsedText, item: Proposal) -> bool:
    """True if the content is only titles of works that somebody made or performs: sang “Fly Me Home”."""
    if cue_key(view, item.cue) not in PERFORMING or item.first < item.cue:
        return False
    marked = {view.stretch[k] for k in range(item.first, item.last + 1) if view.inside[k]} - {-1}
    if not marked or any(view.tag[k] in FINITE for k in range(item.first, item.last + 1) if not view.inside[k]):
        return False
    titles = [view.stretches[n] for n in sorted(marked)]
    return all(is_work_title(view, one) and not one.speech for one in titles)


def runs_over(view: ParsedText, item: Proposal) -> bool:
    """True if a content takes in the verb over its cue's clause: those who say so | are few."""
    cue = item.cue
    first, last = view.bounds[view.sent[cue]]
    asked = view.word[last] == "?"
    if view.lower[first] in ("how", "why") and view.head[first] == cue and not asked:
        return True
    if view.lower[first] == "what" and item.first == first < cue and not asked:
        return True
    if item.first < cue or view.inside[item.first]:
        return False
    if _takes_main_verb(view, item):
        return True
    k, clause = cue, False
    while view.head[k] != k:
        clause = clause or view.dep[k] in ("csubj", "csubjpass", "relcl", "acl")
        k = view.head[k]
        if clause and item.first <= k <= item.last and view.pos[k] in ("VERB", "AUX") and not view.inside[k]:
            return not any(view.edge[j] for j in range(item.first, k))
    return False


def _takes_main_verb(view: ParsedText, item: Proposal) -> bool:
    """True for a participle that the parser gave the verb of its own noun.

    A letter *admitting* a flaw | drew ire.
    """
    cue, noun = item.cue, item.cue - 1
    before = noun >= 0 and view.dep[noun] in SUBJECTS and view.head[noun] == cue and view.tag[noun] in ("NN", "NNS")
    if view.tag[cue] != "VBG" or not before or any(view.dep[k] in ("aux", "mark") for k in view.children[cue]):
        return False
    first, last = view.bounds[view.sent[cue]]
    finite = [k for k in range(first, last + 1) if view.tag[k] in FINITE and not view.inside[k]]
    clause = bool(finite) and view.head[finite[0]] == cue and view.dep[finite[0]] == "ccomp"
    told = clause and any(view.dep[k] == "mark" for k in view.children[finite[0]])
    return clause and not told and all(item.first < k <= item.last for k in finite)


def is_answered(view: ParsedText, item: Proposal) -> bool:
    """True for words in marks that somebody only meets: helps them *respond to* “any storm or flood”."""
    stretch = view.stretch[item.first]
    if cue_key(view, item.cue) not in ANSWERING or not item.cue < item.first or stretch < 0:
        return False
    to = view.stretches[stretch].open - 1
    return view.lower[to] == "to" and view.head[to] == item.cue and view.dep[to] == "prep"


def stops_at_that(view: ParsedText, item: Proposal) -> bool:
    """True for what *according to* parts from its own clause: the minister said that, | according to Roe, …"""
    that = view.lower[item.last] == "that" and view.dep[item.last] == "mark"
    return that and item.first < item.last < item.cue and not view.inside[item.last]


def end_of_own(view: ParsedText, item: Proposal) -> int:
    """The last word of a content before a further verb of its speaker: and urged …"""
    if item.first < item.cue or view.inside[item.first]:
        return item.last
    words = range(item.first, item.last + 1)
    now = all(view.tag[k] != "VBD" or view.inside[k] or says(view, k) or _had(view, k) for k in words)
    for k in range(item.first + 4, item.last + 1) if now else ():
        if _says_then(view, item, k):
            before = k - 2  # is used to spread “panic” | and warned
            while before > item.first and not view.free[before]:
                before -= 1
            return before
    further = (k for k in range(item.first + 3, item.last + 1) if _speaks_on(view, item.cue, k))
    last = next((k - 3 for k in further), item.last)
    while last > item.first and not view.free[last]:
        last -= 1
    return last


def _says_then(view: ParsedText, item: Proposal, k: int) -> bool:
    """True for a past verb of saying behind a clause of another tense: that it is safe and *urged*."""
    if view.tag[k] != "VBD" or view.lower[k - 1] != "and" or view.inside[k] or not says(view, k):
        return False
    own = any(view.dep[x] in SUBJECTS for x in view.children[k])
    before = [x for x in range(item.first, k - 1) if not view.inside[x]]
    present = any(view.tag[x] in ("VBZ", "VBP", "MD") or _had(view, x) for x in before)
    return view.dep[k] == "conj" and present and not own and view.sent[k] == view.sent[item.cue]


def _had(view: ParsedText, k: int) -> bool:
    """True for the *had* of a tense with which no past form is joined: she had seen it and *urged*."""
    return view.lower[k] in ("had", "'d", "’d") and view.dep[k] == "aux"


def _speaks_on(view: ParsedText, cue: int, k: int) -> bool:
    """True for a verb of the same speaker after a comma: she said it was safe, and *urged* …"""
    comma = k - 3 if view.closes[k - 2] else k - 2  # of “… enough,” and urged
    joined = view.lower[k - 1] in ("and", "but") and view.lower[comma] == ","
    same = view.tag[k] == view.tag[cue] == "VBD" and view.dep[k] == "conj" and view.pos[k] == "VERB"
    own = any(view.dep[x] in SUBJECTS for x in view.children[k])
    return joined and same and says(view, k) and not view.inside[k] and not own


def is_anybodys(view: ParsedText, item: Proposal) -> bool:
    """True if whoever says so is nobody in particular: *anyone who claims that*, *people who ask*."""
    subject = view.subject(item.cue)
    if subject < 0:
        return False
    before = subject - 1
    if view.tag[item.cue] == "VBP" and view.lower[subject] in ("who", "that") and view.lemma[before] in PEOPLE_AT_ALL:
        asked = view.word[view.bounds[view.sent[item.cue]][1]] == "?" or cue_key(view, item.cue) in ("ask", "wonder")
        bare = not any(view.dep[k] in ("det", "poss", "amod", "nummod") for k in view.children[before])
        if asked and bare:
            return True
    if view.lower[subject] in ANYBODY and view.lower[subject] == "whoever":
        return True
    if view.lower[subject] in ("you", "one") and says(view, item.cue):  # you could say that it is late
        return any(view.lower[k] in ("could", "can", "might", "may") for k in view.children[item.cue])
    return view.lower[subject] == "who" and view.dep[item.cue] == "relcl" and view.lower[view.head[item.cue]] in ANYBODY


def is_narrated(view: ParsedText, item: Proposal) -> bool:
    """True for what the writer only narrates: "now you know that", "persuading many that", "profit saw a dip"."""
    if view.inside[item.cue] or view.inside[item.first] or view.inside[item.last] or item.turn:
        return False
    key, subject = cue_key(view, item.cue), view.subject(item.cue)
    if is_asked(view, item):
        return True
    if key in KNOWING and subject >= 0 and view.lower[subject] == "you" and item.cue < item.first:
        return view.tag[item.cue] == "VBP"
    passive = any(view.dep[k] in ("auxpass", "nsubjpass") for k in view.children[item.cue])
    if key in PERSUADING and not passive:
        return any(view.dep[k] == "dobj" for k in view.children[item.cue])
    return (
        key in ("see", "experience", "suffer", "witness") and not _has_finite(view, item) and _is_thing(view, subject)
    )


def is_met_with(view: ParsedText, item: Proposal) -> bool:
    """True for a thing that somebody came upon, in a content without a clause: found the door open."""
    words = range(item.first, item.last + 1)
    state = any(view.tag[k] in ("VBN", "VBG") and view.dep[k] != "amod" for k in words)
    judged = any(view.lower[k] in JUDGED for k in words)
    return (
        cue_key(view, item.cue) in MEETING
        and item.cue < item.first
        and state
        and not judged
        and not _stated(view, item)
    )


def is_lived_through(view: ParsedText, item: Proposal) -> bool:
    """True for what was seen to happen, in a clause without *that*: shops have *seen* their sales fall."""
    cue, first = item.cue, item.first
    past = view.tag[cue] in ("VBD", "VBN") or (
        view.tag[cue] == "VB" and any(view.tag[k] == "MD" for k in view.children[cue])
    )
    if not past or cue_key(view, cue) not in ("see", "watch", "witness") or cue > first:
        return False
    if view.lower[first] in JOINING:
        return False
    seen = {cue, *(k for k in view.children[cue] if view.dep[k] in ("dobj", "ccomp"))}
    judged = any(view.lower[k] == "as" and view.head[k] in seen for k in range(first, item.last))
    if judged and not any(view.lower[k : k + 2] == ["as", "well"] for k in range(first, item.last)):
        return False
    return not any(view.dep[k] == "prep" and view.lower[k] == "in" for k in view.children[cue] if k > item.last)


def is_only_its_subject(view: ParsedText, item: Proposal) -> bool:
    """True for a content that is only who acts, or ends on whom the cue tells.

    “It is late.” *Ann Roe* agreed; *The firm did as it* was told.
    """
    subject = view.subject(item.cue)
    if item.source >= 0 or not item.first <= subject <= item.last < item.cue or view.inside[item.first]:
        return False
    clause = [k for k in view.children[item.cue] if view.dep[k] in ("mark", "advmod") and k < subject]
    if subject == item.last and any(item.first < k and view.lower[k] == "as" for k in clause):
        return True
    bare = view.first[subject] == item.first and item.last <= view.last[subject]
    return bare and view.pos[subject] in ("NOUN", "PROPN", "PRON") and not _has_finite(view, item)


def _stated(view: ParsedText, item: Proposal) -> bool:
    """True for a clause, with a verb or at least a subject: a poll found few favoured it."""
    own = any(view.dep[k] in SUBJECTS and view.head[k] > k for k in range(item.first, item.last + 1))
    subject = view.subject(item.cue)
    return _has_finite(view, item) or (
        own and subject >= 0 and view.lower[subject] not in ("he", "she", "they", "we", "i")
    )


def _has_finite(view: ParsedText, item: Proposal) -> bool:
    return any(view.tag[k] in FINITE for k in range(item.first, item.last + 1) if k != item.cue)


def _is_thing(view: ParsedText, k: int) -> bool:
    """True for a common noun of no person or body."""
    return k >= 0 and view.tag[k] in ("NN", "NNS") and not view.ent[k] and view.lemma[k] in THINGS


THINGS = frozenset(
    """area bill budget business campaign city company country decade economy figure firm income industry line market
    month number price profit quarter rate region revenue sale season sector share stock town trade turnover week
    year""".split()
)
"""Nouns of which *see* only tells what happened to them: the year saw a rise."""


def is_asked(view: ParsedText, item: Proposal) -> bool:
    """True for what is only asked of *you*, and nobody says: do you think that it works."""
    subject = view.subject(item.cue)
    return subject >= 0 and view.lower[subject] == "you" and is_question(view, view.sent[item.cue])


def is_question(view: ParsedText, sentence: int) -> bool:
    """True for a sentence that ends with a question mark, white space left out."""
    first, last = view.bounds[sentence]
    ending = next((k for k in range(last, first, -1) if not view.word[k].isspace() and not view.closes[k]), first)
    return view.word[ending] == "?"


def is_sought(view: ParsedText, item: Proposal) -> bool:
    """True for what is only to be found out or talked about: met *to discuss* the plan."""
    cue = item.cue
    infinitive = view.tag[cue] == "VB" and any(view.lower[k] == "to" and k < cue for k in view.children[cue])
    first = cue
    while view.dep[first] == "conj" and view.tag[first] == "VB":
        first = view.head[first]
    infinitive = infinitive or (first != cue and any(view.lower[k] == "to" for k in view.children[first]))
    if not infinitive or any(view.inside[k] for k in range(item.first, item.last + 1)):
        return False
    key = cue_key(view, cue)
    if key in INQUIRING:
        return True
    return key in ("discuss", "talk", "debate") and not _has_finite_clause(view, item)


def _has_finite_clause(view: ParsedText, item: Proposal) -> bool:
    return any(view.dep[k] == "ccomp" and item.first <= k <= item.last for k in view.children[item.cue])


def is_reputed(view: ParsedText, item: Proposal) -> bool:
    """True for a plain assertion of the writer: he *has been known* to drive fast, is known for it."""
    passive = any(view.dep[k] in ("auxpass", "nsubjpass") for k in view.children[item.cue])
    to = any(view.dep[k] in ("xcomp", "prep") for k in view.children[item.cue])
    return cue_key(view, item.cue) == "know" and view.tag[item.cue] == "VBN" and passive and to


def is_everybodys(view: ParsedText, item: Proposal) -> bool:
    """True for what everybody can see or knows, which is no statement of theirs."""
    subject = view.subject(item.cue)
    everybody = subject >= 0 and view.lower[subject] in EVERYBODY
    return everybody and cue_key(view, item.cue) in KNOWING and (view.inside[item.cue] > 0 or _may(view, item.cue))


def _may(view: ParsedText, cue: int) -> bool:
    return any(view.tag[k] == "MD" for k in view.children[cue])


def is_heading(view: ParsedText, item: Proposal) -> bool:
    """True for a title that opens on a gerund without anybody: *Questioning* the minister's judgement."""
    cue = item.cue
    if view.tag[cue] != "VBG" or view.head[cue] != cue or item.source >= 0 or view.inside[item.first]:
        return False
    alone = not any(view.dep[k] in (*SUBJECTS, "aux", "ccomp") for k in view.children[cue])
    before = range(view.bounds[view.sent[cue]][0], cue)
    return alone and not any(view.pos[k] in ("NOUN", "PROPN", "PRON", "VERB") for k in before)
