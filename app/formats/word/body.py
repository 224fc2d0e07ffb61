"""The text of one part of a Word file as lines, in the order of the document, without recursion."""

from __future__ import annotations

import re

from lxml import etree

from app.formats.lines import Lines
from app.formats.word.numbering import Numbering
from app.formats.word.package import Element, child, local, value

_DROPPED = frozenset(
    "del moveFrom delText instrText delInstrText Fallback rPr pPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr "
    "binData".split()
)
_OFF = frozenset(("0", "false", "off", "none"))
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Body:
    """One pass over a part; ``lines`` are its lines."""

    def __init__(self, numbering: Numbering | None) -> None:
        self._numbering = numbering
        self._writers = [Lines()]
        self._boxes: list[list[str]] = [[]]
        self._bold: list[bool] = []
        self._glosses: list[str] = []

    def lines(self, root: Element) -> list[str]:
        """Walk ``root``: paragraphs are lines, text boxes follow the paragraph that they hang on."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "end":
                if name not in _DROPPED and not (name == "r" and _hidden(element)):
                    self._end(name)
            elif name in _DROPPED or (name == "r" and _hidden(element)):
                walk.skip_subtree()
            else:
                self._start(name, element)
        self._writers[0].end(keep_white=True)
        return [line.text for line in self._writers[0].done]

    def _start(self, name: str, element: Element) -> None:
        lines = self._writers[-1]
        if name in ("t", "sym", "noBreakHyphen", "tab", "ptab"):
            lines.add(_characters(name, element))
        elif name in ("br", "cr"):
            lines.end(keep_white=True)
        elif name == "p" and self._numbering is not None:
            lines.end(keep_white=True)
            lines.add(self._numbering.marker(child(element, "pPr")))
        elif name == "r":
            self._bold.append(_is_on(child(element, "rPr", "b")))
            if self._bold[-1]:
                lines.strong(True)
        elif name in ("txbxContent", "rt"):  # the gloss stands before its character in the file
            self._writers.append(Lines())
            self._boxes.append([])
        elif name == "tr":
            lines.open_row()
        elif name == "tc":
            lines.open_cell()

    def _end(self, name: str) -> None:
        lines = self._writers[-1]
        if name == "r":
            if self._bold.pop():
                lines.strong(False)
        elif name == "p":
            lines.end(keep_white=True)
            self._hang()
        elif name == "txbxContent":
            lines.end(keep_white=True)
            self._hang()
            self._writers.pop()
            self._boxes.pop()
            self._boxes[-1] += [line.text for line in lines.done]
        elif name == "tr":
            lines.close_row()
        elif name == "tc":
            lines.close_cell()
        elif name == "rt":
            lines.end(keep_white=True)
            self._writers.pop()
            self._boxes.pop()
            self._glosses.append("".join(line.text for line in lines.done))
        elif name == "ruby" and self._glosses:
            lines.add(f"({self._glosses.pop()})")

    def _hang(self) -> None:
        """The text boxes of the paragraph that has ended."""
        for text in self._boxes[-1]:
            self._writers[-1].add(text)
            self._writers[-1].end(keep_white=True)
        self._boxes[-1] = []


def _characters(name: str, element: Element) -> str:
    if name == "t":
        return element.text or ""
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        code = value(element, "char") or ""
        char = (
            chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) and not 0xD800 <= int(code, 16) < 0xE000 else ""
        )
        return "•" if _PRIVATE.match(char) else char
    return "\t"


def _is_on(flag: Element | None) -> bool:
    return flag is not None and (value(flag) or "1") not in _OFF


def _hidden(run: Element) -> bool:
    return _is_on(child(run, "rPr", "vanish"))
