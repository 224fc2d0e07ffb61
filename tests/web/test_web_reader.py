"""A reader chooses the language of the interface and the form of the characters; the words of the corpus stay."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import URL

from app.text.form_tables import Form
from app.web.language import Language
from app.web.reader import LANGUAGE, form_switches, language_switches, plain_address, read_reader

STATEMENT = "/statements/stmt000001"


@pytest.mark.parametrize(
    ("address", "cookies", "language", "form"),
    [
        ({}, {}, Language.CHINESE, Form.RESTORED),
        ({"lang": "en"}, {}, Language.ENGLISH, Form.RESTORED),
        ({}, {"lang": "en", "form": "hk"}, Language.ENGLISH, Form.HONG_KONG),
        ({"lang": "zh", "form": "tw"}, {"lang": "en", "form": "hk"}, Language.CHINESE, Form.TAIWAN),
        ({"lang": "fr", "form": "x"}, {"lang": "de", "form": ""}, Language.CHINESE, Form.RESTORED),
    ],
)
def test_the_address_goes_before_the_cookie(
    address: dict[str, str], cookies: dict[str, str], language: Language, form: Form
) -> None:
    """Anything unknown is Chinese as restored; only what the address has set is remembered."""
    reader = read_reader(address, cookies)
    assert (reader.language, reader.form) == (language, form)
    known = {("lang", "en"), ("lang", "zh"), ("form", "tw")}
    assert set(reader.remembered) == set(address.items()) & known


def test_a_switch_keeps_the_rest_of_the_address() -> None:
    """And replaces a choice that stands in it; the plain address has none."""
    url = URL("http://host/search?q=%E7%A8%B3&place=34&lang=en&page=2")
    reader = read_reader({LANGUAGE: "en"}, {})
    assert [switch.href for switch in language_switches(url, reader)] == [
        "?q=%E7%A8%B3&place=34&page=2&lang=zh",
        "?q=%E7%A8%B3&place=34&page=2&lang=en",
    ]
    assert [switch.current for switch in form_switches(url, reader)] == [True, False, False, False]
    assert plain_address(url) == "http://host/search?q=%E7%A8%B3&place=34&page=2"


def test_no_switch_leads_to_another_host(client: TestClient) -> None:
    """Whatever path is asked for."""
    page = client.get("http://testserver//evil.example/x").text
    assert 'href="?lang=en"' in page
    assert 'href="//' not in page


def test_a_choice_is_kept_in_a_cookie(client: TestClient) -> None:
    """The next page needs no word in its address; caches keep the pages of two readers apart."""
    answer = client.get("/events?lang=en&form=tw")
    assert answer.headers["vary"].split(", ")[0] == "Cookie"
    kept = dict(cookie.split(";")[0].split("=") for cookie in answer.headers.get_list("set-cookie"))
    assert kept == {"lang": "en", "form": "tw"}
    assert all("HttpOnly" in cookie for cookie in answer.headers.get_list("set-cookie"))
    page = client.get("/events", headers={"cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}).text
    assert '<html lang="en"' in page
    assert "Skip to content" in page
    assert "set-cookie" not in client.get("/events").headers


def test_a_page_in_traditional_characters(client: TestClient) -> None:
    """The interface and the corpus, each passage said to be so; ids, addresses and what was received stay."""
    plain = client.get(f"{STATEMENT}?q=营商环境").text
    taiwan = client.get(f"{STATEMENT}?q=营商环境&form=tw").text
    assert '<html lang="zh-Hant-TW"' in taiwan
    assert set(re.findall(r'lang="zh-Hans"(.{14})', taiwan)) <= {' translate="no"'[:14]}
    assert "營商環境" in taiwan
    assert 'value="营商环境"' in taiwan
    found = [re.findall(r'(?:href|id|name)="([^"]*)"', page) for page in (plain, taiwan)]
    left = [[link for link in links if "form=" not in link and "lang=" not in link] for links in found]
    assert left[0] == left[1]


def test_the_interface_in_english_leaves_the_corpus_alone(client: TestClient) -> None:
    """What was said stays Chinese, and is said to be Chinese."""
    page = client.get(f"{STATEMENT}?lang=en").text
    assert '<html lang="en"' in page
    assert "林晓禾" in page
    for bare in re.findall(r"<p>([^<]*)</p>", page):
        assert not re.search("[\u4e00-\u9fff]", bare)


def test_a_printed_page_names_its_plain_address(client: TestClient) -> None:
    """Not the choices of whoever printed it."""
    page = client.get("/events?year=2020&lang=en").text
    assert '<link rel="canonical" href="http://testserver/events?year=2020">' in page
    assert "http://testserver/events?year=2020</p>" in page
