"""Where the project and its seed are, for tests at any depth."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "us-ukraine-minerals-deal.txt"


DEMO = "demo"
