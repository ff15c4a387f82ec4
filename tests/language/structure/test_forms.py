from __future__ import annotations

import pytest

from newsangles.errors import ParameterError
from newsangles.language.rules import Rules, using
from newsangles.language.structure import parts
from newsangles.language.structure.forms import forms, kind_by_form
from newsangles.language.structure.lines import line_of

KINDS: dict[str, list[str]] = {
    "byline": [
        "By Anna Birch",
        "BY ANNA BIRCH and TOM HALE, Associated News",
        "Anna Birch, political editor",
        "Anna Birch in Holm",
        "Anna Birch Harbour correspondent",
        "Words by Anna Birch",
        "anna@holm.example",
        "Our staff reporter",
        "By Anna Birch | March 7, 2025",
        "Anna Birch, The Holm Post",
    ],
    "agency": [
        "(Reporting by Anna Birch; Editing by Tom Hale)",
        "Tom Hale contributed to this report.",
        "Reuters",
        "FOR IMMEDIATE RELEASE",
        "With reporting by Anna Birch",
        "###",
        "ENDS",
        "Press Trust of India",
        "Additional reporting by Tom Hale in Lund",
    ],
    "photo_credit": [
        "Photo: Tom Hale",
        "Getty Images",
        "Photograph: Tom Hale/The Holm Post",
        "(AP Photo/Tom Hale)",
        "Image credit: Tom Hale",
        "Tom Hale/Associated Press",
        "File photo",
        "Credit: Getty Images",
    ],
    "caption": [
        "The mole on Monday. Photograph: Tom Hale/The Holm Post",
        "Anna Birch (left) and John Frye on the quay",
        "Divers are seen on the quay of Holm on Monday.",
        "Boats lie on the quay. (AP Photo/Tom Hale)",
        "Pictured: the mole of Holm",
        "The mole in this undated photo.",
        "Tom Hale/for Holm Post Anna Birch and Nils Frye pose at the mole.",
        "Getty Images Anna Birch won the race on Sunday.",
    ],
    "note": [
        "Correction: An earlier version misstated the day.",
        "Editor’s note: This story tells of drowning.",
        "This article was amended on 8 March 2025.",
        "This interview has been edited for length and clarity.",
        "An earlier version of this story misstated the day.",
        "The views expressed here are the author's own.",
        "This is a rush transcript. This copy may not be in its final form.",
    ],
    "menu": [
        "Share",
        "Share on Facebook",
        "Advertisement",
        "Skip to content",
        "Sign up for our newsletter",
        "Log in",
        "Home",
        "We use cookies to improve your experience.",
        "© 2025 The Holm Post. All rights reserved.",
        "Privacy policy",
        "Follow us on Instagram",
        "12 comments",
        "Facebook Twitter WhatsApp",
        "Tags: harbour, storm",
        "4 min read",
        "Get the best of The Holm Post in your inbox",
        "Your browser does not support video",
    ],
    "related": [
        "Read more: Storm sinks three boats",
        "Related",
        "Most read",
        "ALSO READ: Ferries stop",
        "You may also like",
    ],
    "embed": [
        "pic.twitter.com/abc",
        "Shut. — Holm Harbour (@holmharbour) March 7, 2025",
        "View this post on Instagram",
    ],
    "list": ["• a new mole", "1. The mole.", "- no more tolls", "(a) the mole"],
    "heading": ["## Who pays"],
    "timestamp": ["10.45am", "March 7, 2025"],
}
NONE = [
    "Getty Images said on Monday it would cut jobs.",
    "Alamy shares fell on Monday.",
    "Follow the money, she said, and it leads to the harbour.",
    "Home prices fell by three percent in March.",
    "Share prices fell on Monday.",
    "Corrections officers went on strike on Monday.",
    "Related deaths rose to nine on Monday.",
    "Subscribers were told on Monday that the newsletter would end, the publisher said.",
    "Sign language is taught in every school of Holm.",
    "Reporting by the police has become better, a study found.",
    "News of the storm reached Lund at noon.",
    "Photographers came from all over the country.",
    "By May the mole had gone.",
    "Anna Birch",
    "The views from the mole are fine.",
    "Live music was heard on the quay all night.",
    "Help came at noon.",
    "Note the new mole on the left, he said.",
    "— Tamsin Okoro, harbour commissioner",
    "12 boats sank",
    "Watch the tide, the pilots say.",
    "Print media are dying, the report said.",
]


def kind(text: str) -> str | None:
    found = kind_by_form(line_of(text, 0, len(text)))
    return found[0] if found else None


@pytest.mark.parametrize(("expected", "text"), [(k, text) for k, texts in KINDS.items() for text in texts])
def test_lines_that_tell_their_kind(expected: str, text: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_lines_that_tell_none(text: str) -> None:
    assert kind(text) is None


def test_a_user_adds_forms() -> None:
    added = Rules(added={"forms.tsv": ["menu\twhole\tany\t60\thold the front page\ta word of our menus"]})
    with using(added):
        assert kind("Hold the front page") == "menu"
    assert kind("Hold the front page") is None


@pytest.mark.parametrize("line", ["menu\twhole\tany\t60\t(\treason", "menus\twhole\tany\t60\ta\treason", "menu"])
def test_a_wrong_line_names_its_place(line: str) -> None:
    with using(Rules(added={"forms.tsv": [line]})), pytest.raises(ParameterError):
        parts("The harbour closed.")


def test_every_form_has_a_reason() -> None:
    assert all(form.reason and form.longest > 0 for form in forms())
