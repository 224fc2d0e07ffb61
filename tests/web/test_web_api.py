"""What the resources of the API hold: lists to the last item, filters, and single things whole."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def items_of(client: TestClient, address: str) -> list[dict[str, Any]]:
    """The items of a list, asked for without problem."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def ids_of(client: TestClient, address: str) -> list[str]:
    """Their ids."""
    return [item["id"] for item in items_of(client, address)]


@pytest.mark.parametrize("kind", ["statements", "points", "speakers", "departments", "places", "events"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_following_next_reaches_every_item_once(client: TestClient, kind: str, size: int) -> None:
    """In the order of one long page; going back by previous gives the same, and the total is exact."""
    whole = ids_of(client, f"/api/v1/{kind}?size=100")
    assert len(set(whole)) == len(whole)
    seen: list[str] = []
    address, last = f"/api/v1/{kind}?size={size}", ""
    while address:
        page = client.get(address).json()
        assert (page["total"], page["pages"], page["size"]) == (len(whole), -(-len(whole) // size), size)
        seen += [item["id"] for item in page["items"]]
        address, last = page["next"], address
    assert seen == whole
    back: list[str] = []
    while last:
        page = client.get(last).json()
        back = [item["id"] for item in page["items"]] + back
        last = page["previous"]
    assert back == whole


def test_following_next_reaches_every_hit(client: TestClient) -> None:
    """Of a search too; the query and the filters are kept."""
    seen: list[str] = []
    address = "/api/v1/search?q=服务&place=34&size=1"
    while address:
        page = client.get(address).json()
        assert page["total"] == 2
        seen += [hit["id"] for hit in page["hits"]]
        address = page["next"]
    assert sorted(seen) == ["stmt000001", "stmt000004"]


@pytest.mark.parametrize("address", ["/api/v1/statements?page=9&size=2", "/api/v1/search?page=999999999&size=100"])
def test_a_page_behind_the_last_is_empty(client: TestClient, address: str) -> None:
    """With the way back to the last one that has items."""
    page = client.get(address).json()
    assert page.get("items", page.get("hits")) == []
    assert page["total"] == 5
    assert page["next"] is None
    back = client.get(page["previous"]).json()
    assert back.get("items", back.get("hits"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["stmt000001", "stmt000002", "stmt000003", "stmt000004", "stmt000005"]),
        ("event=event0002", ["stmt000004", "stmt000005"]),
        ("speaker=linxiaohe", ["stmt000001", "stmt000004"]),
        ("speaker=linxiaohe&speaker=gaoyuan1", ["stmt000001", "stmt000002", "stmt000004"]),
        ("department=人社局", ["stmt000001", "stmt000004"]),
        ("place=3408", ["stmt000001", "stmt000002", "stmt000004"]),
        ("place=340803", ["stmt000002"]),
        ("place=unknown", ["stmt000003", "stmt000005"]),
        ("year=unknown", ["stmt000004", "stmt000005"]),
        ("visited=3205&kind=gap", ["stmt000001", "stmt000002"]),
        ("from=2020-10&to=2020-10-29", ["stmt000001", "stmt000002", "stmt000003"]),
        ("from=2021", []),
        ("place=99", []),
    ],
)
def test_statements_are_filtered_as_the_search_is(client: TestClient, query: str, found: list[str]) -> None:
    """By every filter of the page, newest first, the undated last."""
    assert ids_of(client, f"/api/v1/statements?{query}") == found
    hits = client.get(f"/api/v1/search?{query}").json()["hits"]
    assert [hit["id"] for hit in hits] == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["stmt000001/1-1", "stmt000001/1-1-1", "stmt000001/1-1-2", "stmt000001/1-2"]),
        ("kind=gap", ["stmt000001/1-1", "stmt000001/1-2"]),
        ("kind=gap&kind=unknown", ["stmt000001/1-1", "stmt000001/1-1-2", "stmt000001/1-2"]),
        ("kind=measure&place=34&department=人社局&event=event0001&statement=stmt000001", ["stmt000001/1-1-1"]),
        ("kind=proposal", []),
        ("place=3408&place=32", ["stmt000001/1-1", "stmt000001/1-1-1", "stmt000001/1-1-2", "stmt000001/1-2"]),
        ("place=340803", []),
        ("place=unknown", []),
        ("place=99", []),
        ("department=区委", []),
        ("department=unknown", []),
        ("event=event0002", []),
        ("statement=stmt000002", []),
    ],
)
def test_points_are_filtered(client: TestClient, query: str, found: list[str]) -> None:
    """By kind and by what their statement is."""
    assert ids_of(client, f"/api/v1/points?{query}") == found


def test_a_filter_takes_any_number_of_values(client: TestClient) -> None:
    """As many as an address holds."""
    places = "&".join(f"place={code}" for code in (*range(1000, 4000), 3408))
    assert len(ids_of(client, f"/api/v1/points?{places}")) == 4
    assert len(ids_of(client, f"/api/v1/statements?{places}")) == 3


def test_a_statement_is_whole(client: TestClient) -> None:
    """Offsets are of its text, lines of its file; the role is there as printed and as understood."""
    one = client.get("/api/v1/statements/stmt000001").json()
    assert one["url"] == "/statements/stmt000001"
    assert [one["text"][p["start"] : p["end"]] for p in one["paragraphs"]] == [p["text"] for p in one["paragraphs"]]
    for part in (*one["points"], *one["passages"]):
        assert one["text"][part["start"] : part["end"]] == part["text"]
    assert [p["line"] for p in one["paragraphs"]] == [8, 9]
    assert (one["speaker"]["id"], one["role"], one["heading"]) == ("linxiaohe", "市人社局局长", "把服务送到门口")
    assert [(role["title"], role["department"], role["place"]["id"]) for role in one["roles"]] == [
        ("局长", "人社局", "3408")
    ]
    assert [d["id"] for d in one["departments"]] == ["人社局"]
    assert [place["name"] for place in one["place"]["chain"]] == ["安徽省", "安庆市"]
    assert (one["event"]["id"], one["day"], one["mode"], one["source"]) == (
        "event0001",
        "2020-10-29",
        "direct",
        "source0001",
    )
    assert one["attribution"]["rule"] == "name-role"
    assert "姓名（职务）" in one["attribution"]["explained"]
    assert [p["label"] for p in one["points"]] == ["1-1", "1-1-1", "1-1-2", "1-2"]
    assert [p["kind"] for p in one["passages"]] == ["measure"]
    assert (one["truncated"], one["sample"], one["withdrawn"]) == (False, False, False)


def test_what_is_not_known_is_null(client: TestClient) -> None:
    """No speaker, no role, no place, no heading: never an invented one."""
    one = client.get("/api/v1/statements/stmt000003").json()
    assert [one[key] for key in ("speaker", "role", "place", "heading")] == [None] * 4
    assert one["truncated"] is True
    assert client.get("/api/v1/statements/stmt000004").json()["day"] is None


def test_what_is_withdrawn_stays_addressable_and_says_so(client: TestClient) -> None:
    """As its page does; no list holds it."""
    assert client.get("/api/v1/statements/stmt000006").json()["withdrawn"] is True
    event = client.get("/api/v1/events/event0003").json()
    assert event["withdrawn"] is True
    assert [item["id"] for item in event["statement_list"]] == ["stmt000006"]
    assert "event0003" not in ids_of(client, "/api/v1/events")
    assert "gonecorp" not in ids_of(client, "/api/v1/speakers")


def test_a_point_has_its_words_its_parent_and_its_statement(client: TestClient) -> None:
    """It is addressed by its statement and its label."""
    inner = client.get("/api/v1/points/stmt000001/1-1-2").json()
    assert (inner["text"], inner["parent"], inner["kind"], inner["depth"]) == ("二要补人。", "1-1", None, 1)
    assert inner["url"] == "/statements/stmt000001#p-1-1-2"
    assert inner["statement"]["id"] == "stmt000001"
    assert [d["id"] for d in inner["departments"]] == ["人社局"]
    assert client.get("/api/v1/points/stmt000001/1-2").json()["parent"] is None


def test_speakers_come_by_the_reading_of_their_names(client: TestClient) -> None:
    """Namesakes stay apart and know of each other; a name finds all that bear it."""
    assert ids_of(client, "/api/v1/speakers") == ["gaoyuan1", "gaoyuan2", "linxiaohe"]
    assert ids_of(client, "/api/v1/speakers?name=高远山") == ["gaoyuan1", "gaoyuan2"]
    one = client.get("/api/v1/speakers/linxiaohe").json()
    assert one["statements"] == len(one["statement_list"]) == 2
    assert [role["printed"] for role in one["roles"]] == ["市人社局局长", "市人力资源和社会保障局党组书记、局长"]
    assert [d["id"] for d in one["departments"]] == ["人社局"]
    other = client.get("/api/v1/speakers/gaoyuan1").json()
    assert [namesake["id"] for namesake in other["namesakes"]] == ["gaoyuan2"]


def test_a_department_is_counted_by_place(client: TestClient) -> None:
    """With its names; its label is its id."""
    one = client.get("/api/v1/departments/人社局").json()
    assert (one["name"], one["statements"], one["speakers"]) == ("人力资源和社会保障局", 2, 1)
    assert [(group["place"]["id"], group["total"]) for group in one["by_place"]] == [("3408", 2)]


def test_places_are_a_tree_in_a_list(client: TestClient) -> None:
    """Each names the place above it, which stands before it, and counts what is below it."""
    places = {item["id"]: item for item in items_of(client, "/api/v1/places")}
    assert {code: place["parent"] for code, place in places.items()} == {
        "32": None,
        "3201": "32",
        "3205": "32",
        "34": None,
        "3408": "34",
        "340803": "3408",
    }
    assert list(places).index("3408") < list(places).index("340803")
    assert (places["34"]["statements"], places["32"]["visits_to"]) == (3, 1)
    one = client.get("/api/v1/places/3408").json()
    assert [child["id"] for child in one["children"]] == ["340803"]
    assert {d["id"]: d["statements"] for d in one["departments"]} == {"人社局": 2, "区委": 1}
    assert [event["id"] for event in one["newest_from"]] == ["event0001"]


def test_events_have_their_statements_in_order(client: TestClient) -> None:
    """Newest first, undated last; by year where asked."""
    assert ids_of(client, "/api/v1/events") == ["event0001", "event0002"]
    assert ids_of(client, "/api/v1/events?year=2020") == ["event0001"]
    assert ids_of(client, "/api/v1/events?year=unknown") == ["event0002"]
    assert ids_of(client, "/api/v1/events?year=unknown&year=2020") == ["event0001", "event0002"]
    assert ids_of(client, "/api/v1/events?year=1999") == []
    one = client.get("/api/v1/events/event0001").json()
    assert [item["ordinal"] for item in one["statement_list"]] == [1, 2, 3]
    assert one["kinds"] == {"insight": 0, "gap": 3, "measure": 2, "proposal": 1}
    assert [place["id"] for place in one["destinations"]] == ["3201", "3205"]


def test_a_hit_leads_to_its_statement(client: TestClient) -> None:
    """In the API and on the page."""
    hit = client.get("/api/v1/search?q=稳就业").json()["hits"][0]
    assert client.get(hit["self"]).json()["text"] == hit["text"]
    assert client.get(hit["url"]).status_code == 200


def test_an_empty_corpus_has_empty_lists(empty_client: TestClient) -> None:
    """Nothing is an error there."""
    for kind in ("statements", "points", "speakers", "departments", "places", "events"):
        page = empty_client.get(f"/api/v1/{kind}").json()
        assert (page["total"], page["pages"], page["items"], page["next"], page["previous"]) == (0, 0, [], None, None)
