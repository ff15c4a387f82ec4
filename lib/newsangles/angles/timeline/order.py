"""Order of events: the threads given by the words of the text, from the rows."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx
import pandas as pd

from newsangles.angles.timeline.findings import UNDATED
from newsangles.tables.frames import records
from newsangles.tables.wording import counted, sentence

Row = Mapping[Hashable, Any]
Key = tuple[str, str]

_RELATIVE = re.compile(r"DCT([+-]\d+)([a-z]+)")


def sequence(events: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """The events that the text puts in order, in threads, each with its earliest event first.

    Events of different threads have no order. Order comes from words (*after*, *later*, *before*) and, where the
    publication date is unknown, from times relative to it in the same unit: an event three days before it precedes one
    that was one day before it.

    Args:
        events: The result of `events_on_timeline`.
        times: The table of times.

    Returns:
        The rows by thread, then in order, with ``thread``, ``step`` (from 1 in each thread; those of a contradiction
        share one), ``follows`` (what they come right after) and ``chain`` (the longest way to them), in a few words.
    """
    rows = {(row["article_id"], row["event_id"]): row for row in records(events)}
    graph = nx.DiGraph()
    for key, row in rows.items():
        graph.add_edges_from(((key[0], name), key) for name in row["after"] if (key[0], name) in rows)
    graph.add_edges_from(_by_distance(rows, times))
    place = {key: n for n, key in enumerate(rows)}
    made = []
    threads = sorted(nx.weakly_connected_components(graph), key=lambda keys: min(map(place.__getitem__, keys)))
    for thread, members in enumerate(threads, 1):
        whole = nx.condensation(graph.subgraph(members))
        chains: dict[Key, tuple[str, ...]] = {}
        for step, parts in enumerate(nx.topological_generations(whole), 1):
            keys = sorted((key for part in parts for key in whole.nodes[part]["members"]), key=place.__getitem__)
            for key in keys:
                before = sorted(graph.predecessors(key), key=place.__getitem__)
                chains[key] = (*max((chains[k] for k in before if k in chains), key=len, default=()), rows[key]["what"])
                follows = tuple(dict.fromkeys(rows[k]["what"] for k in before))
                made.append({**rows[key], "thread": thread, "step": step, "follows": follows, "chain": chains[key]})
    found = pd.DataFrame(made, columns=["thread", "step", *events.columns, "follows", "chain"])
    plain = {name: events[name].dtype for name in events.columns}
    return found.astype({**plain, "thread": "int64", "step": "int64"})


def _by_distance(rows: Mapping[Key, Row], times: pd.DataFrame) -> list[tuple[Key, Key]]:
    """Pairs of events told as done, the first further before an unknown publication date than the second."""
    values = {(t["article_id"], t["time_id"]): t["value"] for t in records(times)}
    found: dict[tuple[str, str], dict[int, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for key, row in rows.items():
        match = _RELATIVE.fullmatch(values.get((key[0], row["time_id"])) or "")
        if match and row["lane"] == UNDATED:
            found[key[0], match[2]][int(match[1])].append(key)
    pairs = []
    for places in found.values():
        steps = [places[distance] for distance in sorted(places)]
        pairs += [(a, b) for first, then in itertools.pairwise(steps) for a in first for b in then]
    return pairs


def in_order(table: pd.DataFrame) -> str:
    """How many events the text puts in order, and the longest chain, from the result of `sequence`."""
    if table.empty:
        return "No word in the text puts one event before another."
    chain = max(table["chain"], key=len)
    if int(table["step"].max()) == 1:
        return sentence(f"the text contradicts itself on the order of {counted(len(table), 'event')}")
    said = ", then ".join(f"“{what}”" for what in chain[:4]) + (", and so on" if len(chain) > 4 else "")
    threads = int(table["thread"].max())
    longest = f"in {counted(threads, 'thread')}; the longest is" if threads > 1 else "in order:"
    return sentence(f"the text puts {counted(len(table), 'event')} {longest} {said}")
