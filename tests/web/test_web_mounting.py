"""Below a base path every address that leaves leads back to it; without one nothing changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from app.settings import Settings
from app.web.application import create_app
from app.web.mounting import base_path
from tests.web.conftest import make_database

BASE = "/records/yanlu"
PAGES = (
    "/",
    "/search?q=人才",
    "/events",
    "/speakers",
    "/departments",
    "/places",
    "/sources",
    "/help",
    "/statements/stmt000001",
)
LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site over the invented corpus, below a base path."""
    url = make_database(tmp_path_factory.mktemp("mounted") / "corpus.sqlite3", filled=True)
    with TestClient(create_app(Settings(database_url=url, base_path=BASE)), follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_below_the_base_path(client: TestClient, page: str) -> None:
    """Links, style sheets, scripts and forms; each of the first of them opens."""
    answer = client.get(BASE + page)
    assert answer.status_code == 200
    own = {
        link.replace("&amp;", "&") for link in LINK.findall(answer.text) if urlsplit(link).netloc in ("", "testserver")
    }
    targets = {urljoin(BASE + page, link).partition("#")[0] for link in own if not link.startswith("#")}
    assert len(targets) > 8
    assert [target for target in targets if not urlsplit(target).path.startswith(BASE)] == []
    for target in sorted(targets)[:25]:
        assert client.get(target).status_code in (200, 302, 307), target


def test_addresses_of_the_api_hold_the_base_path(client: TestClient) -> None:
    """url, self and next; an error says which address it is about."""
    found = client.get(f"{BASE}/api/v1/search?q=人才").json()
    for hit in found["hits"]:
        assert hit["url"].startswith(f"{BASE}/statements/")
        assert client.get(hit["self"]).status_code == 200
    following = client.get(f"{BASE}/api/v1/statements?size=1").json()["next"]
    assert client.get(following).status_code == 200
    assert client.get(f"{BASE}/api/v1/statements/none").json()["instance"].startswith(BASE)
    head = client.head(f"{BASE}/api/v1/search?q=人才")
    assert (head.status_code, head.content) == (200, b"")


def test_redirects_and_cookies_stay_below_the_base_path(client: TestClient) -> None:
    """The root leads to the base path; nothing else outside of it answers."""
    assert client.get("/").headers["location"] == f"{BASE}/"
    assert client.get("/search").status_code == 404
    assert client.get(f"{BASE}x").status_code == 404
    assert client.get(f"{BASE}/statements").headers["location"].startswith(f"{BASE}/search")
    assert f"Path={BASE}/" in client.get(f"{BASE}/?lang=en").headers["set-cookie"]
    assert (
        "immutable" in client.get(re.findall(r'src="([^"]*)"', client.get(BASE + "/").text)[0]).headers["cache-control"]
    )


def test_a_reference_names_the_whole_address(client: TestClient) -> None:
    """What is copied is the permalink with host and base path."""
    assert f"http://testserver{BASE}/statements/stmt000001" in client.get(f"{BASE}/statements/stmt000001").text


def test_a_proxy_may_take_the_base_path_off(client: TestClient) -> None:
    """It says so in X-Forwarded-Prefix."""
    answer = client.get("/help", headers={"X-Forwarded-Prefix": BASE})
    assert answer.status_code == 200
    assert f'href="{BASE}/search' in answer.text


@pytest.mark.parametrize(
    ("given", "path"), [("", ""), ("/", ""), ("yanlu", "/yanlu"), ("/a/b/", "/a/b"), ("/a-b.c", "/a-b.c")]
)
def test_ways_to_write_a_base_path(given: str, path: str) -> None:
    """With or without slashes around it."""
    assert base_path(given) == path


@pytest.mark.parametrize("given", ["/a b", "/../x", "/言录", 'x"y', "a//b"])
def test_what_is_no_base_path(given: str) -> None:
    """What could not stand in an address is refused when the site starts."""
    with pytest.raises(ValueError, match="基础路径"):
        base_path(given)
