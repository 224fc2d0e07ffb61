"""An outline says where each thing stands in the file, and accounts for all of it."""

from __future__ import annotations

import re

from app.export.outline import outline
from app.ingest.stages import read_document

FILE = """新乡市党政代表团赴苏州考察学习发言摘要

钟小满(市人社局局长):此次考察,我们看到了差距。

下一步抓两件事。一是培训补贴直达企业。二是窗口再延时。

霍惊蛰(市财政局局长):预算安排要更早。
"""


def test_the_outline_names_lines_people_offices_points_and_characters() -> None:
    printed = outline(read_document("a.txt", FILE.encode()))
    assert "1. 行3 钟小满 | 市人社局局长 | 原话" in printed
    assert "人社局 · 地 河南省新乡市" in printed
    assert "¶2 行5" in printed
    assert re.search(r"1-1 \[举措\] 11字 一是培训补贴直达企业。 ← \S", printed)
    ledger = re.search(r"字数 发言 (\d+) \+ 叙述 (\d+) \+ 题录 (\d+) \+ 版面杂项 (\d+) = (\d+)", printed)
    assert ledger is not None
    *parts, total = map(int, ledger.groups())
    assert sum(parts) == total == len(FILE)


def test_a_file_that_cannot_be_read_has_an_outline_that_says_why() -> None:
    printed = outline(read_document("b.bin", b"\x00\x01\x02" * 40))
    assert "binary-file" in printed
