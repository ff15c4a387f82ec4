"""Articles parsed for tests, and the annotations of their words."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from spacy.tokens import Doc

from newsangles.documents.article import Article
from places import SEED as SEED_FILE

parsing: Any = importlib.import_module("newsangles.pipeline.parse")
parse = parsing.parse

SEED = SEED_FILE.read_bytes().decode()
ANNOTATIONS = (
    "orth norm tag pos morph lemma dep ent_iob ent_type ent_kb_id ent_id sent_start is_stop like_num idx whitespace_"
).split()


def article(text: str, name: str = "a") -> Article:
    return Article(name, text)


def one(text: str, **options: Any) -> Doc:
    (doc,) = parse([article(text)], **options)
    return doc


def calls_in(run: Callable[[], object]) -> int:
    """The number of Python calls, steps of generators among them, that a function takes."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(*(getattr(token, name) for name in ANNOTATIONS), token.head.i, token.text) for token in doc]


def invented(seed: int, words: int = 150) -> str:
    """News of no meaning, made of what the attribute ruler and the parser have to decide on."""
    vocabulary = (
        "the a harbour mayor Ana Ruiz Sen. U.S. said says that who what to be is are was had has will won't can't I'm "
        "it's he her of , . ? “ ” \" ' ( ) — $ 5 12 % Monday in on by according reportedly whether not never . , the "
        "officials closed bridge would have been 'cause y'all 'em gonna cannot whose there more most Mr. e.g. \n \n\n"
    ).split(" ")
    pick = random.Random(seed)
    return "".join(pick.choice(vocabulary) + pick.choice(["", " ", " ", " ", " "]) for _ in range(words))
