"""Presentation of predicates: certainty, polarity, time and status, by negation, modals and embedding.

The tree is read downwards, in one walk over complements, conjuncts, relative clauses and event nouns: *refused to sign*
makes the signing negative, *could refuse to sign* leaves it possible. The effect of a word on what stands below it is a
rule in ``data/embedding.tsv``; the words with an effect within their clause are listed in ``data/certainty_words.txt``.
Each change is kept with the word that caused it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Self

from newsangles.angles.factuality.clauses import (
    Clause,
    accuses,
    emptied_by,
    joint_of,
    kinds_of,
    lemma_of,
    part_of,
    rule_of,
    shape_of,
)
from newsangles.angles.factuality.finer_status import aims_at, need_met, time_marks
from newsangles.angles.factuality.lexicon import CERTAIN, DENIALS, VERBAL, Rule, Vocabulary, vocabulary
from newsangles.angles.factuality.own_clause import own
from newsangles.angles.factuality.presentation import (
    ADVISED,
    DISPUTED,
    HELD,
    JUDGED,
    NEEDLESS,
    ON_A_WORD,
    UNDONE,
    UNPROVEN,
    Presentation,
    PresentedClauses,
    apply,
)
from newsangles.angles.factuality.verdicts import disputes, operator_of, verdict_on
from newsangles.language.parsed_text import ParsedText
from newsangles.tables.schema import Quote

MAX_CLAUSES_UP = 8
"""Limit of clauses that are looked at above a clause."""

_COMPLEMENTS = frozenset(("xcomp", "ccomp", "csubj", "csubjpass", "oprd", "acl", "acomp", "attr"))


def presentations_of(view: ParsedText, quotes: tuple[Quote, ...]) -> Presentations:
    """The `Presentations` of a document with its quotes, made once for the components that read it in turn."""
    return _presentations(view, quotes, vocabulary())


@lru_cache(maxsize=1)
def _presentations(view: ParsedText, quotes: tuple[Quote, ...], known: Vocabulary) -> Presentations:
    return Presentations(view, known).attribute(quotes)


class Presentations(PresentedClauses):
    """The clauses and the presentations of a document, each computed once."""

    def __init__(self, view: ParsedText, known: Vocabulary | None = None) -> None:
        super().__init__(view, known)
        self._found: dict[int, Presentation] = {}
        self._verdicts: dict[int, Presentation | None] = {}
        self._alleged: dict[int, int] = {}
        self.told_apart: dict[int, dict[str, set[str]]] = {}  # what tells an event from others, by its word

    def attribute(self, quotes: Iterable[Quote]) -> Self:
        """Note the quotes whose content is an accusation, so that this does not depend on the parse alone."""
        view = self.view
        for quote in quotes:
            if quote.cue_start is None or quote.cue_end is None:
                continue
            cue = range(view.word_at(quote.cue_start), view.word_at(quote.cue_end - 1) + 1)
            at = next((k for k in cue if "blames" in kinds_of(self, k) or accuses(self, k)), -1)
            for i in range(view.word_at(quote.start), view.word_at(quote.end - 1) + 1) if at >= 0 else ():
                if view.tag[i] == "VBG" and view.lemma[i] not in self.words["task"] and not self.kids(i, "aux"):
                    self._alleged.setdefault(i, at)
        return self

    def accused_by(self, i: int) -> int:
        """The quote's cue that makes a gerund an accusation; -1: none."""
        return self._alleged.get(i, -1)

    def of(self, i: int, depth: int = 0) -> Presentation:
        """The presentation of a word."""
        if i not in self._found:
            if depth > MAX_CLAUSES_UP:
                return Presentation()
            self._found[i] = own(self, i, _embedded(self, i, depth))
        return self._found[i]

    def verdict(self, i: int, depth: int = 0) -> Presentation | None:
        """The presentation of what a noun tells, where something says whether it is so: *claims* that are *false*."""
        if i not in self._verdicts:
            self._verdicts[i] = None  # a noun is no part of the verdict on itself
            self._verdicts[i] = verdict_on(self, i, depth)
        return self._verdicts[i]


def _embedded(context: Presentations, i: int, depth: int) -> Presentation:
    """The presentation of a word by the words above it, the quotes, and what is said of it afterwards."""
    verb = context.verb_of(i)
    head, relation, _ = context.above(verb)
    if head >= 0 and _only_supposed(context, verb, head, relation):
        return Presentation().after(head, "supposed", certainty=1, marks={"conditional"})
    presented = _from_above(context, i, depth)
    accused = context.accused_by(i)
    if accused >= 0 and presented == Presentation():
        presented = presented.after(accused, "alleges", certainty=0, marks={"alleged"})
    if presented.positive and (at := disputes(context, context.verb_of(i))) >= 0:
        presented = presented.after(at, "disputed", certainty=0, marks={"alleged", DISPUTED})
    return presented


def _from_above(context: Presentations, i: int, depth: int) -> Presentation:
    """The presentation of a word by the words above it."""
    view, verb = context.view, context.verb_of(i)
    head, relation, preposition = context.above(verb)
    if view.dep[verb] == "conj":
        near = view.head[verb] == verb - 2 and context.clause(view.head[verb]).to
        if near and view.pos[verb] == "NOUN" and view.tag[view.head[verb]] == "VB":
            return context.of(view.head[verb], depth + 1)  # to rob and murder: may be tagged as a noun
        if joint_of(context, verb) == "than":  # fled rather than fight
            return Presentation().undone(verb - 1, "rather than")
        if context.clause(verb).finite and not context.clause(context.lead(verb)).finite:
            return Presentation()  # wants to leave and has asked for help: a finite verb is not wanted with it
    if head < 0:
        clause = context.clause(i)
        headline = clause.to and clause.subject >= 0
        return _announced(context, clause) if headline else Presentation()
    if relation == "ccomp" and context.mark(verb) < 0 and (inverted := context.condition(verb)) >= 0:
        return Presentation().after(inverted, "condition", certainty=0, marks={"conditional"})
    if relation == "relcl" and (cleft := _cleft(context, head)) >= 0:
        return Presentation().undone(cleft, "negation")
    if relation == "relcl" and _tells(context, verb, head):
        relation = "acl"  # a risk that it breaks
    if context.clause(verb).to and view.dep[head] == "ROOT" and view.pos[head] in ("NOUN", "PROPN"):
        return _announced(context, context.clause(verb))
    mark = context.mark(context.lead(verb))
    if mark >= 0 and view.lower[mark] == "whether" and rule_of(context, head, "whether") is None:
        return Presentation().after(mark, "whether", certainty=0, marks={"question"})
    top = context.of(head, depth + 1)
    if verb == i and view.pos[i] in ("NOUN", "PROPN") and view.dep[context.lead(i)] not in ("ROOT", "relcl", "advcl"):
        return _noun(context, i, head, relation, preposition, top)
    shape = shape_of(context, verb)
    if preposition:
        return _prepositional(context, verb, head, preposition, shape, top)
    gerund = relation == "dobj" and view.tag[verb] == "VBG" and view.pos[verb] == "VERB"  # denied stealing it
    judged = relation == "advcl" and shape == "to" and part_of(context, head) == "adj"
    if relation in _COMPLEMENTS or gerund or judged:
        return _complement(context, verb, head, relation, shape, depth)
    asked = mark == head + 1 and view.lower[mark] == "if" and rule_of(context, head, "whether") is not None
    if asked:  # they do not know if it failed
        return Presentation().after(mark, "whether", certainty=0, marks={"question"})
    if relation == "advcl" and mark >= 0 and view.lower[mark] == "that" and view.pos[head] == "AUX":
        return _complement(context, verb, head, "csubj", shape, depth)  # that it failed is false
    if relation == "advcl":
        return _adverbial(context, verb, head, shape, top)
    if relation == "relcl" and context.clause(verb).to:
        return _yet_to_be_done(context, verb, head, top)
    if relation == "relcl" and view.lower[head] in context.words["anyone"]:
        return Presentation().after(head, "whoever it is", certainty=min(top.certainty, 2))
    if relation in ("conj", "parataxis", "dep") or (context.clause(verb).finite and relation != "ROOT"):
        return Presentation()
    return Presentation() if view.pos[head] not in VERBAL or relation in ("amod", "nsubj") else top


def _only_supposed(context: Presentations, verb: int, head: int, relation: str) -> bool:
    """True for a deed that is only weighed: *backing them might hurt the talks*, *meeting them is an option*."""
    view, clause = context.view, context.clause(head)
    if relation not in ("csubj", "nsubj") or view.tag[verb] not in ("VBG", "VB") or context.clause(verb).finite:
        return False
    weighed = any(view.lemma[k] in context.words["supposing"] for k in context.kids(head, "attr", "oprd"))
    return weighed or (clause.modal in ("might", "may", "would", "could", "can") and not clause.have)


def _yet_to_be_done(context: Presentations, verb: int, head: int, top: Presentation) -> Presentation:
    """An infinitive below a noun: *a bill to cut taxes*; *nothing to show that*, *lacked the courage to speak*."""
    if (done := _done_by(context, verb, head)) >= 0:
        return context.of(done)
    presented = Presentation().after(head, "yet to be done", certainty=2, future=True, marks={"planned"})
    empty = emptied_by(context, head)
    if UNDONE in top.marks and not top.positive:
        return presented.undone(head, "lacks")
    return presented.turned(empty, "nobody or nothing") if empty >= 0 else presented


def _done_by(context: Presentations, verb: int, head: int) -> int:
    """The verb above an infinitive told as done: *had the courage to speak*, *the first to leave*; -1: none."""
    view, words = context.view, context.words
    above = view.head[head]
    if above == head or view.pos[above] not in VERBAL or not context.clause(above).finite:
        return -1
    if view.lemma[head] in words["shown by doing"]:
        return above if view.dep[head] == "dobj" and view.lemma[above] in ("have", "show", "find", "get") else -1
    ranked = {view.lower[head], *(view.lower[k] for k in view.children[head])} & words["first or last"]
    told = view.dep[head] in ("attr", "nsubj", "appos") and (context.clause(verb).have or bool(ranked))
    ranked = set() if view.lemma[verb] in ("come", "follow") else ranked  # the first of many to come
    settled = context.clause(above).past or context.clause(verb).have
    return above if told and ranked and settled else -1


def _cleft(context: Presentations, head: int) -> int:
    """The *not* of *it was not the army that shelled the town*; -1: none."""
    view, verb = context.view, context.view.head[head]
    if view.dep[head] != "attr" or view.pos[verb] != "AUX":
        return -1
    if any(view.lower[k] in context.words["one of several"] for k in view.children[head]):
        return -1  # it was not the first time that they shelled it: they did
    clause = context.clause(verb)
    return clause.negation if clause.subject >= 0 and view.lower[clause.subject] == "it" else -1


def _tells(context: Presentations, verb: int, head: int) -> bool:
    """True if what looks like a relative clause is what a noun tells: *the story that the school burned down*."""
    view = context.view
    if any(view.dep[k] == "mark" for k in view.children[verb]):
        return True
    rule, subject = rule_of(context, head, "clause"), context.clause(verb).subject
    that = [k for k in view.children[verb] if view.lower[k] == "that" and view.dep[k] in ("dobj", "advmod")]
    told = view.lemma[verb] in context.words["retells"]
    return rule is not None and bool(that) and that[0] < subject and not told


def _complement(context: Presentations, verb: int, head: int, relation: str, shape: str, depth: int) -> Presentation:
    """A clause or infinitive that completes a verb, an adjective or a noun."""
    view = context.view
    beside = any(k > head for k in context.kids(head, "ccomp")) or view.pos[head] == "AUX"
    if relation == "ccomp" and verb < head and beside and context.mark(verb) < 0:
        return Presentation()  # We must be careful, I don't believe that it will hold; he fell - it was a lie
    head = _put_first(context, verb, head) if relation == "ccomp" else head
    head = operator_of(context, verb, head, shape)
    top, clause = context.of(head, depth + 1), context.clause(verb)
    special = _periphrastic(context, verb, head, shape)
    if special is not None:
        return apply(special, head, top)
    proposed = relation == "acl" and shape == "ing" and view.lemma[head] in context.words["proposed"]
    if proposed and view.lemma[verb] not in context.words["speaks out"]:
        return top.after(head, "proposal", certainty=1, future=True, marks={"planned"})  # a bill appointing a judge
    able = relation == "acl" and shape == "to" and view.lemma[head] in context.words["power to"]
    if able and emptied_by(context, head) < 0:  # the power to ban it: no plan
        return Presentation().after(head, "power to", certainty=1, marks={"conditional"})
    says = shape == "to" and any(rule.name in ("says", "alleges") for rule in _clausal(context, verb))
    rule = rule_of(context, head, *(("say",) if says else ()), shape, *(("clause",) if shape == "whether" else ()))
    if rule is not None and rule.name == "alleges" and shape == "clause" and context.kids(head, "prep"):
        rule = None  # accused him of …, so what follows is no content of it
    plain = view.lower[verb] == view.lemma[verb] and not clause.auxiliaries
    plain = plain and verb > head and view.inside[verb] == view.inside[head]  # “We need it,” she told them
    if relation == "ccomp" and plain and (context.clause(head).past or shape == "bare"):  # demanded that he leave
        rule = rule_of(context, head, "bare") or rule
    voiced = view.inside[verb] and not view.inside[head]  # they were told “don't write this”
    if shape == "clause" and top.positive and not voiced and (at := _hearsay(context, head)) >= 0:
        alleged = view.lemma[at] == "allege"
        heard = {"alleged"} if alleged else {"reported"}
        return Presentation().after(at, "hearsay", certainty=0 if alleged else 2, marks=heard)
    if relation == "acl" and shape == "clause" and view.tag[verb] == "VBN" and not clause.auxiliaries:
        rule = None  # the claims made by
    if rule is not None and rule.polarity == "said" and (shape == "whether" or _asks(view, verb)):
        rule = None  # would not say what happened, nor how many were hurt: something did, and some were
    if rule is not None and rule.name == "wants" and need_met(context, head):
        return replace(top, cues=top.cues)  # we needed to close the road: and did
    if shape == "clause" and aims_at(context, head, top):
        return Presentation().after(head, "aims at", certainty=1, future=True, marks={"wanted"})
    if rule is not None:
        return _ruled(context, rule, verb, head, shape, below(context, rule, head, top, depth))
    if shape in ("to", "bare", "ing") and relation != "acl":
        return replace(top, cues=top.cues)
    if relation == "acl" and shape == "to":
        return _yet_to_be_done(context, verb, head, top)
    if relation in ("oprd", "acomp"):
        return top  # none of them was marked secret
    return _doubted(context, head, Presentation()) if relation == "ccomp" else Presentation()


def _put_first(context: Presentations, verb: int, head: int) -> int:
    """The word whose content stands behind a *be*: *what I [doubt] is that P*; else the word above."""
    view = context.view
    if view.lemma[head] != "be" or context.clause(head).negation >= 0:
        return head
    for k in context.kids(head, "csubj", "nsubj"):
        asked = view.dep[k] == "csubj" and view.lower[view.first[k]] == "what"
        rule = rule_of(context, k, "clause") if k < head < verb else None
        if rule is not None and (asked or rule.name in ("wish", "chance")):
            return k  # my hope is that
    return head


def _ruled(
    context: Presentations, rule: Rule, verb: int, head: int, shape: str, presented: Presentation
) -> Presentation:
    """The presentation of a complement by the rule of the word above it, told more finely by that word."""
    view, clause = context.view, context.clause(verb)
    if rule.name == "denies" and shape == "clause" and _for_a_reason(context, verb):
        return Presentation()  # denied that he left because of her: he left
    found = _doubted(context, head, presented)
    if shape == "clause" and rule.name == "says" and view.lemma[head] == "claim" and found.positive:
        return found.after(head, "claims", marks={ON_A_WORD})
    if shape == "clause" and rule.name == "believes" and view.lemma[head] in context.words["opines"]:
        return found.after(head, "believes", marks={JUDGED})
    above = context.clause(head)
    if rule.name == "wants" and above.modal == "would" and above.subject >= 0 and view.lower[above.subject] == "you":
        return found.after(head, "advice", marks={ADVISED})  # you would want to ask
    if rule.name == "wants" and view.lemma[head] == "need" and context.clause(head).negation >= 0:
        return found.after(head, "needs", marks={NEEDLESS})
    if rule.name == "doubts" and shape == "clause" and rule.polarity == "flip" and not found.positive:
        return found.after(head, "doubts", marks={JUDGED})
    if rule.name == "seems" and shape == "clause":  # it appears that most of them left
        return found.after(head, "seeming", marks={JUDGED})
    if rule.name == "likely" and clause.finite and not clause.modal:  # it is likely that more stand by them
        return found.after(head, "likely", future=context.of(head).future, marks={HELD, JUDGED})
    return found


def _for_a_reason(context: Presentations, verb: int) -> bool:
    """True for a deed with its reason, on which a denial bears: *left because of the row*."""
    lower = context.view.lower
    reasons = (k for k in context.kids(verb, "advcl", "prep") if verb < k)
    return any("because" in (lower[k], lower[max(0, context.mark(k))]) for k in reasons)


def _asks(view: ParsedText, verb: int) -> bool:
    """True if a clause opens with a question word: *how many were hurt*."""
    first = view.first[verb]
    return view.dep[verb] == "ccomp" and first < verb and view.tag[first] in ("WRB", "WP", "WDT")


def below(context: Presentations, rule: Rule, head: int, top: Presentation, depth: int) -> Presentation:
    """The presentation of what stands below a word with a rule; a verdict on what a noun tells goes before."""
    if rule.status in ("planned", "wanted") and part_of(context, head) == "noun" and _refused(context, head):
        top = top.undone(context.view.head[head], "denies")
    if rule.polarity == "content" and (verdict := context.verdict(head, depth + 1)) is not None:
        if not verdict.positive or rule.status not in ("alleged", "reported"):
            return verdict
        return verdict.after(head, rule.name, certainty=0, marks={rule.status})
    if rule.name == "causes" and "planned" in top.marks and context.kids(head, "dobj"):
        return apply(rule, head, top).after(head, rule.name, marks={"wanted"})  # plans to force them to leave
    return apply(rule, head, top)


def _refused(context: Presentations, noun: int) -> bool:
    """True if a request, plan or wish, which has been made, is refused."""
    above, relation, _ = context.above(noun)
    rule = rule_of(context, above, "noun") if relation in ("dobj", "nsubjpass") else None
    return rule is not None and rule.polarity in DENIALS and context.of(noun).positive and context.of(above).positive


def _clausal(context: Presentations, i: int) -> list[Rule]:
    """The rule of a word for a clause below it, if it has one."""
    rule = rule_of(context, i, "clause")
    return [] if rule is None else [rule]


def _doubted(context: Presentations, head: int, presented: Presentation) -> Presentation:
    """The presentation of content said *falsely*, the speaker's word against the text's, or *without evidence*."""
    for k in context.kids(head, "prep"):
        things = view.children[k] if (view := context.view).lower[k] == "without" else ()
        if presented.positive and any(view.lemma[x] in context.words["proof"] for x in things):
            return presented.after(k, "no proof", certainty=0, marks={"alleged", UNPROVEN})
    at = next((k for k in context.kids(head, "advmod") if context.view.lower[k] in context.words["falsely"]), -1)
    if at < 0 or not presented.positive:
        return presented
    return presented.after(at, "disputed", certainty=0, marks={"alleged", DISPUTED})


def _announced(context: Presentations, clause: Clause) -> Presentation:
    """A headline's infinitive: *Pope to visit Iraq*."""
    return Presentation().after(clause.auxiliaries[0], "is to", future=True, marks={"planned"})


def _periphrastic(context: Presentations, verb: int, head: int, shape: str) -> Rule | None:
    """The rules of *is going to* and *is to* (a future), *was able to* (a deed), *too weak to* (none)."""
    view, clause = context.view, context.clause(context.verb_of(head))
    if view.lemma[head] == "help" and clause.modal == "could" and clause.negation >= 0:
        return Rule("could not help", CERTAIN, "flip", False, "")
    if shape != "to":
        return None
    if view.lemma[head] == "go" and view.tag[head] == "VBG":
        return Rule("going to", CERTAIN, "inherit", True, "predicted")
    if view.lemma[head] == "have" and any(view.lower[k] == "yet" for k in view.children[head]):
        return Rule("yet to", CERTAIN, "flip", True, "")
    if view.lemma[head] in ("have", "get") and not context.clause(head).past:
        return Rule("have to", CERTAIN, "inherit", False, "")
    if view.lemma[head] == "be" and view.tag[head] == "VBN" and not context.kids(head, "acomp", "attr"):
        return Rule("been to", CERTAIN, "inherit", False, "")  # two men had been to see her
    if view.pos[head] == "AUX" and view.lemma[head] == "be" and not context.kids(head, "acomp", "attr"):
        return Rule("is to", CERTAIN, "inherit", True, "planned")
    if view.lower[head] == "able" and clause.past:
        return Rule("was able", CERTAIN, "inherit", False, "")
    too = part_of(context, head) == "adj" and view.lemma[verb] not in ("begin", "start")  # too high to begin with
    if too and any(view.lower[k] == "too" for k in context.kids(head, "advmod")):
        return Rule("too much to", CERTAIN, "flip", False, "")
    return None


def _adverbial(context: Presentations, i: int, head: int, shape: str, top: Presentation) -> Presentation:
    """An adverbial clause."""
    view, words, m = context.view, context.words, context.mark(i)
    condition = m if m >= 0 and view.lower[m] == "if" else context.condition(i)  # even if, as if: open too
    if condition >= 0:
        return Presentation().after(condition, "condition", certainty=0, marks={"conditional"})
    if m > 0 and view.lower[m] == "than" and view.lower[m - 1] == "rather":
        return Presentation().undone(m, "rather than")
    if shape == "to":
        own_subject = m >= 0 and view.lower[m] == "for" and context.clause(i).subject >= 0
        rule = rule_of(context, head, *(("for", "to") if own_subject else ("to",)))
        if rule is not None and rule.status == "wanted":  # called for troops to leave, pleaded with them to leave
            return apply(rule, head, top)
        if _took(context, head):
            return replace(top, cues=top.cues)
        return Presentation().after(
            head, "purpose", certainty=2, future=not top.positive or top.future, marks={"planned"}
        )
    if m >= 0 and view.lower[m] in words["until"] and not context.clause(i).past:
        open_end = view.lower[m] in ("until", "till", "before", "once")
        if top.future or top.certainty < 2 or (open_end and not context.clause(head).past):
            return Presentation().after(m, "not yet", future=True, certainty=2, marks=time_marks(top))
    present = context.clause(i).form in ("pres", "prog")
    if m >= 0 and view.lower[m] in words["while"] and top.future and present and top.status in ("planned", "predicted"):
        return Presentation().after(m, "not yet", future=True, certainty=2, marks=time_marks(top))  # as we build, we'll
    if shape == "ing" and not context.clause(i).finite and m < 0:
        return replace(top, positive=True)
    return Presentation()


def _took(context: Presentations, head: int) -> bool:
    """True for what somebody took some time to do, and did: *the jury took an hour to clear her*."""
    view, clause = context.view, context.clause(head)
    spent = any(view.ent[k] in ("TIME", "DATE") for k in context.kids(head, "dobj"))
    return view.lemma[head] == "take" and spent and clause.past and not clause.modal


def _prepositional(
    context: Presentations, i: int, head: int, preposition: str, shape: str, top: Presentation
) -> Presentation:
    """A gerund or clause under a preposition."""
    at = context.view.head[context.lead(i)]
    if preposition in context.words["negative preposition"]:
        return Presentation().undone(at, preposition)
    if any(context.view.dep[k] == "neg" for k in context.view.children[at]):
        return Presentation().undone(at, "negation")  # but not by making
    if context.clause(i).finite:
        return Presentation()
    if preposition == "into" and "planned" in top.marks:  # plans to push them into leaving: no plan of theirs
        return top.after(at, "pushes into", marks={"wanted"})
    rule = rule_of(context, head, preposition)
    if context.view.lemma[i] in context.words["task"] and preposition == "with":
        rule = None  # charged with protecting the port: a task
    if rule is None and _clausal(context, i):  # wrong in saying that
        rule = rule_of(context, head, "say")
    if rule is not None:
        return _doubted(context, head, below(context, rule, head, top, 0))
    if preposition in context.words["presupposing"]:
        return Presentation()
    if preposition == "of" and top.status in ("alleged", "reported"):
        return top  # the alleged case of a drone crossing
    return replace(top, positive=True) if context.view.pos[head] in VERBAL else Presentation()


def _noun(
    context: Presentations, i: int, head: int, relation: str, preposition: str, top: Presentation
) -> Presentation:
    """An event noun: presupposed (*the pause*), or presented as the verb above it (*a pause*)."""
    view, words = context.view, context.words
    at = view.head[context.lead(i)]
    if preposition in words["negative preposition"]:
        return Presentation().undone(at, preposition)
    if any(view.lower[k] == "any" for k in view.children[i]) and not top.positive:
        return Presentation().undone(head, "negation")  # knows of no attempt: not aware of any attempt
    told_of = context.clause(head).subject if relation == "dobj" and view.lemma[head] in words["consists of"] else -1
    if told_of >= 0 and "allegation" in context.classes.get(("noun", view.lemma[told_of]), ()):
        return Presentation().after(told_of, "allegation", certainty=0, marks={"alleged"})  # the claims include theft
    if relation == "dobj" and view.lemma[head] in words["acts upon"]:
        return Presentation()  # the vote would affect the talks
    shared = {view.lemma[k] for k in (head, *context.kids(head, "dobj"))} & words["takes part"]
    if preposition == "in" and shared and not top.positive:
        return top  # took no part in an effort
    if preposition in ("in", "at") and view.lemma[head] == "be" and not top.positive:
        return top  # I am not in a negotiation
    if preposition in words["presupposing"]:
        return Presentation()
    rule = rule_of(context, head, preposition or "noun") if relation in ("dobj", "pobj", "nsubjpass") else None
    owned = any(view.dep[k] == "poss" for k in view.children[i])
    definite = owned or any(view.lower[k] in words["definite"] for k in view.children[i])
    if rule is not None and rule.name == "votes_down":
        return Presentation()  # voted against the war, which goes on
    told = (
        rule is not None
        and rule.name == "denies"
        and lemma_of(context, head) != "rule_out"  # which is of what is to come
        and any(name in context.classes.get(("noun", view.lemma[i]), ()) for name in ("wish", "allegation", "rumour"))
    )
    made = rule is not None and rule.name == "commits" and owned and ("noun", view.lemma[i]) in context.classes
    if told or made:  # rejected the request, agrees to their demands: they were made
        return Presentation()
    if rule is not None and not (rule.name == "ends" and definite):  # an ended event has taken place
        return below(context, rule, head, top, 0)
    if preposition:
        return (
            replace(top, positive=True)
            if preposition == "of" and part_of(context, head) != "verb" and not owned
            else Presentation()
        )
    occurs = relation in ("nsubj", "nsubjpass") and (view.lemma[head] in words["occur"] or relation == "nsubjpass")
    shares = relation in ("dobj", "attr") or occurs
    if not shares or part_of(context, head) != "verb" or (definite and not (occurs or top.future)):
        return Presentation()
    if definite and not top.positive and not (occurs or view.lemma[head] in words["occur"]):
        return Presentation()  # no plans to address the conference
    return top


def _hearsay(context: Presentations, head: int) -> int:
    """The word that makes a clause hearsay: *reports* suggest, it is *believed*, it *emerged*; -1: none."""
    view, words = context.view, context.words
    clause = context.clause(head)
    if clause.subject >= 0 and view.lemma[clause.subject] in words["hearsay subject"]:
        return clause.subject
    unnamed = clause.subject < 0 or view.dep[clause.subject] == "expl" or view.lower[clause.subject] == "it"
    if unnamed and clause.passive and view.lemma[head] in words["believed"]:
        return head
    if view.lemma[head] == "tell" and clause.passive and not context.kids(head, "agent"):  # jurors were told that
        return head
    return head if unnamed and view.lemma[head] in words["hearsay verb"] else -1
