"""Quantities in words for readers."""

from __future__ import annotations


def shown(
    value: float | None, high: float | None = None, unit: str | None = None, approximate: str | None = None
) -> str:
    """A quantity for readers: "more than 200 people", "about $1.5 trillion", "5 to 10%"; without a value: "many"."""
    hedge = f"{approximate} " if approximate else ""
    if value is None:
        return f"many ({unit})" if unit else "many"
    number = _readable(value) + (f" to {_readable(high)}" if high is not None else "")
    if unit is None:
        return hedge + number
    if unit in ("$", "¥"):
        return hedge + unit + number
    return hedge + number + ("" if unit in ("%", "°", "°C", "°F") else " ") + unit


def _readable(value: float) -> str:
    for word, scale in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
