"""The columns of each table: one frozen dataclass a row type, from which everything else is derived.

Offsets are characters into the article's text, half open: ``article.text[row.start:row.end] == row.text`` for every row
of every table. Columns, pandas dtypes, Arrow types and the printed column dictionary all come from the fields below, so
that a new column is one line here.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, TypeVar

import pyarrow as pa

from newsangles.tables.fields import Spans, Strings, column
from newsangles.tables.framing_rows import Judgement as Judgement
from newsangles.tables.framing_rows import Naming as Naming
from newsangles.tables.framing_rows import Portrayal as Portrayal
from newsangles.tables.framing_rows import Wording as Wording
from newsangles.tables.row import Certainty as Certainty
from newsangles.tables.row import Polarity as Polarity
from newsangles.tables.row import Row as Row
from newsangles.tables.row import Voice as Voice
from newsangles.tables.source_evidence import SourceEvidence

PublishedSource = Literal["given", "sidecar", "inferred", "page", "unreadable", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow(Row):
    """A document."""

    title: str | None = column("headline, where the document or its sidecar gives one", default=None)
    author: str | None = column("who wrote it, by the page or the byline", default=None)
    outlet: str | None = column("who published it", default=None)
    url: str | None = column("where it was published", default=None)
    published: str | None = column("publication date, YYYY-MM-DD; empty when unknown, never guessed", default=None)
    published_source: PublishedSource = column("where that date comes from", default="none")
    language: str = column("language that it was read as", default="en")
    characters: int = column("length of the text in characters")
    words: int = column("number of words, punctuation and white space not counted")
    sha256: str = column("SHA-256 of the text in UTF-8")
    path: str | None = column("the file that it was read from", default=None)


ParagraphKind = Literal[
    "body", "turn", "question", "list", "deck", "headline", "heading", "caption", "byline", "dateline", "agency",
    "timestamp", "photo_credit", "quote_credit", "stage", "note", "menu", "related", "embed", "pull_quote",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Row):
    """A paragraph, or a piece of one that is of another kind: a dateline, a second speaker's turn."""

    paragraph_id: str = column(
        "name of the paragraph within its article: g1, g2, … (for graf) in the order of the text",
        names="paragraphs",
        derived="the order of the text",
    )
    kind: ParagraphKind = column("what it is; from byline on, the kinds are not read for statements")
    reason: str = column("why it is taken for that, in words", default="")
    speaker: str | None = column(
        "who speaks it, in a transcript, an interview or a letter, by the fullest name that a label or signature gives",
        free=True,
        default=None,
    )
    speaker_start: int | None = column("where the label or the signature begins that names the speaker", default=None)
    speaker_end: int | None = column("where that ends, exclusive", default=None)
    said_start: int | None = column("where the speaker's words begin, after the label", default=None)
    turn: int | None = column(
        "number of the turn: paragraphs that a speaker says in one go have the same",
        derived="kind, speaker and order",
        default=None,
    )


QuoteKind = Literal["direct", "indirect", "mixed"]
CueClass = Literal["speech", "writing", "thought", "intention", "attitude", "finding"]

ON_REQUEST = ("intention", "attitude")
"""Classes of cues of attitudes and intentions, not speech, which readers see on request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """Something that someone says, thinks or is said to say; start, end, text: from its first part to its last."""

    quote_id: str = column(
        "name of the quote within its article: q1, q2, … in the order of the text",
        names="quotes",
        derived="the order of the text",
    )
    inside: str | None = column("quote_id of the quote that it is nested in", names="quotes", default=None)
    kind: QuoteKind = column("direct: all of it in quotation marks; mixed: some of it; indirect: none of it")
    parts: Spans = column("the content's spans where the cue or the source splits it, else one span")
    cue: str | None = column("the words that attribute it: said, according to", default=None)
    cue_class: CueClass = column("what sort of act the cue is", default="speech")
    cue_start: int | None = column("where the cue begins", default=None)
    cue_end: int | None = column("where the cue ends, exclusive", default=None)
    source: str | None = column("who says it, as written; empty where nobody is named", default=None)
    source_start: int | None = column("where the source begins", default=None)
    source_end: int | None = column("where the source ends, exclusive", default=None)
    actor_id: str | None = column(
        "the actor that the source is; empty where it could not be told", names="actors", default=None
    )
    joint_actor_ids: Strings = column(
        "the other actors of a source that names several, in the order of the text: Ruiz and Pell said",
        names="actors",
        default=(),
    )


ActorLabel = Literal["person", "organisation", "place", "group"]
MentionKind = Literal["name", "nominal", "pronoun"]
PlaceReading = Literal["actor", "place"]
RoleKind = Literal["office", "description", "age"]
GenderWord = Literal["woman", "man", "other"]
GenderFrom = Literal["pronoun", "title", "noun", "given name", "by hand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """A place that names or means an actor, or a pronoun or noun that could not be linked to one."""

    actor_id: str | None = column("the actor that is meant; empty where none was likely enough", names="actors")
    kind: MentionKind = column("name: Zelensky; nominal: the Ukrainian leader; pronoun: he")
    label: ActorLabel = column("what the actor is; for a word that stays open, what it seems to be")
    reading: PlaceReading | None = column(
        "for a place, a capital or a seat of government: whether somebody acts here, or it is only where", default=None
    )
    reason: str = column("why it is this actor, in words")
    perhaps: str | None = column("the likeliest actor of a word that stays open", names="actors", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(Row):
    """An actor: a person, body, place or group; start, end and text are those of its first mention."""

    actor_id: str = column(
        "name of the actor within its article: a1, a2, … in the order of first mention",
        names="actors",
        derived="the order of the text",
    )
    name: str = column("its fullest name in the text; for one without a name, how it is described first")
    label: ActorLabel = column("what it is, decided over all its mentions")
    named: bool = column(
        "whether the text names it, or only describes it (Ukrainian officials)", derived="its mentions"
    )
    aliases: Strings = column("its other names in the text", derived="its mentions")
    role: str | None = column("the fullest role that the text gives it", default=None)
    country: str | None = column(
        "code of the country that its name or role names, by the list of countries: ISO 3166, in small letters",
        default=None,
    )
    acts_for: str | None = column(
        "the actor for which it stands or speaks (the Kremlin: Russia)", names="actors", default=None
    )
    acts_for_reason: str | None = column("why, and whether a list or the text says so", default=None)
    gender: GenderWord | None = column(
        "of a person, as the text tells it: woman, man, other (they/them); empty where nothing tells it, never guessed",
        default=None,
    )
    gender_from: GenderFrom | None = column(
        "what tells it: pronoun (she), title (Mrs), noun (mother), or only the given name, by a list", default=None
    )
    gender_reason: str | None = column(
        "the words that tell it, or that contradict one another; for a given name, the share who bear it",
        default=None,
    )
    mentions: int = column("how often it is meant", derived="its mentions")
    names: int = column("how often by a name", derived="its mentions")
    nominals: int = column("how often by a noun: the president", derived="its mentions")
    pronouns: int = column("how often by a pronoun", derived="its mentions")
    subject_share: float = column(
        "share of its mentions that are the subject of a verb, 0 to 1", derived="its mentions"
    )
    lead: bool = column("whether the headline or the first line names it", derived="its mentions")
    salience: float = column(
        "how central it is, 0 to 1: the grade that readers would give it, as learned from theirs",
        derived="its mentions",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Row):
    """An office, a trade or an age that the text gives an actor."""

    actor_id: str = column("the actor", names="actors")
    kind: RoleKind = column("office: senator; description: a lawyer; age: 19")
    office: str | None = column("the words for the office alone: Secretary of State", default=None)
    organisation: str | None = column("the body that it belongs to, as written", default=None)
    country: str | None = column("the country that it names, as a code, by the list of countries", default=None)
    status: str | None = column("former, acting, interim, … where the text says so", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Row):
    """Two actors that the text brings together; start, end and text are those of the sentence or the quote."""

    source_actor_id: str = column("who acts or speaks; for together, the one named first", names="actors")
    target_actor_id: str = column("who is acted on or spoken about; for together, the other one", names="actors")
    kind: Literal["together", "about", "acts"] = column(
        "together: in one sentence; about: one speaks about the other; acts: one is subject, the other object"
    )
    cue: str | None = column("the verb that links them", default=None)


Status = Literal["fact", "reported", "alleged", "conditional", "predicted", "planned", "wanted", "opinion", "question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate(Row):
    """A predicate: a verb, the adjective, noun or auxiliary that heads a clause, or an event noun."""

    predicate_id: str = column(
        "name of the predicate within its article: p1, p2, … in the order of the text",
        names="predicates",
        derived="the order of the text",
    )
    clause_start: int = column("where its clause begins")
    clause_end: int = column("where its clause ends, exclusive")
    quote_id: str | None = column("the innermost quote that it stands in", names="quotes", default=None)
    certainty: Certainty = column("how sure the text, or whoever it quotes there, presents it as")
    polarity: Polarity = column("whether it is affirmed or denied")
    status: Status = column("what sort of statement it is part of; fact: put as a plain fact, whether or not it is one")
    factuality: float = column(
        "how far the text commits to it: -3 certainly not so, 0 open, 3 certainly so", between=(-3, 3)
    )
    happened: float = column(
        "whether it is so by now: -3 certainly not, 3 certainly; a firm will is near -2", between=(-3, 3)
    )
    future: bool = column("whether it is presented as yet to come")
    cues: Strings = column(
        "the words that decided certainty, polarity, status and future, the outermost first", derived="cue_spans"
    )
    cue_spans: Spans = column("where each of these words stands")
    cue_rules: Strings = column("what each of these words does, by the name of its rule")


SourceKind = Literal[
    "named person",
    "named organisation",
    "unnamed officials",
    "document",
    "media",
    "unnamed others",
    "unclear",
    "nobody",
]
ClaimKind = Literal[
    "accusation", "prediction", "policy", "number", "comparison", "cause", "definition", "event", "other"
]
Stance = Literal["neutral", "doubting", "asserting", "endorsing", "conceding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """A proposition that the article puts forward: a clause that can be true or false by itself."""

    claim_id: str = column(
        "name of the claim within its article: c1, c2, … in the order of the text",
        names="claims",
        derived="the order of the text",
    )
    predicate_id: str = column(
        "the predicate that heads it, whose certainty, … and happened are repeated here", names="predicates"
    )
    voice: Voice = column("who stands behind it: the outlet itself, or whoever it is attributed to")
    source_kind: SourceKind | None = column(
        "what sort of source; unclear: a pronoun that could not be linked; nobody: hearsay; empty: the outlet",
        default=None,
    )
    source: str | None = column("the source, as written", default=None)
    source_start: int | None = column("where the source begins", default=None)
    source_end: int | None = column("where the source ends, exclusive", default=None)
    source_body: str | None = column("the country or body that unnamed officials belong to", default=None)
    actor_id: str | None = column("the actor that the source is", names="actors", default=None)
    told_by: str | None = column("who says that the source says so; empty: the article itself", default=None)
    told_by_actor_id: str | None = column("the actor that says so", names="actors", default=None)
    goes_on_from: str | None = column("the claim whose source may be speaking still", names="claims", default=None)
    source_evidence: SourceEvidence = column("what tells the source", derived="how the row was made", default="outlet")
    source_confidence: float = column("share of right sources so told", derived="how the row was made", default=0.0)
    quote_id: str | None = column("the innermost quote that it stands in", names="quotes", default=None)
    chain: Strings = column("the quotes that it is nested in, the outermost first", names="quotes", default=())
    subject: str | None = column("the subject of its clause, as written; it may stand before the clause", default=None)
    subject_start: int | None = column("where the subject begins", default=None)
    subject_end: int | None = column("where the subject ends, exclusive", default=None)
    subject_actor_id: str | None = column("the actor that the subject is", names="actors", default=None)
    kind: ClaimKind = column("what sort of thing it says")
    certainty: Certainty = column("as of its predicate", derived="its predicate")
    polarity: Polarity = column("as of its predicate", derived="its predicate")
    status: Status = column("as of its predicate", derived="its predicate")
    factuality: float = column("as of its predicate", derived="its predicate")
    happened: float = column("as of its predicate", derived="its predicate")
    future: bool = column("as of its predicate", derived="its predicate")
    stance: Stance | None = column(
        "what the outlet's choice of words implies about its truth: claimed is doubting, admitted conceding",
        default=None,
    )
    stance_cue: str | None = column("the word that implies it", default=None)
    context: str | None = column(
        "the words before it that tell what is meant by it, this or some; empty: it can be read alone", default=None
    )
    context_start: int | None = column("where these words begin", default=None)
    context_end: int | None = column("where these words end, exclusive", default=None)
    in_full: str = column(
        "the claim to be read alone: in brackets its context, and the names that its pronouns mean",
        derived="how the row was made",
        default="",
    )
    checkworthiness: float = column("how much readers of debates would want it checked, 0 to 1", between=(0, 1))


Approximate = Literal["about", "at least", "at most", "more than", "less than"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Row):
    """A quantity that the text states: number and unit, without the words that hedge it; no dates and durations."""

    value: float | None = column("the number, or the lower end of a range; for dozens of, at least 24", default=None)
    high: float | None = column("the upper end of a range", default=None)
    unit: str | None = column("%, a currency ($ where it is open whose), a measure, or what is counted", default=None)
    per: str | None = column("what each one of it is for: day, head, 100,000 people; each", default=None)
    approximate: Approximate | None = column("how exactly the text says it", default=None)
    hedge: str | None = column("the word for that, as written", default=None)
    claim_id: str | None = column("the innermost claim that states it", names="claims", default=None)


TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "hour", "part of day", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade",
    "century", "interval",
]  # fmt: skip
Anchor = Literal["the text", "publication", "earlier time", "event", "narrative", "list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Row):
    """A temporal expression, resolved as far as the text and the publication date allow."""

    time_id: str = column(
        "name of the expression within its article: t1, t2, … in the order of the text",
        names="times",
        derived="the order of the text",
    )
    kind: TimeKind = column("as in TIMEX3")
    value: str | None = column(
        "TIMEX3 value: 2025-03-04, 2025-W10, P2D, PAST_REF, DCT-3d; empty: unresolved", default=None
    )
    modifier: str | None = column("TIMEX3 mod: START, MID, END, APPROX, …", default=None)
    quantity: str | None = column("for a SET: TIMEX3 quant or freq: EVERY, 2X", default=None)
    begin: str | None = column(
        "the first day that it covers, YYYY-MM-DD; empty where it has no place in a calendar", day=True, default=None
    )
    end_date: str | None = column("the last day that it covers", day=True, default=None)
    granularity: Granularity | None = column("the unit that it names", default=None)
    anchor: Anchor | None = column("what it was reckoned from", default=None)
    anchor_id: str | None = column("the expression that it was reckoned from (time_id)", names="times", default=None)
    alternatives: Strings = column("other values that it might have, the likeliest first", default=())
    reason: str = column("why this value, in words", default="")


PloverClass = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "INVESTIGATE", "DEMAND", "DISAPPROVE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT",
]  # fmt: skip
Dating = Literal["stated", "inferred", "bounded", "undated"]
Doer = Literal["named", "implied", "left out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """An event with its participants; start, end and text are those of its trigger, the word that names it."""

    event_id: str = column(
        "name of the event within its article: e1, e2, … in the order of the text",
        names="events",
        derived="the order of the text",
    )
    predicate_id: str = column(
        "the predicate that it is, whose certainty, … and happened are repeated here", names="predicates"
    )
    trigger: str = column("the event in its base form, with a light verb or particle: hold talks")
    class_: PloverClass | None = column("PLOVER class; empty where no rule fits", default=None)
    mode: str | None = column("PLOVER mode, where the rule gives one", default=None)
    class_rule: str | None = column("why this class, in words", default=None)
    source: str | None = column("who did it, as written", default=None)
    source_start: int | None = column("where that begins", default=None)
    source_end: int | None = column("where that ends, exclusive", default=None)
    source_rule: str | None = column("by which construction it was found", default=None)
    source_actor_id: str | None = column(
        "the actor that did it; also where that is only implied, by a subject or a mention that it shares, or by a "
        "nation's adjective (Israeli tanks: Israel, by the list of countries)",
        names="actors",
        default=None,
    )
    doer: Doer | None = column(
        "whether its sentence tells who did it: named; implied, by what stands near; left out, by a passive or a noun; "
        "empty: nobody need have done it, or it is no single deed",
        default=None,
    )
    source_joint_ids: Strings = column("the further actors that did it: Ana and Ben", names="actors", default=())
    object: str | None = column("what was done or dealt with, as written", default=None)
    object_start: int | None = column("where that begins", default=None)
    object_end: int | None = column("where that ends, exclusive", default=None)
    object_rule: str | None = column("by which construction it was found", default=None)
    matter: str | None = column(
        "what it deals with where object and target are empty: signed a minerals deal, offered to pay", default=None
    )
    matter_start: int | None = column("where that begins", default=None)
    matter_end: int | None = column("where that ends, exclusive", default=None)
    matter_rule: str | None = column("by which construction it was found", default=None)
    target: str | None = column("whom it was aimed at, as written; in a class without one, what", default=None)
    target_start: int | None = column("where that begins", default=None)
    target_end: int | None = column("where that ends, exclusive", default=None)
    target_rule: str | None = column("by which construction it was found; thing: it is no actor", default=None)
    target_actor_id: str | None = column(
        "the actor that the target is; for an event without a class the nearest actor below it, which may only be near",
        names="actors",
        default=None,
    )
    target_joint_ids: Strings = column("the further actors named with this target", names="actors", default=())
    time_id: str | None = column("the temporal expression that dates it", names="times", default=None)
    dating: Dating = column(
        "stated: by its own time; inferred: by a time near it; bounded: by what came before or after; undated",
        default="undated",
    )
    begin: str | None = column("the first day on which it can have been, YYYY-MM-DD", day=True, default=None)
    end_date: str | None = column("the last day on which it can have been", day=True, default=None)
    date_reason: str | None = column("why it is dated so, in words", default=None)
    after: Strings = column("the events that the text puts before it (event_id)", names="events", default=())
    quote_id: str | None = column("the innermost quote that it stands in", names="quotes", default=None)
    asserted_by: str | None = column(
        "the actor on whose word it stands; empty: the outlet's, or nobody known", names="actors", default=None
    )
    claim_id: str | None = column("the innermost claim that states it", names="claims", default=None)
    certainty: Certainty = column("as of its predicate", derived="its predicate")
    polarity: Polarity = column(
        "as of its predicate; positive where the class has taken up the negation (did not accept: REJECT)",
        derived="its predicate",
    )
    status: Status = column(
        "as of its predicate; reported where one side alone tells of a fight or an attack", derived="its predicate"
    )
    factuality: float = column("as of its predicate", derived="its predicate")
    happened: float = column("as of its predicate", derived="its predicate")
    future: bool = column("as of its predicate", derived="its predicate")
    merged_with: str | None = column("the earlier mention of the same event (event_id)", names="events", default=None)
    merge_reason: str | None = column("why it is the same event", default=None)


R = TypeVar("R", bound=Row)

TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "paragraphs": Paragraph,
    "mentions": Mention,
    "actors": ActorRow,
    "roles": Role,
    "edges": Edge,
    "quotes": Quote,
    "predicates": Predicate,
    "claims": Claim,
    "numbers": Number,
    "times": Time,
    "events": Event,
    "judgements": Judgement,
    "portrayals": Portrayal,
    "wordings": Wording,
    "namings": Naming,
}
"""Every table by name, in the order in which they are written."""

KEYS = {
    "articles": "article_id",
    "paragraphs": "paragraph_id",
    "actors": "actor_id",
    "quotes": "quote_id",
    "predicates": "predicate_id",
    "claims": "claim_id",
    "times": "time_id",
    "events": "event_id",
    "judgements": "judgement_id",
    "portrayals": "portrayal_id",
    "wordings": "wording_id",
    "namings": "naming_id",
}
"""The column that names a table's own rows, within an article."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, meaning, types in pandas and Arrow, and allowed values.

    Attributes:
        name: As it is written.
        meaning: In one line.
        dtype: In pandas.
        arrow: In Arrow.
        allowed: The values that there are; () for any.
        field: The row's field: a column may be called "class", which no field can be.
        optional: Whether it may be empty.
        needed: Whether a new row has no value for it unless one is given.
        required: Whether it is never missing: no value that may be None, nor a text that is empty unless one is given.
        names: For an id, the table whose rows it names; else empty.
        derived: What it follows from, where nobody can set it by itself; else empty.
        between: The least and the greatest number, where there are such.
        day: Whether it is a date, YYYY-MM-DD.
        free: Whether it need not be the words that stand between its ``_start`` and ``_end``.
    """

    name: str
    meaning: str
    dtype: str
    arrow: pa.DataType
    allowed: tuple[str, ...] = ()
    field: str = ""
    optional: bool = False
    needed: bool = False
    required: bool = False
    names: str = ""
    derived: str = ""
    between: tuple[float, float] | None = None
    day: bool = False
    free: bool = False


_TYPES: dict[object, tuple[str, pa.DataType]] = {
    str: ("str", pa.string()),
    int: ("Int64", pa.int64()),
    float: ("Float64", pa.float64()),
    bool: ("boolean", pa.bool_()),
    Spans: ("object", pa.list_(pa.list_(pa.int64()))),
    Strings: ("object", pa.list_(pa.string())),
}
_DOCUMENT = "the document that the row was read from"
_COLUMNS: dict[str, tuple[Column, ...]] = {}
_READERS: dict[str, tuple[list[str], attrgetter[tuple[Any, ...]]]] = {}


def _column(item: dataclasses.Field[Any], hint: Any) -> Column:
    optional = typing.get_origin(hint) in (types.UnionType, typing.Union)  # Literal["a"] | None is the latter
    (kind,) = (t for t in typing.get_args(hint) if t is not types.NoneType) if optional else (hint,)
    allowed = typing.get_args(kind) if typing.get_origin(kind) is Literal else ()
    dtype, arrow = _TYPES[str if allowed else kind]
    if dtype == "Int64" and not optional:
        dtype = "int64"  # never missing, so an ordinary integer
    more = {key: value for key, value in item.metadata.items() if key != "meaning"}
    needed = item.default is dataclasses.MISSING
    name = item.name.rstrip("_")
    required = not optional and item.default != ""
    return Column(name, item.metadata["meaning"], dtype, arrow, allowed, item.name, optional, needed, required, **more)


def columns(row_type: type[Any]) -> tuple[Column, ...]:
    """The columns of a table, in the order in which they are written; those of a `Row` have ``article_id`` first."""
    name = row_type.__qualname__
    if name not in _COLUMNS:
        hints = typing.get_type_hints(row_type)
        first = [Column("article_id", _DOCUMENT, "str", pa.string(), required=True)] * issubclass(row_type, Row)
        _COLUMNS[name] = (*first, *(_column(item, hints[item.name]) for item in dataclasses.fields(row_type)))
    return _COLUMNS[name]


def plain(row: Row) -> dict[str, Any]:
    """A row as a dict of plain values, as the parse cache and JSON keep it."""
    # Not `dataclasses.asdict`, which copies every value: these are all immutable, and an article has hundreds of rows.
    name = type(row).__qualname__
    if name not in _READERS:
        made = columns(type(row))[1:]
        _READERS[name] = [column.name for column in made], attrgetter(*(column.field for column in made))
    names, values = _READERS[name]
    return dict(zip(names, values(row), strict=True))


def rows(row_type: type[R], plain_rows: Iterable[dict[str, Any]]) -> Iterator[R]:
    """Rows from the plain values of `plain` (lists become tuples again)."""
    made = columns(row_type)[1:]
    pairs = [(column.field, column.name) for column in made]
    nested = [column.field for column in made if column.dtype == "object"]
    for values in plain_rows:
        given = {attribute: values[name] for attribute, name in pairs if name in values}
        for attribute in nested:
            value = given.get(attribute)
            if type(value) is list:  # from JSON; a row that was just made has tuples
                given[attribute] = _tuples(value)
        yield row_type(**given)


def _tuples(value: Any) -> Any:
    """Lists as tuples, all the way down; a tuple is taken to hold no lists."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
