"""Antecedents that the construction around a pronoun tells.

Each gives the one actor that the construction speaks for, or None; the choice weighs it with all else.
"""

from __future__ import annotations

from newsangles.angles.actors.discourse import FORMS, Actor, Discourse
from newsangles.angles.actors.names import words
from newsangles.angles.actors.syntax import first_conjunct
from newsangles.language.parsed_text import SUBJECTS, ParsedText
from newsangles.language.subjects import antecedent, subjects_of

KILLINGS = frozenset("assassination killing murder slaying".split())
"""Nouns of a death at somebody's hands."""

MAX_CLAUSES_UP = 3
"""Limit of the verbs over a pronoun in which its clause's subject is looked for."""

MAX_NOUN_CANDIDATES = 40
"""Limit of the actors that a noun is compared with, the nearest first. News had 13 at most."""


def fronted_to(discourse: Discourse, i: int) -> Actor | None:
    """The subject after a fronted phrase with *his*, *her*: In *his* speech on Monday, Roe said …"""
    view = discourse.view
    if view.dep[i] != "poss" or discourse.quote[i]:
        return None
    noun = view.head[i]
    preposition = view.head[noun]
    if view.dep[noun] != "pobj" or view.dep[preposition] != "prep" or view.lemma[noun] in words("without oneself"):
        return None
    verb = view.head[preposition]
    subject = next((k for k in view.children[verb] if view.dep[k] in SUBJECTS), -1)
    if view.pos[verb] not in ("VERB", "AUX") or subject < i or "," not in view.word[i:subject]:
        return None
    opens = not any(view.free[k] for k in range(view.bounds[view.sent[i]][0], preposition))
    actor = discourse.who(subject)
    return actor if opens and actor is not None and actor.label == "person" else None


def asked_here(discourse: Discourse, i: int) -> Actor | None:
    """Whoever is asked in a clause before the main one: Asked whether *he* would resign, Roe said …"""
    view = discourse.view
    clause = _asked_before(view, i)
    verb = view.head[clause] if clause >= 0 else -1
    subject = next((k for k in view.children[verb] if view.dep[k] in SUBJECTS and k > i), -1) if clause >= 0 else -1
    actor = discourse.who(subject) if subject >= 0 else None
    return actor if actor is not None and actor.label == "person" else None


def _asked_before(view: ParsedText, i: int) -> int:
    """The participle of asking that opens a sentence, and below which a word stands; -1: none."""
    first = next((k for k in range(*view.bounds[view.sent[i]]) if view.free[k]), -1)
    asks = first >= 0 and view.tag[first] in ("VBN", "VBD") and view.lemma[first] in words("asking")
    return first if asks and first < i and view.dep[first] == "advcl" and view.dominates(first, i) else -1


def only_asked_about(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for somebody whom the question names that *he* answers: Asked whether Roe would resign, *he* said …"""
    view = discourse.view
    first = next((k for k in range(*view.bounds[view.sent[i]]) if view.free[k]), -1)
    last = actor.last
    if view.dep[i] not in SUBJECTS or first < 0 or last is None or last.kind == "pronoun":
        return False
    clause = _asked_before(view, last.word)
    return clause == first and view.head[clause] == view.head[i] and last.sentence == view.sent[i]


def owner_of_itself(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for the owner of what *he* is said to be: "He is Roe's donor" is not about Roe."""
    view, verb = discourse.view, discourse.view.head[i]
    if view.dep[i] not in SUBJECTS or view.lemma[verb] not in ("be", "become", "remain"):
        return False
    attributes = (k for k in view.children[verb] if view.dep[k] == "attr")
    return any(discourse.at_head.get(m) is actor for k in attributes for m in view.children[k] if view.dep[m] == "poss")


def clause_subject(discourse: Discourse, i: int) -> Actor | None:
    """The person who is the subject, told or understood, of the clause that *his* or *her* stands in."""
    view = discourse.view
    if view.dep[i] != "poss":
        return None
    word, seen = i, 0
    while view.head[word] != word and seen < MAX_CLAUSES_UP:
        word = view.head[word]
        if view.pos[word] not in ("VERB", "AUX"):
            continue
        seen += 1
        subject = subjects_of(view).of(word)
        if subject is None or subject.word >= i:
            continue
        understood = subject.rule not in ("subject", "relative") and view.dep[word] not in ("xcomp", "conj", "pcomp")
        # In *blamed Roe for losing his file* either may own it.
        blamed = view.dep[word] == "pcomp" and view.dep[subject.word] in ("dobj", "dative", "pobj")
        if understood or blamed or _between(discourse, subject.word, i, word):
            return None
        actor = discourse.who(antecedent(view, subject.word))
        return actor if actor is not None and actor.label == "person" else None
    return None


def _between(discourse: Discourse, subject: int, i: int, verb: int) -> bool:
    """True if *his* may as well be the object's: praised Roe for *his* work; and in "was *her* senior"."""
    view = discourse.view
    person = (discourse.who(k) for k in view.children[verb] if subject < k < i and view.dep[k] in ("dobj", "dative"))
    if any(actor is not None and actor.label == "person" for actor in person):
        return True
    return view.dep[view.head[i]] == "attr"


def unnamed_source(discourse: Discourse, i: int, form: str) -> Actor | None:
    """The source who stays unnamed: an official who asked for anonymity because *he* was not authorised to speak."""
    view = discourse.view
    first = view.bounds[view.sent[i]][0]
    clause = view.head[i]
    reasoned = any(view.lower[k] in ("because", "as", "since") for k in view.children[clause] if k < i)
    if view.dep[i] not in SUBJECTS or not reasoned or discourse.quote[i]:
        return None
    if words("anonymity").isdisjoint(view.lemma[first:i]):
        return None
    label = "group" if form == "they" else "person"
    found = [
        actor
        for k in range(i - 1, first - 1, -1)
        if (k in discourse.speaking or view.dep[k] in (*SUBJECTS, "agent", "pobj"))
        and (actor := discourse.who(k)) is not None
        and actor.named is None
        and actor.label in (label, "person")
    ]
    sources = [actor for actor in found if any(word in discourse.speaking for word, _ in actor.mentions)]
    return next(iter(sources or found), None)


def group_speaking(discourse: Discourse, i: int) -> Actor | None:
    """The group that *they* as a source go on from: analysts said so, and in the next sentence *they* said."""
    view, sentence = discourse.view, discourse.view.sent[i]
    reporter = discourse.reporter(i)
    if reporter is not None and reporter.label == "group" and view.sent[discourse.reported[i]] == sentence:
        return reporter  # activists said they were there as *they* claim …
    for n in range(sentence - 1, max(-1, sentence - 4), -1):
        first, last = view.bounds[n]
        if not any(view.free[k] for k in range(first, last + 1)):
            continue
        if view.para[i] - view.para[last] > 2:
            return None
        sources = {k: discourse.who(k) for k in range(first, last + 1) if k in discourse.speaking}
        if len(sources) != 1:
            return None
        actor = next(iter(sources.values()))
        return actor if actor is not None and actor.label == "group" else None
    return None


def quoted_just_before(discourse: Discourse, i: int) -> Actor | None:
    """The speaker of the quotation that ends right before a source which opens its sentence: “…” *She* added."""
    view = discourse.view
    first = view.bounds[view.sent[i]][0]
    if i not in discourse.speaking or any(view.free[k] for k in range(first, i)):
        return None
    before = next((k for k in range(i - 1, max(-1, i - 8), -1) if view.free[k]), -1)
    source = discourse.source.get(discourse.quote[before], -1) if before >= 0 else -1
    actor = discourse.who(source) if source >= 0 else None
    return actor if actor is not None and actor.label == "person" else None


def judges_there(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for a judge or the like as whoever pleads, is sentenced, or allegedly did something."""
    view = discourse.view
    if actor.named is None or view.dep[i] not in SUBJECTS:
        return False
    verb = view.head[i]
    accused = (
        view.lemma[verb] in words("pleading")
        or (view.dep[i] == "nsubjpass" and view.lemma[verb] in words("sentencing"))
        or any(view.lower[k] == "allegedly" for k in view.children[verb])
    )
    return accused and not words("court").isdisjoint(actor.named.about.titles | set(actor.roles))


def wrong_gender(discourse: Discourse, i: int, form: str, actor: Actor) -> bool:
    """True for a person only described whom the text calls by the other pronoun, and for *his* beside *she*.

    In "he dashed her down", her is not who he is, however often the text spoke of that person before.
    """
    other = "she" if form == "he" else "he"
    if not actor.used[other] or actor.used[form]:
        return False
    last = actor.last
    here = last is not None and last.kind == "pronoun" and last.sentence == discourse.view.sent[i]
    return actor.named is None or (here and last is not None and FORMS[discourse.view.lower[last.word]] == other)


def tells_there(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for whoever tells the paragraph as *I*: "Roe said: I went to see him. *He* was ill." """
    view = discourse.view
    p = view.para[i]
    if discourse.quote[i] or discourse.layout.colon.get(p) is not actor:
        return False
    first, last = discourse.layout.paragraphs[p]
    return first < i and any(FORMS.get(view.lower[k]) == "i" and not view.inside[k] for k in range(first, last + 1))


def speaks_of_itself(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for a group or body named or described in the words that *they* are the source of.

    "The five men lost their cases," they said: not the five men.
    """
    if i not in discourse.speaking or discourse.learning:
        return False
    return any(how != "pronoun" and _within_words_of(discourse, word, i) for word, how in actor.mentions)


def _within_words_of(discourse: Discourse, word: int, i: int) -> bool:
    """True for a word in what a source says, or says that others say."""
    source = discourse.reported[word]
    above = discourse.reported[source] if source >= 0 else -1
    return i in (source, above)


def only_signs(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for a writer whose name stands in capitals before a headline, and nowhere else."""
    view, named = discourse.view, actor.named
    if named is None or discourse.learning or view.para[i] == 0:
        return False
    if any(view.para[head] or not view.word[head].isupper() or len(view.word[head]) < 2 for head in actor.heads):
        return False
    first, last = discourse.layout.paragraphs.get(0, (0, -1))
    others = [k for k in range(first, last + 1) if not discourse.covered[k] and view.word[k].isalpha()]
    return bool(others) and sum(view.word[k].isupper() for k in others) * 2 < len(others)


def killed_persons(discourse: Discourse) -> frozenset[int]:
    """The numbers of the persons who were killed, as the text says outside quotation marks."""
    view, found = discourse.view, set[int]()
    for head, actor in discourse.places:
        if actor.label != "person" or discourse.quote[head]:
            continue
        verb, dep = discourse.verb[head], view.dep[head]
        first = first_conjunct(view, head)
        verb, dep = (verb, dep) if first == head else (view.head[first], view.dep[first])
        object_ = dep in ("dobj", "nsubjpass") and view.head[first] == verb
        lost = (
            dep == "nsubj" and view.lemma[verb] == "lose" and any(view.lemma[k] == "life" for k in view.children[verb])
        )
        if (lost or (object_ and view.lemma[verb] in words("killing"))) and not _not_so(view, verb):
            found.add(actor.number)
        noun = view.head[head]
        of = view.head[noun] if dep == "pobj" and view.lower[noun] == "of" else noun if dep == "poss" else -1
        if of >= 0 and view.lemma[of] in KILLINGS:
            found.add(actor.number)
    return frozenset(found)


def _not_so(view: ParsedText, verb: int) -> bool:
    """True for a killing that was only tried or denied: tried to kill Roe, did not kill Roe."""
    above = view.lemma[view.head[verb]] if view.dep[verb] in ("xcomp", "acl", "pcomp") else ""
    kids = view.children[verb]
    unreal = any(view.dep[k] == "neg" or view.lower[k] in ("to", "would", "could", "might", "may") for k in kids)
    return unreal or above in ("attempt", "try", "plot", "plan", "threaten", "want")


def is_dead(discourse: Discourse, i: int, actor: Actor) -> bool:
    """True for somebody killed as the source of words said in the plain past: the professor *said*."""
    if actor.number not in discourse.killed or i not in discourse.speaking or discourse.quote[i]:
        return False
    view, verb = discourse.view, discourse.verb[i]
    before = any(view.lower[k] in ("had", "would", "once", "earlier", "previously") for k in view.children[verb])
    return view.tag[verb] in ("VBD", "VBZ", "VBP") and not before and not discourse.learning


def expletive(view: ParsedText, i: int) -> bool:
    """True for an expletive *it*: it rained, it is hard to say, it emerged that (Lappin and Leass 1994)."""
    verb = view.head[i]
    if view.lower[i] != "it" or view.dep[i] not in SUBJECTS:
        return False
    clause = any(view.dep[k] in ("ccomp", "xcomp", "advcl", "acl") for k in view.children[verb])
    complement = [k for k in view.children[verb] if view.dep[k] in ("acomp", "attr", "oprd")]
    clause = clause or any(view.dep[x] in ("ccomp", "xcomp", "acl") for k in complement for x in view.children[k])
    empty = view.lemma[verb] in words("weather") or view.dep[i] == "expl"
    return empty or (clause and (bool(complement) or view.lemma[verb] in words("seeming")))


def receivers(discourse: Discourse, i: int) -> list[Actor]:
    """Those who get the message that a word is in: him in "gave him a note that he would"."""
    view = discourse.view
    clause = discourse.verb[i]
    above = view.head[clause]
    if view.dep[clause] in ("acl", "relcl", "ccomp") and view.pos[above] == "NOUN":
        above = discourse.verb[above]
    elif view.dep[clause] != "ccomp" or view.lemma[above] not in words("telling"):
        return []
    asks = view.lemma[above] in words("asking") and any(
        view.lower[k] in ("if", "whether") for k in view.children[clause]
    )
    deps = ("dative", "dobj") if asks else ("dative",)
    return [actor for k in view.children[above] if view.dep[k] in deps and (actor := discourse.who(k)) is not None]
