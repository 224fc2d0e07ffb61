"""How facets are listed: places as a tree, what is folded away, what is chosen never out of sight."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient

from app.search.model import FACETS, FacetValue, Filters, SearchRequest, SearchResult
from app.web.addresses import address
from app.web.contexts.search import Branch, FacetGroup
from app.web.facets import SHOWN, facet_groups


def group(facet: str, values: list[FacetValue], left_out: int = 0) -> FacetGroup:
    """The only facet of a result that has these buckets."""
    chosen: dict[str, Any] = {facet: tuple(each.value for each in values if each.selected)}
    request = SearchRequest(filters=Filters(**chosen))
    facets = dict.fromkeys(FACETS, ()) | {facet: tuple(values)}
    result = SearchResult(request, "", 0, 0, (), facets, more={facet: left_out})
    (only,) = facet_groups(request, result, address)
    return only


def drawn(branches: tuple[Branch, ...]) -> list[object]:
    """The values of branches, those below in lists behind them, those folded away in tuples."""
    out: list[object] = []
    for branch in branches:
        out.append(branch.link.value.value)
        if branch.below:
            out.append(drawn(branch.below))
        if branch.folded:
            out.append(tuple(drawn(branch.folded)))
    return out


def test_places_are_a_tree(client: TestClient) -> None:
    """What lies in a place is a list inside its item."""
    page = client.get("/search").text
    facet = page[page.index("<summary>发言人所在地区</summary>") :]
    tree = re.sub(r"<(?!/?(?:ul|li)>)[^>]+>|\s", "", facet[facet.index("<ul>") : facet.index("</details>")])
    assert "<ul><li>安徽省3<ul><li>安庆市3<ul><li>大观区1</li></ul></li></ul></li>" in tree
    assert "<li>地区不详2</li></ul>" in tree


def test_the_rest_of_a_place_is_folded_away_inside_it() -> None:
    """The first buckets in the order of the tree show; each place folds its own rest."""
    counties = [FacetValue(f"34{at:02}", f"县{at}", 5, 1) for at in range(10)]
    found = group("place", [FacetValue("34", "甲省", 50), *counties, FacetValue("32", "乙省", 1)], left_out=3)
    first = [each.value for each in counties]
    assert drawn(found.shown) == ["34", first[: SHOWN - 1], tuple(first[SHOWN - 1 :])]
    assert drawn(found.folded) == ["32"]
    assert found.left_out == 3
    assert found.shown[0].size == 11


def test_what_is_chosen_shows_with_what_it_lies_in() -> None:
    """Wherever it stands in the tree."""
    others = [FacetValue(f"1{at}", f"省{at}", 9) for at in range(10)]
    chosen = FacetValue("3401", "乙市", 2, 1, selected=True)
    found = group("place", [*others, FacetValue("34", "甲省", 2), chosen, FacetValue("3402", "丙市", 1, 1)])
    assert drawn(found.shown) == [*(each.value for each in others[:SHOWN]), "34", ["3401"], ("3402",)]
    assert drawn(found.folded) == ["18", "19"]


def test_a_single_bucket_is_not_folded_away() -> None:
    """It would take the room of the words that say so."""
    values = [FacetValue(f"部门{at}", f"部门{at}", 1) for at in range(SHOWN + 1)]
    assert len(group("department", values).shown) == SHOWN + 1
    assert group("department", values).folded == ()
