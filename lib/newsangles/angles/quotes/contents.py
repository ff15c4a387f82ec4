"""Contents: their possible starts and ends, and hard limits of syntax and quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsangles.angles.quotes.cues import (
    AUXILIARIES,
    CLAUSES,
    FINITE,
    classes,
    classes_of,
    cue_key,
    says,
    speaks,
    told_audience,
)
from newsangles.language.parsed_text import DASHES, SUBJECTS, ParsedText, Stretch

NESTED = frozenset(("speech", "writing", "thought", "finding"))
"""Classes of cues that may stand within their content."""

SUBORDINATORS = frozenset(
    "after although because before if once since though unless until when whenever where whereas while".split()
)

MAX_STRETCHES = 8
"""Limit of quoted stretches that are looked at before and after the cue's sentence."""

MAX_WORDS_BETWEEN = 14
"""A quoted stretch is left out if > this number of words outside marks separate it from the cue."""


def windows(view: ParsedText, cue: int) -> tuple[list[int], list[int]]:
    """The possible starts and ends of a content: words of the cue's sentence, edges of quoted stretches around it."""
    number = view.sent[cue]
    first, last = view.bounds[number]
    free = view.free
    stretches, outside = view.stretches, view.outside
    starts, ends = [], []
    for i in range(first, last + 1):
        if free[i] and i != cue:
            # A quoted stretch is taken whole, unless the cue stands in it.
            s = stretches[view.stretch[i]] if view.stretch[i] >= 0 and view.stretch[i] != view.stretch[cue] else None
            if s is None or not s.closed or i == s.first:
                starts.append(i)
            if s is None or not s.closed or i == s.last:
                ends.append(i)
    para = view.para[cue]
    at = bisect_left(stretches, first, key=lambda s: s.open)
    edge = first
    for k in range(at - 1, max(-1, at - 1 - MAX_STRETCHES), -1):
        s = stretches[k]
        if view.para[s.open] < para - 1 or outside[edge] - outside[min(edge, s.close)] > MAX_WORDS_BETWEEN:
            break
        if s.first < first:
            starts.append(s.first)
        if s.last < first and k == at - 1:
            ends.append(s.last)
        edge = s.open
    at = bisect_right(stretches, last, key=lambda s: s.close)
    edge = last + 1
    for k in range(at, min(len(stretches), at + MAX_STRETCHES)):
        s = stretches[k]
        gap = outside[max(edge, s.open)] - outside[edge]
        chained = k > 0 and stretches[k - 1].continues
        if gap > MAX_WORDS_BETWEEN or view.para[s.open] > para + (6 if chained else 2):
            break
        if s.last > last:
            ends.append(s.last)
        if s.first > last and k == at:
            starts.append(s.first)
        edge = s.close + 1
    if view.masked_lower[cue] == ":":  # a transcript's or a list's colon: the sentences up to the paragraph's end
        for k in range(number + 1, min(number + MAX_STRETCHES, len(view.bounds))):
            a, b = view.bounds[k]
            words = [i for i in range(a, b + 1) if free[i]]
            if not words or view.para[words[0]] > para + (k == number + 1):
                break
            if k == number + 1:
                starts.append(words[0])
            ends.append(words[-1])
    return sorted(set(starts)), sorted(set(ends))


def beside_subject(view: ParsedText, cue: int, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    """Possible starts and ends, without those in a subject that the content surely does not share words with.

    “No,” said a man known as “Duke”: no second part. He fell, the court was told: it ends before the court.
    """
    subject = next((k for k in view.children[cue] if view.dep[k] == "nsubj"), -1)
    if subject > cue and says(view, cue) and cue + 1 == view.first[subject]:
        ends = [i for i in ends if i <= cue or not view.dominates(subject, i)] or ends
        starts = [i for i in starts if i <= cue or not view.dominates(subject, i)] or starts
    audience = told_audience(view, cue)
    if 0 <= audience < cue and view.masked_lower[view.first[audience] - 1] == ",":
        ends = [i for i in ends if i < view.first[audience] or i > cue] or ends
    return starts, ends


def allowed(view: ParsedText, cue: int, i: int, j: int) -> bool:
    """True if a content breaks no pair of quotation marks and crosses no sentence's end outside them."""
    if i > j or i == cue or j == cue or (i < cue < j and begins_with_subject(view, cue, i)):
        return False
    a, b = view.stretch[i], view.stretch[j]
    if a != b or a < 0:
        if a >= 0 and view.stretches[a].first != i:
            return False
        if b >= 0 and view.stretches[b].last != j:
            return False
    elif (
        view.stretch[cue] != a
        and view.stretches[a].closed
        and (view.stretches[a].first, view.stretches[a].last) != (i, j)
    ):
        return False  # a cue outside the marks takes the whole stretch
    if a != b and includes_other_speech(view, cue, i, j):
        return False
    if a >= 0 and b < 0 and cue < i and is_whole_statement(view, view.stretches[a]):
        return False  # “I do not,” he says, calling it …: speech ends with its closing mark
    if view.sent[i] == view.sent[j] or view.masked_lower[cue] == ":":
        return True
    inside, free, bounds = view.inside, view.free, view.bounds

    def between(word: int) -> bool:  # words of the cue's sentence between two parts: “…,” he said. “…”
        return i < cue < j and view.sent[word] == view.sent[cue]

    for k in range(view.sent[i], view.sent[j]):
        y, z = bounds[k][1], bounds[k][1] + 1
        while y > i and not free[y]:
            y -= 1
        while z < j and not free[z]:
            z += 1
        if not inside[z] and (not inside[y] or not between(z)):
            return False
        around = view.stretches[view.stretch[y]] if view.stretch[y] >= 0 else None
        if y >= cue and around and around.open < cue and not around.closed and not around.continues:
            return False  # an unclosed mark: the text after the cue's sentence need not be speech
    return True


def begins_with_subject(view: ParsedText, cue: int, i: int) -> bool:
    """True if a content around a cue before a colon would begin with its source: "*The board writes*: “…”"."""
    if view.masked_lower[cue + 1] != ":" or view.inside[i]:
        return False
    return any(view.dep[k] == "nsubj" and view.first[k] <= i <= view.last[k] < cue for k in view.children[cue])


def is_whole_statement(view: ParsedText, stretch: Stretch) -> bool:
    """True if a quotation is a whole statement, so that the content ends at its closing mark."""
    if not stretch.closed or stretch.last - stretch.first < 3:
        return False
    after = view.masked_lower[stretch.close + 1] if stretch.close + 1 < view.n else "."
    ending = view.text[view.idx[stretch.first] : view.idx[stretch.close]].rstrip("[]() ")
    return ending[-1:] in (".", "?", "!", ",") or (after == "," and view.stretch[stretch.close + 1] < 0)


def after_addressee(view: ParsedText, cue: int) -> int:
    """The word after the addressee of *tell*, if that is a name or a pronoun; else the cue.

    told NPR | it had: the content begins at *it*.
    """
    last = view.bounds[view.sent[cue]][1]
    k = cue + 1
    if cue_key(view, cue) != "tell" or view.subject(cue) < 0 or k >= last:
        return cue
    if any(view.dep[x] == "auxpass" for x in view.children[cue]):
        return cue
    if view.ent[k]:
        while k < last and view.ent[k] == view.ent[cue + 1]:
            k += 1
        return cue if view.masked_lower[k] in DASHES else k  # not from Paris-based news agency AFP
    return k + 1 if view.tag[k] == "PRP" else cue


def includes_other_speech(view: ParsedText, cue: int, i: int, j: int) -> bool:
    """True if a content includes a quotation that another verb of saying introduces.

    …, adding, “…”; … and wrote “…”.
    """
    for k in range(i + 1, j):
        if k == cue or not view.opens[k] or view.stretch[k] < 0:
            continue
        announced = view.masked_lower[k - 1] in (",", ":")
        verb = k - 2 if announced else k - 1
        if not announced and (view.dep[verb] != "conj" or view.head[verb] != cue):
            continue
        free = verb >= i and view.pos[verb] == "VERB" and verb != cue and not view.inside[verb]
        if free and says(view, verb):
            return True
    return False


def preceding_quotation(view: ParsedText, cue: int) -> Stretch | None:
    """The quotation directly before its cue.

    “The bridge,” said Maria Lopez; “The bridge,” Lopez said.
    """
    subject = view.subject(cue)
    near = min(cue, view.first[subject]) if 0 <= subject < cue and not view.inside[subject] else cue
    k = near - 1
    if k > 1 and view.masked_lower[k] == "," and view.closes[k - 1] and speaks(view, cue):
        k -= 1  # the comma stands outside, as in British print: “The bridge”, Lopez said
    elif k < 1 or view.masked_lower[k - 1] not in (",", "?", "!"):
        return None
    if not view.closes[k] or view.tag[cue] not in FINITE:
        return None
    british = view.masked_lower[k + 1] == "," and view.stretch[k] >= 0
    if british and any(view.free[view.bounds[view.sent[k]][0] : view.stretches[view.stretch[k]].open]):
        return None  # the group “Have no fear”, he said: rather a name
    if any(view.free[x] and not view.dominates(subject, x) for x in range(near, cue) if view.dep[x] not in AUXILIARIES):
        return None
    stretch = view.stretches[view.stretch[k]] if view.stretch[k] >= 0 else None
    if not stretch or stretch.close != k or view.stretch[cue] == view.stretch[k] or stretch.first == stretch.last:
        return None
    return None if is_work_title(view, stretch) else stretch


def continued_quotation(view: ParsedText, cue: int, begun: Stretch) -> Stretch | None:
    """The continuation of a quotation after its cue, in the same sentence.

    “The ship is big,” she told us, “so we wait”.
    """
    at = bisect_left(view.stretches, cue, key=lambda s: s.open)
    if at == len(view.stretches) or view.stretches[at].open > view.bounds[view.sent[cue]][1]:
        return None
    stretch = view.stretches[at]
    announced = view.masked_lower[stretch.open - 1] in (",", ";") and not any(
        view.pos[k] == "VERB" for k in range(cue + 1, stretch.open)
    )
    ended = view.masked_lower[begun.close - 1] in (".", "?", "!")
    return stretch if announced and stretch.closed and not ended and not is_work_title(view, stretch) else None


def second_clause(view: ParsedText, cue: int) -> int:
    """The start of a coordinated second clause of the content; -1: none.

    Said he knew her, *and that* …; said it leaked, *and was* ….
    """
    last = view.bounds[view.sent[cue]][1]
    for k in range(cue + 2, last):
        if (
            view.masked_lower[k] == "that"
            and view.dep[k] == "mark"
            and view.masked_lower[k - 1] in ("and", "or", "but")
        ):
            above = view.head[view.head[k]]
            if view.dep[view.head[k]] == "conj" and cue in (above, view.head[above]) and view.pos[cue] == "VERB":
                return k
        if is_second_in_marks(view, cue, k):
            return k
        # He said it leaked, and was in bad repair: a second verb of the content's own subject
        above = view.head[k]
        if (
            view.tag[k] in FINITE
            and view.dep[k] == "conj"
            and view.dep[above] == "ccomp"
            and view.head[above] == cue < above
        ):
            own = any(view.dep[x] in SUBJECTS for x in view.children[k])
            if (
                not own
                and view.masked_lower[k - 1] in ("and", "or", "but")
                and view.masked_lower[k - 2] == ","
                and not says(view, k)
            ):
                return k
    return -1


def is_second_in_marks(view: ParsedText, cue: int, k: int) -> bool:
    """True if a verb goes on with the content's clause, and quoted words follow. "Had ended *and was* now a “ruin”"."""
    above = view.head[k]
    if view.dep[k] != "conj" or view.dep[above] != "ccomp" or view.head[above] != cue or not cue < above < k:
        return False
    kids = view.children[k]
    finite = view.tag[k] in FINITE or any(view.tag[x] in FINITE for x in kids if x < k)
    begin = min([k, *(x for x in kids if above < x < k)])
    if not finite or says(view, k) or any(view.dep[x] in SUBJECTS for x in kids):
        return False
    return view.masked_lower[begin - 1] in ("and", "or", "but") and any(
        view.opens[k + 1 : view.bounds[view.sent[cue]][1]]
    )


def listed_participles(view: ParsedText, cue: int) -> int:
    """The last of a list of participles that are the content: "recommends storing water, buying oil or *leaving*"."""
    last = view.bounds[view.sent[cue]][1]
    if view.pos[cue] != "VERB" or cue + 1 >= last or not _is_participle(view, cue + 1):
        return -1
    found, commas = -1, 0
    for k in range(cue + 2, last):
        if view.tag[k] in FINITE or view.inside[k]:
            break
        if view.masked_lower[k] == "," and _is_participle(view, k + 1):
            commas += 1
        elif view.masked_lower[k] in ("and", "or") and _is_participle(view, k + 1) and commas:
            found = k + 1
    return found


def _is_participle(view: ParsedText, k: int) -> bool:
    return view.lower[k].endswith("ing") and view.tag[k] in ("VBG", "NN")


def is_parenthetical(view: ParsedText, cue: int) -> bool:
    """True if a parenthetical cue stands between commas within its content: Voters, the mayor argued, are tired."""
    subject = next((k for k in view.children[cue] if view.dep[k] == "nsubj"), -1)
    if subject < 0 or view.tag[cue] not in FINITE or not NESTED.intersection(classes_of(view, cue)):
        return False
    if view.masked_lower[subject] in ("who", "which", "that"):
        return False
    first, last = view.bounds[view.sent[cue]]
    low, high = min(cue, view.first[subject]), max(cue, view.last[subject] if subject > cue else cue)
    if low - 1 <= first or view.masked_lower[low - 1] != "," or view.inside[cue]:
        return False
    comma = next((k for k in range(high + 1, min(last, high + 12)) if view.edge[k]), -1)
    if comma < 0 or view.masked_lower[comma] != ",":
        return False
    between = [k for k in range(low, comma) if view.free[k] and k != cue]
    if not all(view.dominates(cue, k) for k in between) or any(view.opens[comma : comma + 3]):
        return False
    # A clause of its own has more to say: In his speech, he urged the party to join.
    added = ("advmod", "dative", "npadvmod", "prep", "prt", "dobj" if cue_key(view, cue) == "tell" else "dative")
    for k in between:
        timed = view.dep[k] != "npadvmod" or view.ent[k] in ("DATE", "TIME")
        if k > high and (view.pos[k] == "VERB" or (view.head[k] == cue and (view.dep[k] not in added or not timed))):
            return False
    if not any(view.tag[k] in FINITE for k in range(first, low)):
        return view.tag[comma + 1] in FINITE  # the content's verb is still to come; but: On Monday, he said, it rained
    more = any(view.tag[k] in FINITE for k in range(comma + 1, last + 1))
    return more and view.tag[comma + 1] not in ("CC", "IN", "VBG", "VBN", "WDT", "WP", "WRB", "RB", "``")


def introduced_quotation(view: ParsedText, cue: int) -> Stretch | None:
    """The quotation that a verb of saying just before it introduces.

    She added, “No.”; he told us on Monday: “No.”
    """
    if view.pos[cue] != "VERB" or not says(view, cue):
        return None
    at = bisect_left(view.stretches, cue, key=lambda s: s.open)
    if at == len(view.stretches) or view.stretches[at].open > view.bounds[view.sent[cue]][1]:
        return None
    stretch = view.stretches[at]
    between = [k for k in range(cue + 1, stretch.open) if not view.word[k].isspace()]
    if (
        not between
        or view.masked_lower[between[-1]] not in (",", ":")
        or any(view.masked_lower[k] in ("that", "as") for k in between)
    ):
        return None
    subject = view.subject(cue)
    opening = view.first[subject] if 0 <= subject < cue else cue
    if opening > 0 and view.masked_lower[opening - 1] == ",":
        return None  # It was, he said, “a stone”: the content may begin before
    if any(view.edge[k] for k in between[:-1]) or any(view.dep[k] in CLAUSES or view.pos[k] == "VERB" for k in between):
        return None
    if not all(view.dominates(cue, k) for k in between if view.free[k]) or is_work_title(view, stretch):
        return None
    return stretch if stretch.closed and stretch.last - stretch.first > 2 and view.stretch[cue] < 0 else None


def is_work_title(view: ParsedText, stretch: Stretch) -> bool:
    """True if the words in marks are written like the name of a work: “The Great Gatsby”."""
    words = [view.word[k] for k in range(stretch.first, stretch.last + 1) if view.free[k]]
    if all(word.isupper() for word in words if word[0].isalpha()):
        return False  # all capitals: shouting
    return len(words) <= 8 and all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 3)


def clause_limit(view: ParsedText, cue: int) -> int:
    """The last word that a content outside marks may reach: up to a semicolon, or a fronted clause's comma.

    "While Smith accused him of fraud, the board is said to …": the content of *accused* ends before the comma.
    """
    first, last = view.bounds[view.sent[cue]]
    low, tag, dep = view.masked_lower, view.tag, view.dep
    # Words after a semicolon belong to the outlet or another source.
    last = next((k - 1 for k in range(cue + 1, last) if low[k] == ";" and not view.inside[k]), last)
    begins = next((k for k in range(first, cue) if low[k] in SUBORDINATORS and tag[k] in ("IN", "WRB")), -1)
    if begins < 0 or any(
        tag[k] in FINITE or (tag[k] == "," and low[k] == "," and k < first + 2) for k in range(first, begins)
    ):
        return last
    if any(tag[k] in FINITE and dep[k] not in ("aux", "auxpass") for k in range(begins, cue)):
        return last  # the cue is not the clause's first verb: it may be the main clause's
    for comma in range(cue + 1, last):
        if (
            low[comma] == ","
            and not view.inside[comma]
            and tag[comma + 1] not in ("CC", "IN", "WDT", "WP", "WRB", "VBG", "VBN", "TO")
        ):
            stop = next((k for k in range(comma + 1, last) if low[k] == ","), last)
            subject = next((k for k in range(comma + 1, stop) if dep[k] in SUBJECTS), -1)
            if subject >= 0 and any(tag[k] in FINITE for k in range(subject + 1, min(last, subject + 7))):
                return comma - 1
    return last


def respects_syntax(view: ParsedText, cue: int, i: int, j: int) -> bool:
    """True if a content after its cue respects its limits in the syntax; contents in marks nearly always do."""
    clause = view.head[i]
    if view.masked_lower[i] == "that" and view.dep[i] == "mark" and j < clause and view.head[clause] == cue:
        return False  # He said that Norway, which has ships there, *agreed*: not without its verb
    if view.stretch[i] >= 0 or view.stretch[j] >= 0:
        return True
    trails = includes_trailing_participle(view, i, j) and listed_participles(view, cue) < 0
    return not trails and not includes_cue_participle(view, cue, i, j)


def includes_cue_participle(view: ParsedText, cue: int, i: int, j: int) -> bool:
    """True if a content includes a participle of its cue: "reported him dead *citing* officials"."""
    return any(
        view.tag[k] == "VBG" and view.head[k] == cue and view.dep[k] == "advcl" and cue_key(view, k) in classes()
        for k in range(i + 1, j + 1)
    )


def includes_trailing_participle(view: ParsedText, i: int, j: int) -> bool:
    """True if a content without a finite verb includes a participle after a comma, which belongs to the cue.

    "ordered the police to leave, signaling a retreat": the content ends before the comma.
    """
    low, tag = view.masked_lower, view.tag
    for k in range(i, j):
        if tag[k] in FINITE:
            return False
        if low[k] == "," and tag[k + 1] == "VBG" and low[k + 1] != "including" and k > i and not view.inside[k]:
            return True
    return False


def according_to_bounds(view: ParsedText, cue: int) -> tuple[int, int]:
    """The earliest start and the earliest end of the content of *according to*, by the commas around it."""
    first, last = view.bounds[view.sent[cue]]
    to = next((k for k in view.children[cue] if view.masked_lower[k] in ("to", "with")), cue)
    noun = next((k for k in view.children[to] if view.dep[k] == "pobj"), -1)
    if noun < cue:
        return first, first
    comma = next((k for k in range(noun + 1, last) if view.masked_lower[k] == "," and not view.inside[k]), last)
    if not any(view.free[k] for k in range(first, cue)):
        # According to Ann Lee, who runs the shop, it is closed: the relative clause is not her statement.
        relative = next((k for k in view.children[noun] if view.dep[k] == "relcl"), -1)
        end = view.last[relative] if relative > comma and view.tag[comma + 1] in ("WP", "WDT", "WP$") else noun
        return next((k for k in range(end + 1, last) if view.masked_lower[k] == ","), end), according_to_end(view, cue)
    if view.tag[cue - 1] == "CC":
        return view.last[noun] + 1 if view.last[noun] < comma else noun + 1, first  # and according to Lee it is closed
    if view.masked_lower[cue - 1] != "," or comma == last or cue - 2 < first:
        return first, first
    if view.tag[cue - 2] == "CC":
        return comma, first  # but, according to Lee, it is closed
    open_ended = view.pos[cue - 2] == "AUX" or not any(view.tag[k] in FINITE for k in range(first, cue))
    return first, comma + 1 if open_ended else first  # it was, according to Lee, closed


def according_to_end(view: ParsedText, cue: int) -> int:
    """The earliest end of a content after *according to*: the sentence's last word, or the last before a new clause."""
    limit = clause_limit(view, cue)
    for k in range(cue + 2, limit):
        ends = (
            view.masked_lower[k] == "," and not view.inside[k] and view.tag[k + 1] in ("CC", "VBG", "WDT", "WP", "IN")
        )
        if ends and any(view.tag[x] in FINITE for x in range(cue + 2, k)):
            return k - 1
    while limit > cue and not view.free[limit]:
        limit -= 1
    return limit
