"""Sources, statements and points made by hand, with the offsets that an ingest would find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.store.tables import ParagraphRow, PointRow, SourceRow, StatementRow
from app.text.folding import fold

WHEN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
REPAIR = re.compile(r"⟦([^|]*)\|([^|]*)\|(\w+)⟧")


@dataclass
class File:
    """A file under construction: its lines are added one by one, with their repairs and blocks."""

    name: str
    received: str = ""
    restored: str = ""
    repairs: list[Any] = field(default_factory=list)
    blocks: list[Any] = field(default_factory=list)

    def line(self, kind: str, text: str, statement: int | None = None, ending: str = "\n") -> tuple[int, int, str]:
        """Add a line; ``⟦received|restored|kind⟧`` is a repair. Gives its span and words as restored."""
        start = len(self.restored)
        at = 0
        for match in REPAIR.finditer(text):
            self._plain(text[at : match.start()])
            before, after = len(self.received), len(self.restored)
            self.received += match[1]
            self.restored += match[2]
            self.repairs.append([match[3], before, len(self.received), after, len(self.restored)])
            at = match.end()
        self._plain(text[at:])
        end = len(self.restored)
        if end > start:
            self.blocks.append([kind, start, end, statement])
        self._plain(ending)
        if ending:
            self.blocks.append(["blank", end, end + len(ending), None])
        return start, end, self.restored[start:end]

    def _plain(self, text: str) -> None:
        self.received += text
        self.restored += text

    def row(self, identity: str, **more: Any) -> SourceRow:
        """The finished row."""
        values: dict[str, Any] = {
            "id": identity,
            "name": self.name,
            "sha256": identity * 6,
            "size": len(self.received.encode()),
            "encoding": "utf-8",
            "layout": "block",
            "received": self.received,
            "restored": self.restored,
            "repairs": self.repairs,
            "blocks": self.blocks,
            "ingested_at": WHEN,
        }
        return SourceRow(**values | more)


def statement(
    number: int, event: str, ordinal: int, segments: list[list[tuple[int, int, str]]], **more: Any
) -> StatementRow:
    """A statement whose paragraphs are made of ``segments`` (several for a closed break)."""
    heading = more.get("heading")
    paragraphs, text = [], heading or ""
    for count, pieces in enumerate(segments, 1):
        words = "".join(words for _, _, words in pieces)
        text += ("\n" if text else "") + words
        spans = [[start, end] for start, end, _ in pieces]
        paragraphs.append(ParagraphRow(ordinal=count, start=len(text) - len(words), end=len(text), segments=spans))
    values: dict[str, Any] = {
        "number": number,
        "id": f"stmt{number:06d}",
        "event_id": event,
        "ordinal": ordinal,
        "mode": "direct",
        "text": text,
        "folded": fold(text),
        "paragraphs": paragraphs,
    }
    return StatementRow(**values | more)


def point(row: StatementRow, label: str, words: str, marker: str, **more: Any) -> PointRow:
    """A point that covers ``words``, found in the text of ``row``."""
    start = row.text.index(words)
    depth = label.count("-") - 1
    group = int(label.split("-")[0])
    return PointRow(
        ordinal=len(row.points) + 1,
        label=label,
        group_number=group,
        depth=depth,
        marker=marker,
        start=start,
        end=start + len(words),
        **{"kind": None, "cue": None} | more,
    )
