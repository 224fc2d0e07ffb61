"""What is costly to work out and changes only with the corpus is kept until the corpus changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.store.reading.corpus import CorpusFacts, corpus_facts
from app.web.frame import View

Value = TypeVar("Value")


def kept(view: View, name: str, make: Callable[[], Value]) -> Value:
    """What ``make`` gives for this corpus: worked out once, again after an ingest changed its counts or its date."""
    stamp: CorpusFacts = corpus_facts(view.session)
    store: dict[str, tuple[CorpusFacts, Value]] = view.request.app.state.kept
    if name not in store or store[name][0] != stamp:
        store[name] = (stamp, make())
    return store[name][1]
