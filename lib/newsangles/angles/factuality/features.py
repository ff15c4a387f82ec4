"""Features of predicates and event nouns, by family, with readable names."""

from __future__ import annotations

from collections.abc import Iterator

from newsangles.angles.factuality.clauses import Clause, kinds_of
from newsangles.angles.factuality.embedding import Presentations
from newsangles.angles.factuality.lexicon import LEVELS, VERBAL
from newsangles.language.parsed_text import ParsedText

PLAIN_SPEECH = frozenset("say tell report add state write announce".split())
"""Neutral reporting verbs: a clause below them is read as if it stood alone."""

SPEAKERS = {"i": "I", "we": "I", "you": "you", "u": "you"}


def event_features(context: Presentations, i: int) -> list[str]:
    """Features of a noun that may mean an event."""
    view = context.view
    head, relation, preposition = context.above(i)
    word, lemma = view.lower[i], view.masked_lemma[i]
    found = ["bias", "lemma=" + lemma, "pos=" + view.pos[i], "tag=" + view.tag[i], "ent=" + view.ent[i]]
    found += [f"ending={word[-n:]}" for n in (2, 3, 4) if view.pos[i] == "NOUN"]
    found.append("relation=" + (preposition or relation))
    if head >= 0:
        found += [f"above={view.masked_lemma[head]}|{preposition or relation}", "above pos=" + view.pos[head]]
        found += [f"above kind={kind}|{preposition or relation}" for kind in kinds_of(context, head)]
    for k in view.children[i]:
        found.append("below=" + view.dep[k])
        if view.dep[k] in ("prep", "amod", "det", "compound", "nummod"):
            found.append(f"below={view.dep[k]}:{view.masked_lower[k]}")
        if view.dep[k] == "compound":
            found.append("first part ends in " + view.lower[k][-3:])
    return found


def features(context: Presentations, i: int) -> list[str]:
    """Features of a predicate: its presentation by the rules, its form, and up to three words above it."""
    view, verb = context.view, context.verb_of(i)
    clause, base = context.clause(verb), context.lead(verb)
    mood = clause.mood
    found = [*_presentation_features(context, i, base, clause)]
    found += _clause_features(context, i, base, clause)
    found += _question_features(context, verb, base)
    found += _complement_features(context, verb, clause)
    found += _joining_features(context, base, mood)
    found += _modifier_features(context, verb, mood)
    found += _subject_features(context, i, clause)
    if context.kids(verb, "xcomp", "ccomp"):
        found.append("has complement")
        found += ["is " + name for name in context.classes.get(("verb", view.lemma[i]), ())]
    if view.pos[i] in ("NOUN", "PROPN"):
        found += _noun_features(context, i)
    found += _features_above(context, verb, clause.form, mood)
    return found


def _presentation_features(context: Presentations, i: int, base: int, clause: Clause) -> Iterator[str]:
    """Features of the presentation by the rules, the form, and the word itself."""
    view, presented = context.view, context.of(i)
    level = LEVELS[presented.certainty]
    sign = f"{level} {'yes' if presented.positive else 'no'}{' ahead' if presented.future else ''}"
    yield "bias"
    yield "certainty=" + level
    yield "reading=" + sign
    status = (
        "planned" if presented.broad_status == "wanted" else presented.broad_status
    )  # learned before they were told apart
    yield "status=" + status
    yield f"reading={sign} {status}|{clause.form}"
    yield "form=" + clause.form
    yield "mood=" + clause.mood
    yield "pos=" + view.pos[i]
    yield "relation=" + view.dep[base]
    yield "lemma=" + view.masked_lemma[i]
    yield f"lemma={view.masked_lemma[i]}|{clause.form}"
    yield from ("rule=" + rule for _, rule in presented.cues)


def _clause_features(context: Presentations, i: int, base: int, clause: Clause) -> Iterator[str]:
    """Features of the clause as a whole."""
    verb = context.verb_of(i)
    for flag, name in (
        (verb != i, "copula"),
        (verb != base, "joined"),
        (bool(clause.modal), "modal=" + clause.modal),
        (clause.negation >= 0, "not"),
        (clause.empty >= 0, "nobody or nothing"),
        (clause.command, "command"),
        (clause.passive, "passive"),
        (context.supposes(verb), "if anywhere"),
    ):
        if flag:
            yield name


def _question_features(context: Presentations, verb: int, base: int) -> Iterator[str]:
    """Features of a question: that it is one, and its sort."""
    if not context.asks(verb):
        return
    view = context.view
    yield "question"
    if view.dep[base] in ("ROOT", "ccomp", "parataxis"):
        first, last = view.bounds[view.sent[verb]]
        asked = any(view.tag[k].startswith("W") for k in range(first, min(first + 4, last + 1)))
        yield "question wh" if asked else "question yes/no"


def _complement_features(context: Presentations, verb: int, clause: Clause) -> Iterator[str]:
    """Features of the object, the sentence's end, and the mood of a joined clause."""
    view = context.view
    thing = next((view.tag[k] for k in view.children[verb] if view.dep[k] == "dobj"), "none")
    yield "object=" + thing
    yield f"object={thing}|{clause.form}"
    yield "sentence ends in " + _ending(view, *view.bounds[view.sent[verb]])
    for k in context.kids(verb, "conj")[:1]:
        yield f"joined to {context.clause(k).mood}"


def _joining_features(context: Presentations, base: int, mood: str) -> Iterator[str]:
    """Features of the word that joins the clause to the one above, and of those of clauses below."""
    view, conditions, mark = context.view, context.words["condition"], context.mark(base)
    if mark >= 0:
        yield "mark=" + ("if" if view.lower[mark] in conditions else view.lower[mark])
        yield f"mark={view.lower[mark]}|{mood}"
    below = {view.lower[m] for k in context.kids(base, "advcl") if (m := context.mark(k)) >= 0}
    if below & conditions:
        yield "condition below"
    if below & {"when", "once", "until", "before"}:
        yield "when below"


def _subject_features(context: Presentations, i: int, clause: Clause) -> Iterator[str]:
    """Features of the sort of subject, and of a state predicated of it."""
    subject = _subject_kind(context, clause.subject)
    yield "subject=" + subject
    yield f"subject={subject}|{clause.form}"
    if context.view.lemma[i] in context.words["state"]:
        yield "state"
        yield "state|" + clause.form


def _ending(view: ParsedText, first: int, last: int) -> str:
    """The mark that ends a sentence; "word" for none."""
    while last > first and view.word[last].isspace():
        last -= 1
    return "word" if view.free[last] else view.word[last]


def _modifier_features(context: Presentations, verb: int, mood: str) -> Iterator[str]:
    """Features of adverbs, prepositions and sorts of time words below a verb."""
    view, kinds = context.view, context.adverbs
    for k in view.children[verb]:
        relation = view.dep[k]
        if relation in ("advmod", "npadvmod", "amod"):
            yield "adverb=" + view.masked_lower[k]
            if view.lower[k] in kinds:
                yield f"adverb:{kinds[view.lower[k]]}"
                yield f"adverb:{kinds[view.lower[k]]}|{mood}"
        if relation == "prep":
            yield "preposition=" + view.lower[k]
        if relation in ("advmod", "npadvmod", "prep", "amod"):
            seen = {kinds[view.lower[x]] for x in _below(view, k) if view.lower[x] in kinds}
            yield from (f"within:{kind}" for kind in sorted(seen))


def _below(view: ParsedText, i: int) -> Iterator[int]:
    stack = [i]
    while stack:
        k = stack.pop()
        yield k
        stack.extend(view.children[k])


def _subject_kind(context: Presentations, i: int) -> str:
    view = context.view
    if i < 0:
        return "none"
    word = view.lower[i]
    if word in SPEAKERS:
        return SPEAKERS[word]
    if word in context.words["anyone"]:
        return "anyone"
    kinds = {"PRON": "pronoun", "PROPN": "name"}
    return kinds.get(view.pos[i], "plural" if view.tag[i] == "NNS" else "noun")


def _noun_features(context: Presentations, i: int) -> Iterator[str]:
    """Features of the determiner, ending and modifiers of a noun."""
    view = context.view
    determiner = next(
        (view.lower[k] for k in view.children[i] if view.dep[k] in ("det", "predet") or view.tag[k] == "PRP$"), "none"
    )
    owned = "owned" if any(view.dep[k] == "poss" for k in view.children[i]) else determiner
    yield "determiner=" + determiner
    yield f"determiner={owned}|{view.tag[i]}"
    yield from (f"ending={view.lower[i][-n:]}" for n in (2, 3, 4) if view.pos[i] == "NOUN")
    yield from ("below=" + view.dep[k] for k in view.children[i] if view.dep[k] in ("nummod", "compound"))


def _features_above(context: Presentations, verb: int, form: str, mood: str) -> Iterator[str]:
    """Features of up to three words above, with their relations; neutral reporting verbs end the chain."""
    view, i = context.view, verb
    conditions = context.words["condition"]
    for level in (1, 2, 3):
        head, relation, preposition = context.above(i)
        if head < 0 or (relation == "ccomp" and view.lemma[head] in PLAIN_SPEECH):
            break
        own, top, up = context.clause(i), context.clause(head), f"above {level} "
        shape = (
            "to"
            if own.to
            else "ing"
            if view.tag[i] == "VBG"
            else "en"
            if view.tag[i] == "VBN" and not own.auxiliaries
            else "finite"
        )
        link = relation + (":" + shape if view.pos[i] in VERBAL else "")
        if preposition:
            link = preposition + (":ing" if relation == "pcomp" else "")
        negative = top.negative or (
            view.dep[head] in ("acomp", "attr", "dobj") and context.clause(view.head[head]).negative
        )
        yield up + "by " + link
        yield up + "mood=" + top.mood
        if level < 3:
            yield f"{up}lemma={view.masked_lemma[head]}|{link}"
            for kind in kinds_of(context, head):
                yield f"{up}{kind}|{link}"
                yield f"{up}{kind}|{link}|{top.mood}"
                if negative:
                    yield f"{up}{kind}|{link}|not"
                if top.past:
                    yield f"{up}{kind}|{link}|past"
            if level == 1:
                yield f"form={form}|{link}"
                yield f"{form}|{link}|{top.mood}"
            mark = context.mark(context.lead(head))
            if mark >= 0:
                yield up + "mark=" + ("if" if view.lower[mark] in conditions else view.lower[mark])
            if relation == "relcl" and (
                view.lower[head] in context.words["anyone"]
                or any(view.lower[k] in ("any", "every", "a", "an") for k in context.kids(head, "det"))
            ):
                yield "of something indefinite"
            if relation == "advcl" and shape == "to":
                yield "purpose" + " past" * top.past
        yield from (
            f"{up}adverb:{context.adverbs[view.lower[k]]}"
            for k in context.kids(head, "advmod")
            if view.lower[k] in context.adverbs
        )
        if top.modal:
            yield "modal above=" + top.modal
        if negative:
            yield "not above"
        i = context.lead(head)
        if context.condition(i) >= 0:
            yield "condition above"
