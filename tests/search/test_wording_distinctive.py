"""The distinctive terms of some statements: exact counts, only what the set has more often, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.search import wording
from app.search.model import Filters, SearchRequest
from app.search.service import search
from app.search.wording import Distinctive, distinctive
from app.search.wording.overlap import apart
from app.settings import ROOT
from app.store.engine import open_engine
from app.store.migration import migrate
from app.store.tables import PUBLISHED, RoleRow, StatementRow
from app.text.folding import fold
from tests.search.corpus import Held, Said
from tests.search.wordings import worded

OTHERS = [Said(f"会上谈到天气第{n}次", speaker="乙") for n in range(30)]
MINE = Filters(speaker=("p-甲",))


def said(*texts: str) -> list[Said]:
    """What 甲 said, beside thirty statements of another."""
    return [*(Said(text, speaker="甲") for text in texts), *OTHERS]


def of(statements: Iterable[Said], filters: Filters = MINE, events: tuple[Held, ...] = (Held(),)) -> Distinctive:
    """The distinctive terms of a corpus."""
    with worded(statements, events) as session:
        return distinctive(session, filters)


def names(found: Distinctive) -> list[str]:
    """The terms alone."""
    return [term.term for term in found.terms]


def test_a_term_comes_with_its_counts_and_the_denominators() -> None:
    """Statements of the set and of the rest that hold it, and how many there are."""
    found = of([*said("数字经济", "数字经济好", "天气"), Said("数字经济", speaker="丙")])
    assert (found.chosen, found.rest) == (3, 31)
    (term,) = found.terms
    assert (term.term, term.inside, term.outside) == ("数字经济", 2, 1)
    assert term.ratio == pytest.approx(np.log2((2 / 3) / (1 / 31)))


def test_one_statement_decides_nothing() -> None:
    """However often it says a word; with ten statements two do not either."""
    assert names(of(said("人才人才人才", "天气"))) == []
    assert names(of(said("人才", "人才", *["天气"] * 7))) == ["人才"]
    assert names(of(said("人才", "人才", *["天气"] * 8))) == []


def test_terms_that_the_set_has_less_often_are_left_out() -> None:
    """天气 is in every other statement and in a half of these."""
    assert names(of(said("天气", "天气", "人才", "人才"))) == ["人才"]


def test_a_phrase_is_not_listed_with_its_parts() -> None:
    """环境 and 营商 are inside 营商环境 every time."""
    assert names(of(said("营商环境好", "优化营商环境", "营商环境"))) == ["营商环境"]


def test_a_part_that_stands_alone_is_listed_beside_the_phrase() -> None:
    """In as many statements again."""
    found = names(of(said("营商环境", "营商环境", "营商环境", "环境", "环境", "环境")))
    assert set(found) == {"营商环境", "环境"}


def test_traditional_print_counts_as_the_same_term() -> None:
    """Shown as the mainland prints it."""
    found = of(said("優化營商環境", "营商环境"))
    assert [(term.term, term.inside) for term in found.terms] == [("营商环境", 2)]


def test_names_of_speakers_are_no_terms() -> None:
    """Also where they are words of the dictionary."""
    texts = said("请石榴讲", "请石榴讲")
    assert names(of(texts)) == ["石榴"]
    assert names(of([*texts, Said("天气", speaker="石榴")])) == []


def test_withdrawn_statements_count_nowhere() -> None:
    """Neither in the set nor in the rest."""
    gone = Said("数字经济", speaker="丙", state="withdrawn")
    found = of([*said("数字经济", "数字经济"), gone])
    assert [(term.inside, term.outside) for term in found.terms] == [(2, 0)]
    assert (found.chosen, found.rest) == (2, 30)


def test_the_whole_corpus_and_an_unknown_set_have_no_distinctive_terms() -> None:
    """There is nothing to set them against, or nothing to say."""
    assert of(said("人才", "人才"), Filters()) == Distinctive((), 32, 0)
    assert of(said("人才", "人才"), Filters(speaker=("p-nobody",))) == Distinctive((), 0, 32)


def test_any_filter_makes_a_set() -> None:
    """Dates as well as speakers."""
    statements = [*(Said("数字经济", event=1) for _ in range(3)), *OTHERS]
    events = (Held(date(2019, 1, 1)), Held(date(2021, 1, 1)))
    assert names(of(statements, Filters(year=("2021",)), events)) == ["数字经济"]
    assert names(of(statements, Filters(date_from=date(2020, 1, 1)), events)) == ["数字经济"]


def test_with_a_kind_the_term_stands_inside_it() -> None:
    """As a search with that filter counts; the rest are the statements without a stretch of the kind."""
    gap = ("gap", 0, 2)
    statements = [Said("人才，产业", speaker="甲", passages=(gap,)) for _ in range(3)]
    found = of([*statements, *OTHERS], Filters(kind=("gap",)))
    assert [(term.term, term.inside, term.outside) for term in found.terms] == [("人才", 3, 0)]


def test_no_more_than_asked_for() -> None:
    """The surest first."""
    with worded(said("人才，产业", "人才，产业", "人才")) as session:
        assert names(distinctive(session, MINE, limit=1)) == ["人才"]


def test_of_nested_terms_the_longer_one_is_kept() -> None:
    """Whichever comes first, unless the shorter one stands without it in half of its statements and in enough."""
    both = np.array([[1, 1, 1, 0], [1, 1, 1, 0]], bool)
    assert apart(["环境", "营商环境"], both, 2) == [1]
    assert apart(["营商环境", "环境"], both, 2) == [0]
    alone = np.array([[1, 1, 1, 1], [1, 1, 0, 0]], bool)
    assert apart(["环境", "营商环境"], alone, 2) == [0, 1]
    assert apart(["环境", "营商环境"], alone, 3) == [1]
    assert apart(["环境", "人才"], both, 2) == [0, 1]


@pytest.fixture(name="samples", scope="module")
def the_samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The sample corpus, read."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('wording') / 'samples.sqlite3'}")
    migrate(engine)
    assert list(ingest(engine, find([Path(ROOT / "corpus" / "samples")])))
    yield engine
    engine.dispose()


def test_the_counts_are_those_of_a_search_and_of_a_scan(samples: Engine) -> None:
    """For departments, speakers and places of the sample corpus."""
    checked = 0
    with Session(samples) as session:
        assert wording.is_complete(session.connection())
        texts = dict(
            session.execute(select(StatementRow.id, StatementRow.folded).where(StatementRow.state == PUBLISHED)).all()
        )
        departments = session.scalars(select(RoleRow.department_id).distinct().order_by(RoleRow.department_id)).all()
        sets = [Filters(department=(label,)) for label in departments if label]
        sets += [Filters(place=(code,)) for code in ("32", "36", "43", "5107")]
        sets += [Filters(visited=("32",)), Filters(visited=("33",), level=("city",))]
        for filters in sets:
            found = distinctive(session, filters)
            assert found.chosen == search(session, SearchRequest(filters=filters)).total
            assert found.chosen + found.rest == len(texts)
            for term in found.terms:
                assert term.inside == search(session, SearchRequest(term.term, filters)).total
                everywhere = sum(fold(term.term) in text for text in texts.values())
                assert term.inside + term.outside == everywhere == search(session, SearchRequest(term.term)).total
                checked += 1
    assert checked > 50
