"""Second reporting verbs: *X said rebels had fired missiles and also reported shelling*, where X reported.

The parser joins the second verb to the verb of what was said, so that those spoken of seem to report. Tense, an adverb
or the verb's own subject tell whose verb it is; where none of them does, it is left as parsed.
"""

from __future__ import annotations

from newsangles.language.parsed_text import SUBJECTS, ParsedText

FIRST = frozenset("say report state tell announce claim write note add confirm warn estimate believe".split())
"""Verbs whose content may hold the second verb."""

SECOND = frozenset(
    """report confirm announce add warn note describe urge call cite stress emphasize emphasise estimate predict
    blame condemn accuse criticize criticise praise thank promise pledge vow recommend suggest insist explain mention
    reiterate welcome deny dismiss reject say put""".split()
)
"""Verbs of reporting that may go on after the content of the first."""

DOUBTFUL = frozenset("deny admit dismiss reject say promise pledge vow thank put call blame accuse insist".split())
"""Those of `SECOND` that those spoken of are as likely to do; only the tense gives them to the source."""

REPORTERS = frozenset(
    """analyst author authority charity club company council court doctor expert firm government group hospital
    investigator judge lawyer leader mayor medic minister ministry observer officer official organisation organization
    parent party people person police president prosecutor regulator report researcher resident scientist service source
    spokesman spokeswoman spokesperson study survivor team union victim witness worker""".split()
)
"""Nouns for those who report themselves: *doctors had examined him and confirmed* is left as parsed."""

_ALSO = frozenset(("also", "further", "furthermore", "additionally", "separately"))
_PRESENT, _PAST = frozenset(("VBZ", "VBP")), frozenset(("VBD",))
_BELOW = frozenset(("ccomp",))


def second_reports(view: ParsedText) -> dict[int, int]:
    """Verbs of reporting that continue an earlier one, each with that first reporting verb.

    Args:
        view: The parsed document.

    Returns:
        The first reporting verb, whose subject is the second's too, by the second's word.
    """
    found = {}
    for i in range(view.n):
        if view.dep[i] == "conj" and view.lemma[i] in SECOND and view.pos[i] == "VERB":
            first = _first_report(view, i)
            if first >= 0:
                found[i] = first
    return found


def _first_report(view: ParsedText, i: int) -> int:
    """The reporting verb that the second one continues; -1: none."""
    if view.inside[i] or any(view.dep[k] in SUBJECTS | {"aux", "auxpass", "mark"} for k in view.children[i]):
        return -1
    said = view.head[i]
    while view.dep[said] == "conj" and view.head[said] != said and view.pos[view.head[said]] in ("VERB", "AUX"):
        said = view.head[said]
    first = view.head[said]
    if view.dep[said] not in _BELOW or first >= said or view.lemma[first] not in FIRST:
        return -1
    if not any(view.dep[k] in SUBJECTS for k in view.children[first]) or view.pos[first] != "VERB":
        return -1
    told, tensed = view.head[i], _tense(view, view.head[i])
    form = "past" if view.tag[i] in ("VBD", "VBN") else "present" if view.tag[i] in _PRESENT else ""
    if not form or form != _tense(view, first):
        return -1
    if tensed not in (form, "perfect", ""):
        return first  # said the dam is safe and warned
    if tensed != "perfect" or view.lemma[i] in DOUBTFUL:
        return -1
    subject = next((k for k in view.children[said] if view.dep[k] in SUBJECTS), -1)
    also = any(view.lower[k] in _ALSO for k in view.children[i])
    passive = any(view.dep[k] == "auxpass" for k in view.children[told])
    others = subject >= 0 and view.pos[subject] == "NOUN" and view.lemma[subject] not in REPORTERS
    return first if also or passive or others else -1


def _tense(view: ParsedText, i: int) -> str:
    """The tense of a clause: past, present, perfect (*had fired*), other (*will fire*), "" for none."""
    auxiliaries = [k for k in view.children[i] if view.dep[k] in ("aux", "auxpass")]
    if any(view.lower[k] in ("had", "'d", "’d") for k in auxiliaries):
        return "perfect"
    if any(view.tag[k] == "MD" for k in auxiliaries):
        return "other"
    for k in (*auxiliaries, i):
        if view.tag[k] in _PAST:
            return "past"
        if view.tag[k] in _PRESENT:
            return "present"
    return ""
