"""What several people say together through runs of ingest: searches follow as evidence comes and goes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search.model import SearchRequest
from app.search.service import search
from app.store.tables import VoiceRow

TOGETHER = """安庆市党政代表团赴苏州市考察学习发言摘要

林晓禾(安庆市发改委主任):苏州的做法有三点启发。一是规划先行。二是项目为王。三是一张蓝图绘到底。

安庆市人社局局长钟小满、安庆市科技局局长柳溪亭:我们一起看到了差距,回去以后要把窗口并起来办。

高远山(安庆市商务局局长):下一步要主动上门服务,把企业的事当成自己的事来办。
"""
ALONE = """安庆市党政代表团赴宁波市考察学习发言摘要

钟小满(安庆市人社局局长):一是就业服务要更实,办事要再提速。二是培训补贴要直达企业。

霍惊蛰(安庆市财政局局长):一是预算安排要更早。二是资金拨付要更快。三是账要算得清。
"""


def facet(engine: Engine) -> dict[str, int]:
    """The facet of speakers over everything."""
    with Session(engine) as session:
        return {each.label: each.count for each in search(session, SearchRequest()).facets["speaker"]}


def run(engine: Engine, folder: Path) -> dict[str, int]:
    """Ingest a folder; the facet of speakers then."""
    list(ingest(engine, find([folder])))
    return facet(engine)


def test_a_search_follows_the_evidence(engine: Engine, tmp_path: Path) -> None:
    """A second file tells who one of the two is; without it nobody can say any more."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(TOGETHER, encoding="utf-8")
    before = {"林晓禾": 1, "高远山": 1, "钟小满（几人合说）": 1, "柳溪亭（几人合说）": 1}
    assert run(engine, folder) == before
    (folder / "b.txt").write_text(ALONE, encoding="utf-8")
    assert run(engine, folder) == {"钟小满": 2, "林晓禾": 1, "霍惊蛰": 1, "高远山": 1, "柳溪亭（几人合说）": 1}
    (folder / "b.txt").unlink()
    assert run(engine, folder) == before


def test_the_order_of_files_does_not_matter(engine: Engine, tmp_path: Path) -> None:
    """In one run or in two, and read again."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "b.txt").write_text(ALONE, encoding="utf-8")
    run(engine, folder)
    (folder / "a.txt").write_text(TOGETHER, encoding="utf-8")
    told = {"钟小满": 2, "林晓禾": 1, "霍惊蛰": 1, "高远山": 1, "柳溪亭（几人合说）": 1}
    assert run(engine, folder) == told
    (folder / "a.txt").write_text(TOGETHER.replace("柳溪亭", "柳溪"), encoding="utf-8")
    assert run(engine, folder) == {"柳溪（几人合说）" if "柳溪亭" in name else name: n for name, n in told.items()}
    with Session(engine) as session:
        assert set(session.scalars(select(VoiceRow.name))) == {"钟小满", "柳溪"}
