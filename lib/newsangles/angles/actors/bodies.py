"""Bodies that speak: the one that *it* or *the company* means, and the owner of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsangles.angles.actors.discourse import Actor, Discourse, sorts
from newsangles.angles.actors.floor import acted_last, spoke_last
from newsangles.angles.actors.names import words
from newsangles.language.parsed_text import SUBJECTS, ParsedText

MAX_SENTENCES_BACK = 3
"""Limit of sentences back to the body that spoke or acted last."""

MAX_SENTENCES_TO_DOCUMENT = 12
"""Limit of sentences between two mentions of what may be one document."""

MAX_PARAGRAPHS_BACK = 1
"""Limit of paragraphs back to it."""

BODY_SORTS = frozenset(("authority", "church", "firm", "paper", "party", "school", "team"))
"""Sorts of nouns that mean a body."""

_OWNING = ("by", "from", "of", "in", "on")
"""Prepositions between a document and its owner: a report by Acme, an article in the Acme Post."""

_WITHIN = ("poss", "compound", "nmod", "appos", "amod")


def body_before(discourse: Discourse, i: int) -> Actor | None:
    """The body that spoke or acted last before a word, as the subject of a sentence."""
    view, sentence = discourse.view, discourse.view.sent[i]
    for n in range(sentence, max(-1, sentence - 1 - MAX_SENTENCES_BACK), -1):
        first, last = view.bounds[n]
        if view.para[i] - view.para[first] > MAX_PARAGRAPHS_BACK:
            return None
        until = min(last, i - 1)
        if any(k in discourse.speaking and view.lemma[k] in words("document") for k in range(first, until + 1)):
            return None  # the report says more
        found = list(_subjects(discourse, first, until))
        sources = [actor for k, actor in found if k in discourse.speaking]
        bodies = list(dict.fromkeys(sources or [actor for _, actor in found]))
        if bodies:
            return bodies[0] if len(bodies) == 1 else None
    return None


def _subjects(discourse: Discourse, first: int, last: int) -> Iterator[tuple[int, Actor]]:
    """The bodies, named or sources, that are subjects between two words outside quotation marks, with the words."""
    view = discourse.view
    for k in range(first, last + 1):
        if view.dep[k] in SUBJECTS and not discourse.quote[k]:
            actor = discourse.who(k)
            told = actor is not None and (actor.named is not None or k in discourse.speaking)
            if actor is not None and told and actor.label == "organisation":
                yield k, actor
                together = [discourse.who(m) for m in view.children[k] if view.dep[m] == "conj"]
                yield from ((k, other) for other in together if other is not None)  # Acme and Roe agreed
            elif view.lemma[k] in words("spokesperson"):  # a spokesman for Acme said; it added
                inside = (discourse.at_head.get(m) for m in range(view.first[k], view.last[k] + 1))
                yield from ((k, body) for body in inside if body is not None and body.label == "organisation")


def means_body(view: ParsedText, i: int) -> bool:
    """True for a noun of a body that nothing tells apart from others: the company, not the rival company."""
    noun = view.lemma[i]
    if (sorts().get(noun) not in BODY_SORTS and noun not in words("corporate")) or view.tag[i] != "NN":
        return False
    before = [k for k in view.children[i] if k < i]
    the = any(view.lower[k] in ("the", "this") for k in before)
    after = [k for k in view.children[i] if k > i]
    plain = not any(view.lower[k] in ("of", "for") or view.dep[k] == "relcl" for k in after)
    if not the or not plain or any(view.dep[k] in ("poss", "nummod") for k in before):
        return False
    modifiers = [k for k in before if view.dep[k] in ("amod", "compound", "nmod")]
    return not modifiers or (noun in words("firm") and _only_describes(view, i))


def _only_describes(view: ParsedText, i: int) -> bool:
    """True for a source whose modifiers say what a firm is: the Leeds-based carpet manufacturer said."""
    between = range(next((k for k in range(i, max(-1, i - 9), -1) if view.lower[k] in ("the", "this")), i), i)
    apart = any(view.lemma[k] in words("apart firm") or view.lower[k] in words("turn") for k in between)
    return not apart and view.dep[i] == "nsubj" and view.lemma[view.head[i]] in words("stating") | words("adding")


def body_meant(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The one body that a noun such as *the company* can mean: of its sort, or of none."""
    if not means_body(discourse.view, i):
        return _body_speaking_on(discourse, i, options)
    noun = discourse.view.lemma[i]
    alike = sorts().get(noun, "")
    bodies = [a for a in options if a.named is not None and a.label == "organisation"]
    of_sort = [a for a in bodies if noun in a.words] or [a for a in bodies if a.sort == alike]
    plain = noun not in words("own kind")  # the court is no fund, though a fund may be the company
    fitting = of_sort or [a for a in bodies if a.sort == "organisation" and plain]
    if len(fitting) == 1 and (fitting[0].lead or len(fitting[0].mentions) > 1):
        return fitting[0]
    before = body_before(discourse, i)
    return before if before in fitting else None


def _body_speaking_on(discourse: Discourse, i: int, options: Sequence[Actor]) -> Actor | None:
    """The body that spoke last, where a noun of no list can mean it: the *brokerage* said."""
    view, kind = discourse.view, discourse.kind.get(i, {})
    before = [k for k in view.children[i] if k < i and view.free[k]]
    bare = [view.lower[k] for k in before] == ["the"] or any(view.lower[k] == "which" for k in range(i, view.last[i]))
    after = any(view.dep[k] in ("prep", "acl", "appos", "conj") for k in view.children[i] if k > i)
    body = bool(kind) and kind["organisation"] == max(kind.values())
    if i not in discourse.speaking or not bare or after or not body or view.lemma[i] in words("own kind"):
        return None
    actor = spoke_last(discourse, i) or acted_last(discourse, i)
    fits = actor in options and actor is not None and actor.named is not None and actor.label == "organisation"
    return actor if fits else None


def issuer(discourse: Discourse, head: int) -> Actor | None:
    """The actor that a document as a source belongs to, told there or where the text speaks of it elsewhere.

    "A report found …" is the body's whose study the text names, if it names no other; "that letter" is the last one.
    """
    own = whose(discourse, head)
    if own is not None or not _refers(discourse.view, head):
        return own
    view = discourse.view
    alike = words("research") if view.lemma[head] in words("research") else frozenset((view.lemma[head],))
    owners = {
        k: actor
        for k in range(view.n)
        if k != head
        and view.lemma[k] in alike
        and not view.inside[k]
        and (actor := whose(discourse, k) or _sayer(discourse, k)) is not None
    }
    definite = any(view.lower[k] in ("the", "this", "that") for k in view.children[head])
    if len(set(owners.values())) == 1:
        near = min(abs(view.sent[k] - view.sent[head]) for k in owners)
        return next(iter(owners.values())) if near <= MAX_SENTENCES_TO_DOCUMENT else None
    before = [k for k in owners if k < head and view.sent[head] - view.sent[k] <= MAX_SENTENCES_BACK]
    return owners[before[-1]] if definite and before else None


def _refers(view: ParsedText, head: int) -> bool:
    """True for one document that nothing tells apart from others: the report, a study, the new analysis."""
    if view.lemma[head] not in words("document") or view.pos[head] != "NOUN":
        return False
    before = [view.lower[k] for k in view.children[head] if k < head and view.free[k]]
    plain = set(before) <= {"the", "this", "that", "a", "an", "new", "latest", "recent", "full", "same"}
    after = any(view.dep[k] in ("prep", "acl", "relcl") and k > head for k in view.children[head])
    single = view.tag[head] == "NN" or "the" in before
    return plain and single and not after and bool(before)


def whose(discourse: Discourse, head: int) -> Actor | None:
    """The actor that a document or outlet as a source belongs to: Acme's report, figures from Acme."""
    view = discourse.view
    if view.lemma[head] not in words("document") | words("paper") | words("issued of"):
        return None
    for k in view.children[head]:
        if view.dep[k] in _WITHIN and (actor := _named(discourse, k)) is not None:
            kept = (
                view.dep[k] == "compound" and view.lower[k] in words("keeping files") and not discourse.covered[k - 1]
            )
            return actor if not kept else None  # court papers are not the court's
    for k in view.children[head]:  # a report issued by Acme
        if view.dep[k] == "acl" and view.lemma[k] in words("issuing"):
            by = (m for m in view.children[k] if view.dep[m] == "agent")
            inside = [j for m in by for j in view.children[m] if view.dep[j] == "pobj"]
            if len(inside) == 1 and (actor := discourse.who(inside[0])) is not None and actor.label != "place":
                return actor
    for k in view.children[head]:
        if view.dep[k] == "prep" and view.lower[k] in _OWNING:
            inside = [j for j in view.children[k] if view.dep[j] == "pobj"]
            if len(inside) == 1 and not any(view.dep[j] == "conj" for j in view.children[inside[0]]):
                own = view.lower[k] == "of" and view.lemma[head] in words("issued of")
                about = view.lower[k] in ("of", "on", "in") and not own
                actor = _named(discourse, inside[0])
                if actor is not None and (not about or view.lower[k] == "in") and (not about or actor.sort == "paper"):
                    return actor
    return None


def _sayer(discourse: Discourse, head: int) -> Actor | None:
    """The sayer of a clause that names a document: in a *report* on Sunday, Acme claimed that …"""
    view, preposition = discourse.view, discourse.view.head[head]
    if view.dep[head] != "pobj" or view.lower[preposition] != "in" or view.lemma[head] not in words("document"):
        return None
    verb = view.head[preposition]
    own = [k for k in view.children[head] if k < head and view.free[k]]
    if view.dep[preposition] != "prep" or not all(
        view.lower[k] in ("a", "an", "its", "his", "her", "their") for k in own
    ):
        return None
    subject = next((k for k in view.children[verb] if view.dep[k] == "nsubj"), -1)
    return discourse.who(subject) if subject >= 0 and subject in discourse.speaking else None


def _named(discourse: Discourse, k: int) -> Actor | None:
    """The person or body of a word; a group as an owner: the Liberals' letter."""
    actor = discourse.who(k)
    labels = ("person", "organisation", "group") if discourse.view.dep[k] == "poss" else ("person", "organisation")
    return actor if actor is not None and actor.label in labels else None


def named_before(discourse: Discourse, head: int) -> Actor | None:
    """The body whose name stands right before the noun for what it is: the Clear Sky Fund *charity*."""
    view, actor = discourse.view, discourse.at_head.get(head - 1)
    body = sorts().get(view.lemma[head]) in BODY_SORTS or view.lemma[head] in words("corporate")
    joined = head > 0 and view.head[head - 1] == head and view.dep[head - 1] in ("compound", "nmod")
    return actor if body and joined and actor is not None and actor.label == "organisation" else None
