"""A long statement is shown whole; one of 8,000 characters with many points stays a light page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.search import index, wording
from app.store.engine import open_engine, session_factory, writing
from app.store.tables import EventRow, SpeakerRow
from tests.web.building import File, point, statement
from tests.web.conftest import make_database, open_client

ORDINALS = "一二三四五六七八九十"
SENTENCE = "要优化营商环境,推进产业项目,引进人才,让来办事的企业少跑一趟。"


def add(session: Session, number: int, characters: int, day: date) -> None:
    """A statement of the same speaker with about this many characters, of them two points in each paragraph."""
    file = File(f"{number}.txt")
    segments, labels = [], list[tuple[str, str, str]]()
    for count in range(1, characters // 200 + 1):
        words = f"第{count}件事。" + SENTENCE * 4
        for at, marker in enumerate(("一是", "二是"), 1):
            said = f"{marker}第{count}件事的办法{ORDINALS[count % 10]}。{SENTENCE}"
            words += said
            labels.append((f"{count}-{at}", said, marker))
        segments.append([file.line("statement", words, 1)])
    source = file.row(f"longsource{number}")
    session.add(EventRow(id=f"long{number}", title="长会", start=day, day=day, source=source))
    session.flush()
    row = statement(number, f"long{number}", 1, segments, speaker_id="long", speaker_name="卜长言", day=day)
    for label, words, marker in labels:
        row.points.append(point(row, label, words, marker, kind="measure", cue="要"))
    session.add(row)


@pytest.fixture(scope="module")
def long_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over three long statements of one speaker."""
    url = make_database(tmp_path_factory.mktemp("long") / "long.sqlite3", filled=True)
    engine = open_engine(url)
    with session_factory(writing(engine)).begin() as session:
        session.add(SpeakerRow(id="long", name="卜长言"))
        session.flush()
        add(session, 101, 8_000, date(2020, 1, 2))
        add(session, 102, 60_000, date(2021, 1, 2))
        add(session, 103, 600, date(2022, 1, 2))
        session.flush()
        numbers = [101, 102, 103]
        index.add(session.connection(), numbers)
        wording.add(session.connection(), numbers)
    engine.dispose()
    yield from open_client(url)


def words_of(page: str) -> str:
    """The text of the paragraphs without what the page adds."""
    body = page[page.index('<div class="body"') : page.index('<span class="actions"')]
    plain = re.sub(r'<a class="(tag|pilcrow)[^>]*>[^<]*</a>', "", body)
    return re.sub(r"\s", "", html.unescape(re.sub("<[^>]*>", "", plain)))


def test_eight_thousand_characters_are_a_light_page(long_client: TestClient) -> None:
    """With eighty points, each in the outline and in the text."""
    page = long_client.get("/statements/stmt000101")
    assert 7_900 < len(words_of(page.text)) < 9_000
    assert page.text.count('class="marker"') == 80
    assert len(page.content) < 100_000


def test_sixty_thousand_characters_are_shown_whole(long_client: TestClient) -> None:
    """A statement is never cut into pages: it is read, searched and printed as one."""
    page = long_client.get("/statements/stmt000102").text
    assert words_of(page).startswith("第1件事。")
    assert words_of(page).count("件事的办法") == 600
    assert page.count("<p id=") == 300


def test_the_speaker_can_be_followed_from_event_to_event(long_client: TestClient) -> None:
    """Before and after, by day."""
    page = long_client.get("/statements/stmt000102").text
    assert 'href="/statements/stmt000101"><span class="direction">卜长言此前的发言，2020年1月2日' in page
    assert 'href="/statements/stmt000103"><span class="direction">卜长言此后的发言，2022年1月2日' in page
    first = long_client.get("/statements/stmt000101").text
    assert "卜长言此前的发言" not in first
    assert 'href="/statements/stmt000102"><span class="direction">卜长言此后的发言' in first


def test_statements_alike_name_what_they_share(long_client: TestClient) -> None:
    """Terms that stand in both, with a word on texts that hardly differ."""
    page = long_client.get("/statements/stmt000101").text
    alike = page[page.index('id="alike"') :]
    shared = re.search("都谈到 ([^<]*)</p>", alike)
    assert shared
    assert all(term in words_of(page) for term in shared[1].split("、"))
    assert "文字大体相同" in alike
