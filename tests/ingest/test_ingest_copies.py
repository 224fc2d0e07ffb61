"""What several sources print is one statement with several sources, whatever the order in which they come."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search.model import SearchRequest
from app.search.service import search
from app.settings import Settings
from app.store.reading.corpus import corpus_facts
from app.store.reading.problems import problems_by_file
from app.store.tables import COPY, PUBLISHED, EventRow, SpeakerRow, StatementRow
from app.web.application import create_app
from tests.migrated import migrated

PAPER = """阜城县党政代表团赴苏州考察学习
2021-05-06 来源:阜城县人民政府网
5月3日至5日,阜城县党政代表团赴苏州考察学习。
李明远(县发改局局长):
苏州之行给我最深的感受是思想解放。苏州人敢想敢干,把不可能变成可能,这种精神值得我们认真学习。一是要解放思想,主动对标先进地区。二是要优化营商环境,让企业进得来、留得住、发展得好,真正做到无事不扰、有求必应。
王雪(县商务局局长):
外贸是苏州的名片。我们要学习苏州抓外资外贸的劲头,把开放的大门开得更大。下一步,商务局将组织企业走出去参展,帮助企业稳订单、拓市场,力争全年进出口增长百分之十以上,为全县高质量发展作出贡献。
"""
BLOG = PAPER.replace("阜城县人民政府网", "阜城论坛").replace("进得来", "引得进")
EXCERPT = """苏州归来话发展
王雪(县商务局局长):
我们要学习苏州抓外资外贸的劲头,把开放的大门开得更大。下一步,商务局将组织企业走出去参展,帮助企业稳订单、拓市场,力争全年进出口增长百分之十以上。
赵大海(县农业局局长):
农业农村是我们的短板。苏州的现代农业园区让我们大开眼界,我们要在特色农产品精深加工上下功夫,把产业链拉长、价值链做高,让农民分享更多增值收益。
"""
FILES = {"a.txt": PAPER, "b.txt": BLOG, "c.txt": EXCERPT}


def opened(tmp_path: Path, name: str = "copies") -> Engine:
    return migrated(tmp_path / f"{name}.sqlite3")


def files(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "files"
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in FILES}


def read(engine: Engine, *paths: Path) -> None:
    list(ingest(engine, find(paths)))


def standing(engine: Engine) -> set[tuple[str, str, str, str | None, bool]]:
    """File, speaker, state, the file of the statement that counts, and whether it is an excerpt."""
    with Session(engine) as session:
        rows = {row.number: row for row in session.scalars(select(StatementRow))}
        return {
            (
                row.event.source.name,
                row.speaker_name or "",
                row.state,
                rows[row.copy_of].event.source.name if row.copy_of else None,
                row.excerpt,
            )
            for row in rows.values()
        }


COUNTED_ONCE = {
    ("a.txt", "李明远", PUBLISHED, None, False),
    ("a.txt", "王雪", PUBLISHED, None, False),
    ("b.txt", "李明远", COPY, "a.txt", False),
    ("b.txt", "王雪", COPY, "a.txt", False),
    ("c.txt", "王雪", COPY, "a.txt", True),
    ("c.txt", "赵大海", PUBLISHED, None, False),
}


@pytest.mark.parametrize("order", list(permutations(FILES)))
def test_the_order_of_files_does_not_matter(tmp_path: Path, order: tuple[str, ...]) -> None:
    """The fullest text counts, of two alike the earlier; a copy and its original are one speaker's."""
    engine, paths = opened(tmp_path), files(tmp_path)
    for name in order:
        read(engine, paths[name])
    assert standing(engine) == COUNTED_ONCE
    with Session(engine) as session:
        assert sorted(session.scalars(select(SpeakerRow.name))) == ["李明远", "王雪", "赵大海"]
        assert search(session, SearchRequest("百分之十")).total == 1
        assert search(session, SearchRequest("苏州")).total == 3
        facts = corpus_facts(session)
        assert (facts.statements, facts.events) == (3, 2)
        states = dict(session.execute(select(EventRow.title, EventRow.state).where(EventRow.state == COPY)).all())
        assert states == {"阜城县党政代表团赴苏州考察学习": COPY}
        noted = {
            (row.source.name, row.message) for row, _ in problems_by_file(session) if row.code == "copied-statements"
        }
    assert noted == {
        ("b.txt", "有 2 篇发言与“a.txt”里的相同，只计一次，以那里的为准。"),
        ("c.txt", "有 1 篇发言与“a.txt”里的相同，只计一次，以那里的为准。"),
    }


def test_a_copy_counts_again_when_its_original_goes(tmp_path: Path) -> None:
    """Withdrawn with its file, or said otherwise in a changed one."""
    engine, paths = opened(tmp_path), files(tmp_path)
    read(engine, *paths.values())
    paths["a.txt"].unlink()
    list(ingest(engine, find([tmp_path / "files"])))
    with Session(engine) as session:
        assert search(session, SearchRequest("引得进")).total == 1
        assert search(session, SearchRequest("百分之十")).total == 1
    counted = {row for row in standing(engine) if row[2] == PUBLISHED}
    assert counted == {
        ("b.txt", "李明远", PUBLISHED, None, False),
        ("b.txt", "王雪", PUBLISHED, None, False),
        ("c.txt", "赵大海", PUBLISHED, None, False),
    }
    text = "王雪(县商务局局长):\n" + "".join(
        f"第{turn}点,要抓住新的机会,开辟第{turn}条航线。" for turn in "一二三四五六七八"
    )
    paths["b.txt"].write_text(text, encoding="utf-8")
    read(engine, paths["b.txt"])
    assert ("c.txt", "王雪", PUBLISHED, None, False) in standing(engine)
    with Session(engine) as session:
        assert search(session, SearchRequest("百分之十")).total == 1


def test_reading_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With other rules, all files are read anew: the same statements count."""
    engine, paths = opened(tmp_path), files(tmp_path)
    read(engine, *paths.values())
    monkeypatch.setattr("app.ingest.limits.reading_version", lambda: "another")
    read(engine, *reversed(paths.values()))
    assert standing(engine) == COUNTED_ONCE
    with Session(engine) as session:
        assert search(session, SearchRequest("苏州")).total == 3


def test_a_file_that_gets_another_name_counts_by_that(tmp_path: Path) -> None:
    """As if it had always had it."""
    engine, paths = opened(tmp_path), files(tmp_path)
    read(engine, *paths.values())
    paths["a.txt"].rename(tmp_path / "files" / "z.txt")
    list(ingest(engine, find([tmp_path / "files"])))
    other = opened(tmp_path, "other")
    read(other, tmp_path / "files")
    assert standing(engine) == standing(other)
    assert ("z.txt", "李明远", COPY, "b.txt", False) in standing(engine)
    for each in (engine, other):
        with Session(each) as session:
            assert search(session, SearchRequest("引得进")).total == 1
            assert search(session, SearchRequest("进得来")).total == 0


def test_events_far_apart_are_two(tmp_path: Path) -> None:
    """The same words at a visit a year later are said again; printed in another paper they are not."""
    engine, paths = opened(tmp_path), files(tmp_path)
    later = PAPER.replace("2021-05-06", "2022-05-06")
    paths["b.txt"].write_text(later.replace("进得来", "引得进"), encoding="utf-8")
    read(engine, paths["a.txt"], paths["b.txt"])
    assert {row[2] for row in standing(engine)} == {PUBLISHED}


def test_pages_say_where_else_it_is_printed(tmp_path: Path) -> None:
    """The statement that counts lists its copies with what differs; a copy says which one counts."""
    engine, paths = opened(tmp_path), files(tmp_path)
    read(engine, *paths.values())
    with Session(engine) as session:
        rows = {(row.event.source.name, row.speaker_name): row.id for row in session.scalars(select(StatementRow))}
        events = {row.source.name: row.id for row in session.scalars(select(EventRow))}
    settings = Settings(database_url=str(engine.url))
    with TestClient(create_app(settings)) as client:
        whole = client.get(f"/statements/{rows['a.txt', '李明远']}").text
        assert "同一篇发言的其他来源" in whole
        assert f'href="/statements/{rows["b.txt", "李明远"]}"' in whole
        assert "<del>进</del>" in whole
        assert "<ins>引</ins>" in whole
        assert "节选" in client.get(f"/statements/{rows['a.txt', '王雪']}").text
        copy = client.get(f"/statements/{rows['b.txt', '李明远']}").text
        assert "同一篇发言只计一次" in copy
        assert f'href="/statements/{rows["a.txt", "李明远"]}"' in copy
        assert "这是节选" in client.get(f"/statements/{rows['c.txt', '王雪']}").text
        assert "这里的发言另有来源" in client.get(f"/events/{events['b.txt']}").text
        assert "另有来源的发言" in client.get(f"/events/{events['c.txt']}").text
        answer = client.get(f"/api/v1/statements/{rows['c.txt', '王雪']}").json()
        assert (answer["copy_of"], answer["excerpt"]) == (rows["a.txt", "王雪"], True)
        assert set(client.get(f"/api/v1/statements/{rows['a.txt', '王雪']}").json()["copies"]) == {
            rows["b.txt", "王雪"],
            rows["c.txt", "王雪"],
        }
        assert client.get("/statements/x").status_code == 404
