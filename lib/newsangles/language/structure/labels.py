"""Labels that name who speaks, at the start of a line: *ANNA BIRCH, MAYOR: …*, *Q: …*, *((Birch)) …*.

A label is a separator of one of the shapes in ``data/labels.tsv``, and before it words that may name somebody. That a
line has one does not yet make it a turn: `newsangles.language.structure.turns` sees whether the labels of a document
hang together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsangles.language.rules import per_rules, rule_lines
from newsangles.language.structure.lines import OPENING_MARKS, Line, is_name_word
from newsangles.language.structure.words import PACKAGE, words

MAX_LABEL = 140
"""Characters in which a label has to end."""

LABELS_FILE = "labels.tsv"
"""The file of the shapes of labels."""

_QUESTION = re.compile(r"(?:Q|A|QUESTION|ANSWER)(?: ?\d{1,2})?$", re.IGNORECASE)
_NO_OFFICE = re.compile(
    r"[\s(\[]*(?:ph|sic|(?:off|on) camera|off-camera|voice-?over|(?:via|through|translated|speaking) .*)[)\]]*",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"[^\n]{0,50}?(?P<last>\w[\w’'-]*) (?:Portrait|Photo|Picture|Image|Avatar|Headshot|Profile) (?=\S)"
)  # the words of a speaker's picture before the name
_COUNTED = re.compile(r"(?<=\w)[_-]\d{1,3}$")  # *SPEAKER_01*
_SECONDS = re.compile(r"\d:\d\d:\d\d")
_LINKS = re.compile(r"\s*(?:Share this|Link to this|Hansard source|Portrait|\|)+\s*$")


@dataclass(frozen=True, slots=True)
class Shape:
    """A separator that sets a label off from the words, and how much evidence its labels need.

    Attributes:
        pattern: The label, as the group ``label``, with its separator.
        signs: Characters of which the line's beginning has one; "": any line may have the label.
        least: Least labels of the shape in a document.
        again: Least labels that come more than once.
        speech: Least share of labels whose words are likely spoken.
        density: Least share of labelled lines between the first and the last.
    """

    pattern: re.Pattern[str]
    signs: str
    least: int
    again: int
    speech: float
    density: float


@per_rules
def shapes() -> dict[str, Shape]:
    """The shapes of labels by name, in the order in which they are tried.

    Raises:
        ParameterError: A line of the file is wrong.
    """
    pieces: dict[str, str] = {}
    found: dict[str, Shape] = {}
    for line in rule_lines(PACKAGE, LABELS_FILE, header=True):
        fields = line.text.split("\t")
        if len(fields) != 7:
            raise line.error(
                "no shape of labels", "write name, least, again, speech, density, signs and pattern, tab separated"
            )
        name, *numbers, signs, pattern = fields
        signs = "" if signs == "any" else signs.replace("\\t", "\t")
        for piece, inner in pieces.items():
            pattern = pattern.replace(f"<{piece}>", inner)
        if numbers[0] == "piece":
            pieces[name] = pattern
            continue
        try:
            least, again = int(numbers[0]), int(numbers[1])
            found[name] = Shape(re.compile(pattern), signs, least, again, float(numbers[2]), float(numbers[3]))
        except (ValueError, re.error) as error:
            raise line.error(f"no shape of labels ({error})", "mend the number or the pattern") from error
    return found


@dataclass(frozen=True, slots=True)
class Label:
    """Words at the start of a line that may name who speaks.

    Attributes:
        shape: One of `shapes`.
        name: The name as it is written, without title note, office and stamp: *MR. SNOW*, *Q*, *Anna Birch*.
        start: First character of the name in the document.
        end: Just after the name.
        said: First character of the words after the label.
        text: The words after the label, to the end of the paragraph or, within one, to the next label.
        key: The words of the name in small letters, without titles.
        titles: The titles before the name, in small letters.
        role: True if the words name a part in a conversation and no person: *Moderator*, *THE PRESIDENT*.
        office: True if an office, a party or a place stands with the name.
        caps: True if it is in capitals.
        quoted: True if the whole turn, label and all, stands in quotation marks.
        timed: True if a recording's time, with its seconds, stands with the name.
    """

    shape: str
    name: str
    start: int
    end: int
    said: int
    text: str
    key: tuple[str, ...]
    titles: tuple[str, ...]
    role: bool
    office: bool
    caps: bool
    quoted: bool = False
    timed: bool = False

    @property
    def asks(self) -> bool:
        """True for the label of a question."""
        return self.key[0] in ("q", "question", "questioner", "interviewer")

    @property
    def opens_mark(self) -> bool:
        """True if what is said opens with a quotation mark."""
        return self.text[:1] in OPENING_MARKS and bool(self.text)

    @property
    def sure(self) -> bool:
        """True if the label by itself is likely one: a part in a conversation, a title, an office."""
        return self.role or self.office or bool(self.titles)


def label_of(line: Line) -> Label | None:
    """The label that a line begins with; None if there is none that may name somebody."""
    head = line.text[: MAX_LABEL + 40]
    for shape, form in shapes().items():
        if shape == "alone" and len(line.text) > MAX_LABEL:
            continue
        if form.signs and not any(sign in head for sign in form.signs):
            continue
        match = form.pattern.match(head)
        if match is None or match.end() > MAX_LABEL + 30:
            continue
        found = read_label(shape, match, line.text[match.end() :], line.start)
        if found is not None and _fits(found, line):
            return found
    return _quoted_label(line)


def _quoted_label(line: Line) -> Label | None:
    """The label in capitals of a turn that stands in quotation marks: each paragraph opens the mark again."""
    form = shapes().get("colon")
    if line.text[:1] not in OPENING_MARKS or not line.text or form is None:
        return None
    match = form.pattern.match(line.text[1 : MAX_LABEL + 1])
    found = read_label("colon", match, line.text[1 + match.end() :], line.start + 1) if match else None
    return replace(found, quoted=True) if found is not None and found.caps and _fits(found, line) else None


def read_label(shape: str, match: re.Match[str], said: str, offset: int, *, before: str = "") -> Label | None:
    """The label that a shape's match gives; None if it names nobody.

    Args:
        shape: The shape's name.
        match: Its match, from the paragraph's start or within it.
        said: The words after the match.
        offset: Where the paragraph begins in the document.
        before: The words between the label before and the match, in which a recording's time may stand.
    """
    raw = _LINKS.sub("", match["label"]).rstrip(" ,.:|-–—") if shape != "question" else match["label"]
    at = match.start("label")
    pictured = _PICTURED.match(raw)
    if pictured and pictured["last"].lower() in raw[pictured.end() :].lower().split():
        raw, at = raw[pictured.end() :], at + pictured.end()
    lead = len(raw) - len(raw.lstrip())
    raw, at = raw.strip(), at + lead
    notes = re.findall(r"[(\[]([^()\[\]]*)[)\]]", raw)
    head = re.split(r"\s*[(\[]|,\s| [-–—]{1,2} | [/|•·] ", raw, maxsplit=1)[0].strip()
    if not head:
        return None
    given = (offset + match.end(), said)
    if _QUESTION.match(head):
        name = head[0].upper()
        return Label(shape, name, offset + at, offset + at + len(head), *given, (name.lower(),), (), True, False, True)
    tail = {word.lower().strip(".,’'") for word in raw[len(head) :].split()}
    if not tail.isdisjoint(words("reporting") | words("verb")):
        return None  # a clause: *Anna Birch, the mayor, said on Monday: …*
    inner = _named_in_note(head, notes) or _named_in_note(head, raw[len(head) :].split(",")[1:2])
    if inner is not None:
        at += raw.index(inner)
        head = inner
    spoken = head.split()
    bearer = _bearer(spoken)
    if bearer:
        at += len(head) - len(bearer)
        head, spoken = bearer, bearer.split()
    key, titles = _parted(spoken)
    role = _is_role(spoken)
    office = bool(bearer) or (raw != head and not _NO_OFFICE.fullmatch(raw[len(head) :]))
    if not role and not _may_name(key, titles, head):
        return None
    caps = head.isupper() or _capitals(spoken)
    own = match.start()
    timed = bool(
        _SECONDS.search(before + match[0][: match.start("label") - own] + match[0][match.end("label") - own :])
    )
    span = (offset + at, offset + at + len(head))
    return Label(shape, head, *span, *given, key, titles, role, bool(office), caps, timed=timed)


def _capitals(spoken: list[str]) -> bool:
    """True for a name in capitals but for a title, a particle or the letters after *Mc*."""
    small = words("title") | words("particle")
    upper = [word for word in spoken if word.isupper() and len(word) > 1]
    return bool(upper) and all(
        word.isupper() or word.startswith(("Mc", "Mac", "O’", "O'")) or word.lower().rstrip(".") in small
        for word in spoken
    )


def _bearer(spoken: list[str]) -> str:
    """The name after an office in small letters: *Holm manager Anna Birch*; "" if there is no such office."""
    small = [i for i, word in enumerate(spoken) if word.islower() and word not in words("particle")]
    if not small or not all(spoken[i] in words("office_noun") for i in small) or not spoken[0][0].isupper():
        return ""
    return " ".join(spoken[small[-1] + 1 :]) if len(spoken) - small[-1] > 2 else ""


def _named_in_note(head: str, notes: list[str]) -> str | None:
    """The person in brackets after an office: *The Prime Minister (Mr. John Frye)*."""
    if not head.lower().startswith("the ") and not _is_role(head.split()):
        return None
    for note in map(str.strip, notes):
        found = note.split()
        if 2 <= len(found) <= 5 and all(map(is_name_word, found)) and not _is_role(found):
            return note
    return None


def _parted(spoken: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name's words and the titles before them, in small letters; a name of titles alone keeps them."""
    bare = [word.lower().strip(".,’'").replace("’", "'") for word in spoken]
    first = next((i for i, word in enumerate(bare) if word not in words("title")), len(bare))
    if first == len(bare):
        return tuple(bare), ()
    return tuple(bare[first:]), tuple(bare[:first])


def _is_role(spoken: list[str]) -> bool:
    bare = [_COUNTED.sub("", word.lower().strip(".,#’'")) for word in spoken]
    if len(bare) > 2 and bare[0] in words("person_role") and not {"of", "for"}.isdisjoint(bare[1:3]) and len(bare) <= 9:
        return True  # *Minister for Transport*
    if len(bare) > 1 and bare[-1] in words("crowd") and words("crowd_word").issuperset(bare[:-1]):
        return spoken[0][0].isupper()  # *Several Hon. Members*
    named = [word for word in bare if (not word.isdigit() and len(word) > 1) or word in ("q", "a")]
    if not named or len(named) > 5 or not spoken[0][0].isupper():
        return False
    joined = all(w in words("role") or w in ("of", "a") for w in named)
    return (
        joined
        and any(w in words("person_role") for w in named)
        and (len(named) > 1 or named[0] != "all" or spoken[0].isupper())
    )


def _may_name(key: tuple[str, ...], titles: tuple[str, ...], head: str) -> bool:
    spoken = head.split()
    if not 1 <= len(spoken) <= 7 or len(key) > 5 or len(head) < 2 or not spoken[0][0].isalpha():
        return False
    if not all(map(is_name_word, spoken)) or not (spoken[0][0].isupper() or spoken[0].lower() in words("particle")):
        return False
    refused = words("not_a_label")
    if len(spoken) == 1:
        return key[0] not in refused
    if not words("personal_title").isdisjoint(titles):
        return True  # *Mr. Price* is no price
    return refused.isdisjoint(set(key) - words("particle") - words("outlet"))


def _fits(label: Label, line: Line) -> bool:
    """True if the line's rest suits the shape of its label."""
    wordy = len(label.text.split(maxsplit=3))
    if label.shape == "alone":
        return line.words <= 14 and (line.text.rstrip().endswith(":") or not line.stopped)
    if label.shape == "stamped":
        return label.role or len(label.key) >= 1
    if label.shape == "stopped":
        return (label.role or bool(label.titles)) and wordy >= 2
    if label.shape == "bracketed":
        return wordy >= 2 and words("stage").isdisjoint(label.key)
    if label.shape in ("dashed", "tabbed"):
        if line.short and line.words <= 9 and not line.verb:
            return False  # a name and an office
        return wordy >= 2 and len(label.key) <= 4
    if label.shape == "bare question":
        return wordy >= 2
    return True
