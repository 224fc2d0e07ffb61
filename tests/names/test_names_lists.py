"""Printed lists of roles whose separators were lost, and offices that a bare organ goes with."""

from __future__ import annotations

import pytest

from app.names.gazetteer import gazetteer
from app.names.mentions import Context, mentions
from app.names.roles import deputies_organisations, split_roles


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("市委组织部副部长市委编办主任", ("市委组织部副部长", "市委编办主任")),
        ("县委副书记县政府党组副书记", ("县委副书记", "县政府党组副书记")),
        ("市供销社党组书记、理事会主任", ("市供销社党组书记", "市供销社理事会主任")),
        ("市委书记", ("市委书记",)),
        ("市政协委员", ("市政协委员",)),
    ],
)
def test_a_lost_separator_is_found_before_the_next_committee(printed: str, roles: tuple[str, ...]) -> None:
    assert split_roles(printed) == roles


def test_a_deputy_takes_the_bureau_of_the_only_head() -> None:
    assert deputies_organisations(["市经信局局长", "副局长"]) == {"副局长": "市经信局副局长"}
    assert deputies_organisations(["市经信局局长", "市财政局局长", "副局长"]) == {}
    assert deputies_organisations(["市经信局局长", "局长"]) == {}


@pytest.mark.parametrize("text", ["在平台中运行", "舞台南侧", "崇高雄伟的山", "领导莅临安庆指导"])
def test_names_inside_other_words_are_no_places(text: str) -> None:
    found = [place.name for place in mentions(text, Context(), gazetteer())]
    assert found in ([], ["安庆市"])
