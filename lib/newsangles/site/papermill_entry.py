"""The entry point by which papermill finds the engine, which is loaded when a notebook is to be run.

papermill loads all engines while it is itself being imported; the engine imports papermill, so that it cannot be the
entry point itself: whichever of the two came first would find the other one half made.
"""

from __future__ import annotations

from typing import Any


class Engine:
    """`newsangles.site.fork_engine.ForkEngine`, for ``papermill --engine newsangles-fork``."""

    @classmethod
    def execute_notebook(cls, *arguments: Any, **options: Any) -> Any:
        """Run a notebook, as `papermill.engines.Engine.execute_notebook` does."""
        from newsangles.site.fork_engine import ForkEngine

        return ForkEngine.execute_notebook(*arguments, **options)
