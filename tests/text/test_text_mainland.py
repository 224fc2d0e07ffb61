"""Traditional characters as a mainland page prints them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.folding import fold
from app.text.mainland import NAME_FORMS, characters, in_names, is_traditional, to_mainland
from app.text.script import entries


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("肩負著推動", "肩负着推动"),
        ("行之茍有恆", "行之苟有恒"),
        ("著名作家著書", "著名作家著书"),
        ("隨著作品增多", "随着作品增多"),
        ("拿著名單", "拿着名单"),
        ("瞭解情況,一目瞭然", "了解情况,一目了然"),
        ("站在瞭望臺上", "站在瞭望台上"),
        ("憑藉優勢,藉此機會", "凭借优势,借此机会"),
        ("聲名狼藉", "声名狼藉"),
        ("全覆蓋", "全覆盖"),
        ("答覆、批覆、反覆", "答复、批复、反复"),
        ("乾淨、乾坤、乾隆", "干净、乾坤、乾隆"),
        ("關於、由於", "关于、由于"),
        ("裏面、裡面", "里面、里面"),
        ("產業鏈、供應線", "产业链、供应线"),
        ("臺灣、羣眾、床鋪", "台湾、群众、床铺"),
        ("説話、衞生、啟動", "说话、卫生、启动"),
        ("擡高、揹負", "抬高、背负"),
        ("象徵、特徵", "象征、特征"),
        ("座標、座談", "坐标、座谈"),
    ],
)
def test_words(traditional: str, plain: str) -> None:
    assert to_mainland(traditional) == plain


def test_a_page_that_prints_both_forms_of_the_particle_keeps_its_verb() -> None:
    assert to_mainland("他看着書,書是李某著") == "他看着书,书是李某著"


@settings(deadline=None)
@given(st.text(st.sampled_from([*characters(), *"的一是在不了和有"])))
def test_each_character_changes_in_its_place(text: str) -> None:
    plain = to_mainland(text)
    assert len(plain) == len(text)
    assert fold(plain) == fold(text)


def test_nothing_that_has_a_simplified_form_is_left() -> None:
    for key, candidates in entries("TSCharacters"):
        if candidates[0] != key:
            assert to_mainland(key) != key, key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("創新發展", True),
        ("肩負著", True),
        ("创新发展", False),
        ("著名", False),
        ("", False),
        ("他说:「學而時習之」,我们要发展产业、优化环境", False),
        ("ABC 123", False),
    ],
)
def test_one_decision_for_a_page(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


def test_names_keep_what_the_mainland_prints_in_names() -> None:
    assert in_names("李乾昇", "李干升") == "李乾昇"
    assert in_names("李澤鉅", "李泽巨") == "李泽钜"
    for char, kept in NAME_FORMS.items():
        assert in_names(char, to_mainland(char)) == kept
        assert fold(char) == fold(kept)
