"""Who is meant by I and my."""

from __future__ import annotations

from angle_rows import Parse, called


def test_a_signed_letter_is_told_by_who_signs(parse_text: Parse) -> None:
    doc = parse_text(
        "Dear Jane,\n\nThank you for your letter. I am glad that I came to Rome; I like my room.\n\nYours,\n\nTom Hale"
    )
    first = [m for m in doc._.mentions if m.text in ("I", "my")]
    assert {called(doc).get(m.actor_id or "") for m in first} == {"Tom Hale"}


def test_the_author_of_a_by_line_tells_it(parse_text: Parse) -> None:
    doc = parse_text(
        "Why the canal must stay open\n\nBy Nora Vale\n\nI have lived by the canal for years. My father dug it.\n"
        "\nTom Hale wants to fill it in. I will not let him."
    )
    first = [m for m in doc._.mentions if m.text in ("I", "My")]
    assert {called(doc).get(m.actor_id or "") for m in first} == {"Nora Vale"}


def test_a_speech_is_told_by_its_speaker(parse_text: Parse) -> None:
    doc = parse_text(
        "Below are the remarks of Nora Vale at the opening of the lock.\n\nGood day. I thank Tom Hale and the town. I"
        " am proud of my father, who dug it."
    )
    first = [m for m in doc._.mentions if m.text in ("I", "my")]
    assert {called(doc).get(m.actor_id or "") for m in first} == {"Nora Vale"}


def test_a_link_to_another_story_names_no_author(parse_text: Parse) -> None:
    doc = parse_text(
        "Why do our ferries run late?\n\nI took the ferry to work for nine winters. My bag still smells of diesel.\n\n"
        "Nora Vale: Give the ferries back to the town\n\nNobody at the quay knows who is in charge. I asked.\n\n"
        "In March I sold my season ticket, and I have walked over the bridge since then."
    )
    first = [m for m in doc._.mentions if m.text in ("I", "my", "My")]
    assert first and all(called(doc).get(m.actor_id or "") != "Nora Vale" for m in first)


def test_whoever_asks_is_not_the_one_who_answers_under_a_label(parse_text: Parse) -> None:
    doc = parse_text(
        "Transcript of interview with Nora Vale, Radio Quay\n\nHOST: Prime Minister, thank you for your time.\n\n"
        "PM: Good morning, Nora.\n\nHOST: Will the lock be dug this year?\n\n"
        "PM: I would say that it will. I have seen the plans, and I like them.\n\nHOST: Who pays for it?\n\n"
        "PM: I do not know yet."
    )
    first = [m for m in doc._.mentions if m.text == "I"]
    assert {called(doc).get(m.actor_id or "") for m in first} == {"PM"}
