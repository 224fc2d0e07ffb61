"""The addresses that the benchmark of pages asks for: of every kind of page several, drawn with a fixed seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlencode

SEED = 2024
WORDS = ("营商环境", "创新", "稳", "长三角一体化", "人才 产业", "服务 $10 企业", "斡旋", "发展")
"""Rare, common and combined; the benchmark of search asks more."""

_DRAWN = {
    "event": ("/events/", "SELECT id FROM events ORDER BY id"),
    "statement": ("/statements/", "SELECT id FROM statements ORDER BY id"),
    "speaker": ("/speakers/", "SELECT id FROM speakers ORDER BY id"),
    "department": ("/departments/", "SELECT DISTINCT department_id FROM roles WHERE department_id <> '' ORDER BY 1"),
    "county": (
        "/places/",
        "SELECT code FROM places WHERE level = 'county' AND code IN (SELECT place_code FROM statements) ORDER BY 1",
    ),
    "city": ("/places/", "SELECT code FROM places WHERE level = 'city' ORDER BY code"),
    "province": ("/places/", "SELECT code FROM places WHERE level = 'province' ORDER BY code"),
    "source": ("/sources/", "SELECT id FROM sources ORDER BY id"),
}
"""Pages of one thing: the path before its id, and the ids to draw from."""


def page_addresses(database: Path, many: int) -> dict[str, tuple[str, ...]]:
    """At most ``many`` addresses of each kind of page over this SQLite file. Raises sqlite3.Error for another file."""
    draw = random.Random(SEED)
    with closing(sqlite3.connect(database)) as connection:
        drawn = {
            kind: tuple(path + quote(identity, safe="") for identity in _some(draw, connection, query, many))
            for kind, (path, query) in _DRAWN.items()
        }
        years = [str(row[0]) for row in connection.execute("SELECT DISTINCT substr(day, 1, 4) FROM events WHERE day")]
    searches = {view: _searches(view) for view in ("list", "kwic", "groups", "chart")}
    return {
        "home": ("/",),
        **{f"search, {view}": found for view, found in searches.items()},
        "search, nothing found": tuple(f"/search?{urlencode({'q': word})}" for word in ("绝无此语", "魑魅魍魉不存在")),
        "events": ("/events", *(f"/events?year={year}" for year in sorted(years)[:many])),
        "speakers": ("/speakers", *(f"/speakers?letter={letter}" for letter in "BLWZ")),
        "departments": ("/departments",),
        "places": ("/places",),
        "sources": ("/sources", "/sources?page=3"),
        "problems": ("/problems",),
        "help": ("/help",),
        "missing": ("/statements/nosuch",),
        **drawn,
        "statement beside its source": tuple(f"{path}/source" for path in drawn["statement"]),
        "statement in English": tuple(f"{path}?lang=en" for path in drawn["statement"]),
    }


def _searches(view: str) -> tuple[str, ...]:
    queries: Sequence[dict[str, str]] = [
        *({"q": word} for word in WORDS),
        {"q": "创新", "kind": "gap"},
        {"q": "发展", "year": "2020"},
    ]
    return tuple(f"/search?{urlencode(query | {'view': view})}" for query in queries)


def _some(draw: random.Random, connection: sqlite3.Connection, query: str, many: int) -> list[str]:
    ids = [str(row[0]) for row in connection.execute(query)]
    return draw.sample(ids, min(many, len(ids)))
