"""Edges of contents: what the outlet adds behind a statement or puts before it."""

from __future__ import annotations

import pytest

from angle_rows import Parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Holt denied that the hall had been sold, though.", "that the hall had been sold"),
        ("Several clerks vowed to stay, with most citing their duty to the town.", "to stay"),
        ("Fans chanted, “Open the gates,” as the doors closed behind them.", "“Open the gates,”"),
        (
            "According to the ministry, as of 2016, the town had taken in 400 families.",
            "as of 2016, the town had taken in 400 families",
        ),
        (
            "According to the ministry of the north, the town had taken in 400 families.",
            "the town had taken in 400 families",
        ),
        ("Pell blamed the town's ills on a gang of thieves.", "the town's ills on a gang of thieves"),
        ("“I was joking, I said.” To which she said, “Thank God for that.”", "“Thank God for that.”"),
        (
            "“It’s an invasion, in our view,” Scott Prine, who is suing the agency, said at a London event.",
            "“It’s an invasion, in our view,”",
        ),
        (
            "Pell claimed that men have 'failed' in the crisis, because they lacked a 'good mix of clear thinking'.",
            "that men have 'failed' in the crisis, because they lacked a 'good mix of clear thinking'",
        ),
        ("Pell compared the plan to “burning the hall” – a charge that hurt.", "the plan to “burning the hall”"),
        ("The study says the firm “has three offices in Peru.”", "the firm “has three offices in Peru.”"),
        (
            "Pell talked about “a vote that is rigged” and “our lost families.”",
            "“a vote that is rigged” and “our lost families.”",
        ),
        ("The bridge is “a folly in steel,” as the mayor put it.", "The bridge is “a folly in steel,”"),
        ("The bridge is a folly, as Ann Pell put it on Monday.", "The bridge is a folly"),
        ("Leeds became, as the mayor put it, “a folly in steel.”", "“a folly in steel.”"),
        ("“She is the heroine of this town.”—Ann Lee, Ohio", "“She is the heroine of this town.”"),
        (
            "Pugh said she felt it was “her job alone,” and urged drivers to be calm.",
            "she felt it was “her job alone,”",
        ),
    ],
)
def test_the_edges_of_a_statement(parse_text: Parse, text: str, said: str) -> None:
    assert said in [q.text for q in parse_text(text)._.quotes]
