"""The query string: what is written can be read again, and nothing typed into it is an error."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.arranging import Order
from app.search.concordance import WIDTHS
from app.search.grouping import By
from app.search.model import Filters, SearchRequest, Sort
from app.search.service import MOST_BUCKETS
from app.web.addresses import FIELDS, address, page_address, read_query, resource_address, search_address, toggled
from app.web.look import Look, Shape

WORDS = st.text(min_size=1, max_size=8).map(str.strip).filter(bool)
VALUES = st.lists(WORDS, max_size=3, unique=True).map(tuple)
DAYS = st.none() | st.dates(min_value=date(1949, 10, 1))
PLAIN = [name for name in FIELDS if name not in ("kind", "year")]
FILTERS = st.builds(
    Filters,
    **dict.fromkeys(PLAIN, VALUES),
    kind=st.sampled_from([(), ("gap",), ("gap", "measure")]),
    year=st.sampled_from([(), ("2020",), ("2020", "unknown")]),
    date_from=st.none(),
    date_to=DAYS,
)
REQUESTS = st.builds(
    SearchRequest,
    query=st.just("") | WORDS,
    filters=FILTERS,
    sort=st.sampled_from(Sort),
    page=st.integers(1, 10**6),
    size=st.integers(1, 100),
    buckets=st.integers(0, MOST_BUCKETS),
)
LOOKS = st.one_of(
    st.sampled_from([Look(), Look(Shape.CHART)]),
    st.builds(Look, st.just(Shape.KWIC), st.sampled_from(Order), st.sampled_from(WIDTHS)),
    st.builds(Look, st.just(Shape.GROUPS), by=st.sampled_from(By)),
)


@given(REQUESTS, LOOKS)
def test_a_written_request_is_read_as_it_was(request: SearchRequest, look: Look) -> None:
    items = parse_qsl(urlsplit(address(request, look=look)).query, keep_blank_values=True)
    asked = read_query(items)
    assert asked.request == request
    assert asked.look == look
    assert asked.notices == ()


def test_a_form_has_its_own_size_and_only_its_own_settings() -> None:
    """What belongs to another form does not stay in the address."""
    asked = read_query([("view", "kwic"), ("by", "place"), ("width", "40")])
    assert (asked.request.size, asked.look) == (50, Look(Shape.KWIC, width=40))
    assert address(asked.request, look=asked.look) == "/search?view=kwic&width=40"
    assert read_query([("order", "left"), ("width", "10")]).look == Look()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FIELDS, "q", "from", "to", "sort", "page", "size", "buckets", "view", "width", "x"]),
            st.text(),
        )
    )
)
def test_nothing_in_a_query_string_is_an_error(items: list[tuple[str, str]]) -> None:
    request = read_query(items).request
    assert request.page >= 1
    assert 1 <= request.size <= 100
    assert 0 <= request.buckets <= MOST_BUCKETS


@given(REQUESTS, st.sampled_from(PLAIN), WORDS)
def test_a_value_turned_on_and_off_again_is_gone(request: SearchRequest, name: str, value: str) -> None:
    on = toggled(request, name, value) if value not in getattr(request.filters, name) else request
    assert value in getattr(on.filters, name)
    off = toggled(on, name, value)
    assert value not in getattr(off.filters, name)
    assert off.page == 1


@pytest.mark.parametrize(
    ("given_day", "first", "last"),
    [
        ("2020-10-29", date(2020, 10, 29), date(2020, 10, 29)),
        ("2020/10/29", date(2020, 10, 29), date(2020, 10, 29)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_year_or_month_stands_for_all_of_its_days(given_day: str, first: date, last: date) -> None:
    filters = read_query([("from", given_day), ("to", given_day)]).request.filters
    assert (filters.date_from, filters.date_to) == (first, last)


@pytest.mark.parametrize("wrong", ["去年", "2020-13-01", "2020-1-2-3", "-1", "99999", "٢٠٢٠", "2020-10-"])
def test_a_wrong_date_is_passed_over_with_a_notice(wrong: str) -> None:
    asked = read_query([("from", wrong)])
    assert asked.request.filters.date_from is None
    assert "不是日期" in asked.notices[0]


def test_dates_the_wrong_way_round_change_places() -> None:
    asked = read_query([("from", "2021"), ("to", "2020-01-01")])
    assert asked.request.filters.date_from == date(2020, 1, 1)
    assert asked.request.filters.date_to == date(2021, 1, 1)
    assert len(asked.notices) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "-3"),
        ("page", "二"),
        ("size", "1.5"),
        ("buckets", "-1"),
        ("sort", "oldest"),
        ("kind", "x"),
        ("year", "20"),
        ("view", "map"),
        ("order", "up"),
        ("width", "30"),
        ("by", "mood"),
    ],
)
def test_what_is_wrong_falls_back_and_says_so(name: str, value: str) -> None:
    asked = read_query([("q", "稳"), (name, value)])
    assert asked.request == SearchRequest("稳")
    assert value in asked.notices[0]


def test_the_order_is_relevance_for_words_and_newest_without_any() -> None:
    assert read_query([("q", "稳")]).request.sort is Sort.RELEVANCE
    assert read_query([]).request.sort is Sort.NEWEST


def test_the_values_listed_of_a_facet_stand_in_an_address_only_where_they_differ() -> None:
    """None at all is a number too; more than there can be is brought down."""
    assert read_query([("q", "稳")]).request.buckets == SearchRequest().buckets
    assert address(read_query([("buckets", "0")]).request) == "/search?buckets=0"
    assert address(read_query([("buckets", str(SearchRequest().buckets))]).request) == "/search"
    assert read_query([("buckets", "999999999")]).request.buckets == MOST_BUCKETS


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("view=list&size=30&buckets=5", "search?buckets=5&size=30"),
        ("view=kwic&q=a&sort=newest&order=left&size=20&page=2&buckets=5", "concordance?q=a&order=left&size=20&page=2"),
        ("view=groups&q=a&sort=newest&by=place&size=100", "groups?q=a&sort=newest&by=place&size=50"),
        ("view=chart&q=a&sort=newest&size=9&page=2", "years?q=a"),
        ("", "search"),
    ],
)
def test_each_form_has_its_resource(given: str, expected: str) -> None:
    """What a resource does not take is not in its address."""
    asked = read_query(parse_qsl(given))
    assert resource_address(asked.request, asked.look) == f"/api/v1/{expected}"


def test_ids_are_escaped_in_paths() -> None:
    assert page_address("departments", "甲/乙?") == "/departments/%E7%94%B2%2F%E4%B9%99%3F"
    assert search_address("a&b", place="34") == "/search?q=a%26b&place=34"
    assert search_address(place="34", view="groups", by="place") == "/search?place=34&view=groups&by=place"


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "query": WORDS,
            "place": st.sampled_from(["34", "3408", "unknown"]),
            "department": WORDS,
            "kind": st.sampled_from(["gap", "unknown"]),
            "year": st.sampled_from(["2020", "unknown"]),
            "view": st.sampled_from(["kwic", "chart"]),
        },
    )
)
def test_a_simple_search_has_the_address_of_what_it_is_read_as(given_words: dict[str, str]) -> None:
    """Built without being read."""
    items = [("q" if name == "query" else name, value) for name, value in given_words.items()]
    asked = read_query(items)
    assert search_address(**given_words) == address(asked.request, look=asked.look)
    assert search_address(place="34", view="groups", by="department") == "/search?place=34&view=groups&by=department"
