"""The oracle that backends are held to, on statements small enough to be judged by eye."""

from __future__ import annotations

import pytest

from app.search.language import parse_query
from app.text.folding import fold
from tests.search.oracle import Statement, holds

STATEMENT = Statement(
    fold("创新驱动\n要创新，要人才。讲改革！人才\n改革一新。"),
    points=((5, 13), (13, 20)),
    facts={"place": {fold("安庆")}, "year": {"unknown"}, "kind": {"gap"}},
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("創新 改革", True),
        ("创新 开放", False),
        ("开放 OR 人才", True),
        ("创新 -改革", False),
        ('"创新驱动\n要"', True),
        ("创新 $2 人才", True),
        ("创新 $1 人才", False),
        ("人才 $9 改革", False),
        ("人才 #2 创新", True),
        ("人才 #9 改革", False),
        ("改?新", False),
        ("改??新", True),
        ("改*新", True),
        ("?改革", True),
        ("人才?", False),
        ("同句:(创新 人才)", True),
        ("同句:(人才 改革)", False),
        ('同句:("人才。" 创新)', True),
        ("同段:(人才 改革)", True),
        ("同段:(驱动 人才)", False),
        ("同段:(创新 -人才)", True),
        ("同点:(创新 人才)", True),
        ("同点:(人才 改革)", True),
        ("同点:(创新 改革)", False),
        ("-同点:(驱动)", True),
        ("地区:安庆 类型:差距 年:不详", True),
        ("地区:池州", False),
        ("部门:不详", False),
    ],
)
def test_what_holds(query: str, expected: bool) -> None:
    """Words, gaps inside sentences, units and facts."""
    assert holds(parse_query(query).root, STATEMENT) is expected
