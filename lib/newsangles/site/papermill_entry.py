"""The entry point by which papermill finds the engine; the engine is loaded when a notebook is run.

papermill loads all engines while it is being imported, and the engine imports papermill. With the engine itself as the
entry point, that would be a circular import.
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
