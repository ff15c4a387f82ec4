"""What the tests of actors share: the seed, parsed."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from angle_rows import Parse
from newsangles.documents.read import read as read_articles
from places import SEED


@pytest.fixture(scope="module")
def seed(parse_text: Parse) -> Doc:
    (article,) = read_articles(SEED)
    return parse_text(article.text)
