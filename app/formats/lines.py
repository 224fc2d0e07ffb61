"""Lines in the making: what web pages and Word files share in turning marked-up text into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WIDE = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff“”‘’…—"
_BETWEEN_WIDE = re.compile(f"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_WHITE = re.compile("[ \t\r\n\f]+")
_STRONG_BEGIN, _STRONG_END = "\ue0f0", "\ue0f1"
_STRONG = re.compile(f"{_STRONG_BEGIN}([^{_STRONG_BEGIN}{_STRONG_END}\n]*){_STRONG_END}")
_NAME = re.compile("[\u3400-\u9fff·]{2,4}")
_MARKS = re.compile(f"[{_STRONG_BEGIN}{_STRONG_END}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``holder`` is the number of the element that it stands in, 0 where that does not matter."""

    text: str
    holder: int = 0


@dataclass
class Lines:
    """Takes text, ends of lines and the cells of tables in the order of the document and keeps the lines."""

    done: list[Line] = field(default_factory=list)
    holder: int = 0
    _open: list[str] = field(default_factory=list)
    _rows: list[list[tuple[int, int]]] = field(default_factory=list)
    _cells: list[int] = field(default_factory=list)
    _strong: int = 0

    def add(self, text: str) -> None:
        """Text of the open line, white space as the source has it."""
        self._open.append(_MARKS.sub("", text))

    def strong(self, begins: bool) -> None:
        """Bold type begins or ends here."""
        self._strong += 1 if begins else -1
        if begins and self._strong == 1:
            self._open.append(_STRONG_BEGIN)
        elif not begins and self._strong == 0:
            self._open.append(_STRONG_END)

    def end(self, keep_white: bool = False) -> None:
        """Close the open line; nothing is kept of one that is blank."""
        text = "".join(self._open)
        self._open = [_STRONG_BEGIN] if self._strong > 0 else []
        if text and not keep_white:
            text = _WHITE.sub(" ", _BETWEEN_WIDE.sub("", text))
        text = _bold_names(text + _STRONG_END if self._strong > 0 else text).strip(" \t\r\n\f")
        self.done.extend(Line(part, self.holder) for part in text.split("\n") if part.strip())

    def open_row(self) -> None:
        """A row of a table begins."""
        self.end()
        self._rows.append([])

    def open_cell(self) -> None:
        """A cell begins."""
        self.end()
        self._cells.append(len(self.done))

    def close_cell(self) -> None:
        """The cell ends."""
        self.end()
        start = self._cells.pop() if self._cells else len(self.done)
        if self._rows:
            self._rows[-1].append((start, len(self.done)))

    def close_row(self) -> None:
        """The row ends: one line, its cells apart by tabs, unless a cell holds several lines."""
        self.end()
        cells = self._rows.pop() if self._rows else []
        if len(cells) > 1 and all(end - start <= 1 for start, end in cells):
            first = cells[0][0]
            texts = [line.text for line in self.done[first:]]
            self.done[first:] = [Line("\t".join(texts), self.holder)] if texts else []


def _bold_names(text: str) -> str:
    """Bold type is kept where it sets a name off inside a line, as ``**name**``; elsewhere it says nothing."""
    text = text.replace(_STRONG_END + _STRONG_BEGIN, "")
    bare = _MARKS.sub("", text).strip()

    def kept(found: re.Match[str]) -> str:
        name = found[1].strip()
        return f"**{found[1]}**" if _NAME.fullmatch(name) and name == found[1] and name != bare else found[1]

    return _MARKS.sub("", _STRONG.sub(kept, text))
