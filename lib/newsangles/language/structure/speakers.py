"""Labels that are one speaker: *Birch* after *Anna Birch*, *MR. SNOW*, *AB*."""

from __future__ import annotations

from collections.abc import Iterable

from newsangles.language.structure.labels import Label

_MALE = frozenset(("mr", "sir", "lord", "congressman", "father", "king"))
_FEMALE = frozenset(("mrs", "ms", "miss", "dame", "lady", "baroness", "congresswoman", "queen"))


class Speakers:
    """The speakers of a document by its labels.

    A short label means the one full name, given by another label, whose surname, given name or initials it has; where
    several have it, the label stands for itself.

    Args:
        labels: The labels in the order of the text.
    """

    def __init__(self, labels: Iterable[Label]) -> None:
        self._full: dict[tuple[str, ...], Label] = {}
        self._first: dict[tuple[str, ...], Label] = {}
        self._short: dict[str, list[tuple[str, ...]]] = {}
        self._genders: dict[str, set[str]] = {}
        self._named: dict[tuple[object, ...], str] = {}
        for label in labels:
            self._first.setdefault(label.key, label)
            gender = _gender(label)
            if gender and not label.role:
                self._genders.setdefault(label.key[-1], set()).add(gender)
            if len(label.key) < 2 or label.role or _initial(label.key[0]):
                continue
            if label.key not in self._full:
                self._full[label.key] = label
                initials = "".join(word[0] for word in label.key)
                for short in dict.fromkeys((label.key[-1], label.key[0], initials)):
                    self._short.setdefault(short, []).append(label.key)

    def name(self, label: Label) -> str:
        """The speaker of a label, by the fullest form that a label gives."""
        kept = (label.key, label.titles, label.role)
        if kept not in self._named:
            self._named[kept] = self._find(label)
        return self._named[kept]

    def _find(self, label: Label) -> str:
        if label.role:  # *President of Sudland John Frye*, where another label is *John Frye*
            bearer = self._full.get(tuple(label.key[-2:]))
            return bearer.name if bearer and len(label.key) > 2 else label.name
        if label.key in self._full:
            return self._full[label.key].name
        last = label.key[-1]
        if _gender(label) and len(self._genders.get(last, ())) > 1:
            return label.name  # Mr. and Mrs. Brady are two
        found = self._short.get(last, []) if len(label.key) <= 2 else []
        if len(label.key) == 2:
            first = label.key[0].rstrip(".")
            found = [key for key in found if _initial(label.key[0]) and key[0].startswith(first) and key[-1] == last]
        else:
            found = [key for key in found if key[-1] == last] or found
        if len(found) == 1:
            return self._full[found[0]].name
        earlier = self._first.get(label.key, label)  # *Birch* after *Mayor Birch*
        return label.name if label.titles else earlier.name


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _gender(label: Label) -> str:
    if not _MALE.isdisjoint(label.titles):
        return "male"
    return "female" if not _FEMALE.isdisjoint(label.titles) else ""
