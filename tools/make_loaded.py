"""Make the weights that know loaded words by their meaning, from the words of loaded.tsv alone.

    python tools/make_loaded.py [--l2 3]

Each word of lib/newsangles/angles/framing/data/loaded.tsv is one example: those that always colour count 1, those that
often do .45, plain ones .02. The features are the dimensions of the word's vector, its part of speech and its ending.
No text and no annotated corpus has a part in it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from newsangles.angles.framing.loaded_words import signs
from newsangles.angles.framing.wording_words import loaded
from newsangles.language.scorers import Model, save
from newsangles.pipeline.parse import load
from newsangles.pipeline.versions import DEFAULT_MODEL
from newsangles.training.fitting import Rows

OUT = Path(__file__).resolve().parents[1] / "lib/newsangles/angles/framing/data/loaded.json.gz"
SHARES = {"always": 1.0, "often": 0.45, "judges": 0.45, "deed": 0.45, "named": 0.45, "plain": 0.02}


def main() -> None:
    """Fit the weights and write them."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--l2", type=float, default=3.0)
    l2 = options.parse_args().l2
    vocab, rows = load(DEFAULT_MODEL).vocab, Rows()
    for n, ((word, part), use) in enumerate(sorted(loaded().use.items())):
        if use not in SHARES:
            continue
        vector = vocab.get_vector(word)
        length = float(np.linalg.norm(vector))
        numbers = [(f"vector:{k}", float(x) / length) for k, x in enumerate(vector)] if length else []
        rows.add([*signs(word, part), "constant"], SHARES[use], group=n, document=n, numbers=numbers)
    weights = rows.fit(choice=False, documents=5, l2=l2, steps=200, digits=2)
    header = {
        "corpora": ["none: the words of loaded.tsv, sorted by hand"],
        "licence": "Apache-2.0",
        "command": f"python tools/make_loaded.py --l2 {l2:g}",
        "features": "dimensions of the word's vector; part of speech; ending",
    }
    save(OUT, Model("loaded", header, {"loaded": weights}))
    print(f"{OUT.name}: {len(weights)} weights, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
