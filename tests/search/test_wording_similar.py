"""Statements that speak of the same things: found by the terms that few others have, with the terms that decided it."""

from __future__ import annotations

from app.search.wording import similar
from tests.search.corpus import Said
from tests.search.wordings import worded

HEALTH = "医共体要把专家送到乡镇卫生院，慢性病的药品目录要统一，家庭医生要签约到户。"
CLINIC = "卫生院缺专家，家庭医生忙不过来；医共体统一药品目录以后，慢性病不用进城看。"
PORT = "码头的集装箱要改多式联运，船公司和铁路共用一张单证，通关时间可以压缩一半。"
FILLING = [Said(f"产业要做强，园区要做大，机制要灵活。第{n}条。") for n in range(20)]


def ids(said: list[Said], number: int, limit: int = 5) -> list[str]:
    """The ids of the statements like one."""
    with worded([*said, *FILLING]) as session:
        return [one.id for one in similar(session, number, limit)]


def test_a_statement_on_the_same_matter_is_found_and_no_other() -> None:
    """Both ways, and the one on ports is like neither."""
    said = [Said(HEALTH), Said(CLINIC), Said(PORT)]
    assert ids(said, 1) == ["s1"]
    assert ids(said, 2) == ["s0"]
    assert ids(said, 3) == []


def test_what_both_speak_of_is_named() -> None:
    """Terms of both, none inside another."""
    with worded([Said(HEALTH), Said(CLINIC), Said(PORT), *FILLING]) as session:
        (found,) = similar(session, "s0")
        assert found.number == 2
        assert 0.15 < found.likeness < 1
        assert len(found.shared) >= 3
        assert all(term in HEALTH and term in CLINIC for term in found.shared)
        assert "医共体" in found.shared
        assert not any(a != b and a in b for a in found.shared for b in found.shared)


def test_a_copy_is_wholly_alike_and_comes_first() -> None:
    """Also in traditional characters."""
    copy = "醫共體要把專家送到鄉鎮衛生院，慢性病的藥品目錄要統一，家庭醫生要簽約到戶。"
    with worded([Said(HEALTH), Said(CLINIC), Said(copy), *FILLING]) as session:
        first, second = similar(session, 1)
        assert (first.id, second.id) == ("s2", "s1")
        assert abs(first.likeness - 1) < 1e-6


def test_no_more_than_asked_for() -> None:
    """The likest first."""
    assert ids([Said(HEALTH), Said(CLINIC), Said(HEALTH)], 1, limit=1) == ["s2"]


def test_what_every_statement_says_makes_none_alike() -> None:
    """产业, 园区 and 机制 are in all of the filling."""
    assert ids([Said(HEALTH), Said("产业、园区、机制，今天谈谈码头。")], 2) == []


def test_withdrawn_and_unknown_statements_have_nothing_alike_and_are_not_found() -> None:
    """They are not in the corpus."""
    said = [Said(HEALTH), Said(CLINIC, state="withdrawn")]
    assert ids(said, 1) == []
    assert ids(said, 2) == []
    with worded(said) as session:
        assert similar(session, "nobody") == ()
        assert similar(session, 99) == ()


def test_a_statement_of_few_terms_has_nothing_alike() -> None:
    """Nor one without any."""
    assert ids([Said("……"), Said("医共体。"), Said("医共体。")], 1) == []
    assert ids([Said("……"), Said("医共体。"), Said("医共体。")], 2) == []
