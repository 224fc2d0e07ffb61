"""`search --view`: lists, lines in context, groups and years on a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.store.engine import open_engine, session_factory, writing
from app.store.migration import migrate
from tests.web.invented import fill

Run = Callable[..., Result]


@pytest.fixture(name="search", scope="module")
def a_search(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command over the invented corpus."""
    url = f"sqlite:///{tmp_path_factory.mktemp('views') / 'invented.sqlite3'}"
    engine = open_engine(url)
    migrate(engine)
    with session_factory(writing(engine)).begin() as session:
        fill(session)
    engine.dispose()
    return lambda *words: CliRunner().invoke(app, ["search", *words, "--database", url])


def test_lines_are_aligned_and_take_their_settings(search: Run) -> None:
    """Width and order as in the page's address."""
    done = search("营商环境", "--view", "kwic", "--filter", "width=10", "--filter", "order=right")
    assert done.exit_code == 0
    assert "共 2 处，见于 1 篇发言，第 1/1 页" in done.stdout
    rows = [line for line in done.stdout.splitlines() if "[营商环境]" in line]
    assert len(rows) == 2
    assert all(row.endswith("stmt000001") for row in rows)


@pytest.mark.parametrize(
    ("view", "key"), [("list", "hits"), ("kwic", "lines"), ("groups", "groups"), ("chart", "years")]
)
def test_every_view_is_an_object_too(search: Run, view: str, key: str) -> None:
    """With the same query and total; a query that cannot be read ends with status 2 and says where."""
    done = search("服务", "--view", view, "--format", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["query"] == "服务"
    assert found["total"] > 0 < len(found[key])
    broken = search("服务 OR", "--view", view, "--format", "json")
    assert broken.exit_code == 2
    assert json.loads(broken.stdout)["problem"]["position"] == 3


def test_groups_and_years_are_printed(search: Run) -> None:
    """By default by speaker; a setting that is not known falls back with a notice."""
    groups = search("服务", "--view", "groups", "--filter", "by=mood")
    assert "(speaker=linxiaohe)" in groups.stdout
    assert "没有“mood”这种分组方式" in groups.output
    assert "2020年" in search("服务", "--view", "chart").stdout


def test_an_unknown_view_is_a_usage_error(search: Run) -> None:
    """As for every other choice."""
    assert search("服务", "--view", "map").exit_code == 2


def test_the_list_is_the_default(search: Run) -> None:
    """Hits with their passages, as the page lists them."""
    assert search("服务").stdout == search("服务", "--view", "list").stdout
    assert "stmt000001" in search("服务").stdout


def test_an_empty_list_says_what_would_find_something(search: Run) -> None:
    """The word that stands nowhere, and the query without it."""
    done = search("服务 绝无此语")
    assert done.exit_code == 0
    assert "“绝无此语”在全部发言里都没有出现。" in done.stdout
    assert "去掉“绝无此语”：服务  " in done.stdout
