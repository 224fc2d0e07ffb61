"""An address where nothing stands: what its last part may mean, and lists to start from."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def offered(client: TestClient, path: str) -> list[str]:
    """The addresses of the names that the page offers."""
    answer = client.get(path)
    assert answer.status_code == 404
    found = re.search(r'<ul class="tally">(.*?)</ul>', answer.text, re.DOTALL) if "也许您要找" in answer.text else None
    return re.findall(r'href="([^"]+)"', found[1]) if found else []


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/departments/人社", "/departments/%E4%BA%BA%E7%A4%BE%E5%B1%80"),
        ("/departments/市人社局", "/departments/%E4%BA%BA%E7%A4%BE%E5%B1%80"),
        ("/places/安庆", "/places/3408"),
        ("/安慶", "/places/3408"),
        ("/speakers/林晓和", "/speakers/linxiaohe"),
        ("/speakers/linxiao", "/speakers/linxiaohe"),
    ],
)
def test_names_that_may_be_meant_lead_to_their_pages(client: TestClient, path: str, page: str) -> None:
    """In part, in another script, with the rank of its place, by its sound or in pinyin."""
    assert page in offered(client, path)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("path", ["/statements/stmt999999", "/wp", "/speakers/lx", "/nowhere/---", "/no/such/page"])
def test_letters_of_an_id_are_no_name(client: TestClient, path: str) -> None:
    """Nothing is offered for what is no name, but the lists and the box are there."""
    assert offered(client, path) == []
    assert 'href="/speakers"' in client.get(path).text


def test_chinese_words_can_be_searched_for(client: TestClient) -> None:
    """They come back escaped."""
    page = client.get("/speakers/没有<b>的人").text
    assert "/search?q=%E6%B2%A1%E6%9C%89%3Cb%3E" in page
    assert "<b>" not in page


def test_the_page_says_what_is_not_there(client: TestClient) -> None:
    """The thing that was asked for, or the address."""
    assert "没有这位发言人。地址可能写错了" in client.get("/speakers/zzzz").text
    assert "There is no such speaker. The address" in client.get("/speakers/zzzz?lang=en").text
    client.cookies.clear()
