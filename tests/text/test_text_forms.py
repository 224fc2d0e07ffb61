"""Text in the characters that a reader chose, held to OpenCC; names are written with care."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.settings import ROOT
from app.text.decoding import decode
from app.text.form_corrections import CHARACTERS, corrected
from app.text.form_tables import Form, character_table, phrase_index, phrase_table
from app.text.forms import Converter, convert, converter
from app.text.mainland import NAME_FORMS, to_mainland
from app.text.name_forms import name_form, name_phrases
from app.text.script import entries

TRADITIONAL = {Form.TAIWAN: "s2tw", Form.HONG_KONG: "s2hk"}
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))
FORMS = pytest.mark.parametrize("form", TRADITIONAL)


def with_phrases(form: Form, phrases: Mapping[str, str]) -> opencc.OpenCC:
    """opencc-python's converter with our corrections and ``phrases`` in its first dictionary."""
    made = opencc.OpenCC(TRADITIONAL[form])
    (longest, shortest, known), (most, least, characters) = made._dict_chain_data[0]
    single = {char: values.split(" ")[0] for char, values in characters.items()} | CHARACTERS
    ours = corrected({phrase: values.split(" ")[0] for phrase, values in known.items()}, single) | dict(phrases)
    made._dict_chain_data[0] = [(longest, shortest, ours), (most, least, single)]
    return made


@cache
def by_opencc(form: Form) -> opencc.OpenCC:
    """opencc-python's converter with our corrections."""
    return with_phrases(form, {})


@st.composite
def crowded(draw: st.DrawFn) -> str:
    """Phrases that differ from their characters, cut and run together, among words, stops and other scripts."""
    told = sorted(phrase_index(Form.TAIWAN).told)
    plain = sorted(phrase_table(Form.TAIWAN))
    pieces = draw(st.lists(st.tuples(st.sampled_from(told) | st.sampled_from(plain), st.integers(0, 2))))
    fillers = draw(st.lists(st.text("发后里干系台面只于的一,。·\n a𪢮", max_size=3), min_size=len(pieces)))
    cut = [phrase[from_ : from_ + 3] if from_ else phrase for phrase, from_ in pieces]
    return "".join(piece + filler for piece, filler in zip(cut, fillers, strict=False))


@FORMS
@settings(deadline=None, max_examples=200)
@given(text=crowded())
def test_the_same_as_opencc(form: Form, text: str) -> None:
    """Wherever phrases overlap, the same one is taken; the length stays."""
    written = convert(text, form)
    assert written == by_opencc(form).convert(text)
    assert len(written) == len(text)


@FORMS
@settings(deadline=None)
@given(text=st.text())
def test_any_text_keeps_its_length(form: Form, text: str) -> None:
    """Whatever a file holds; characters of other scripts stay."""
    written = convert(text, form)
    assert len(written) == len(text)
    table = character_table(form)
    assert all(new == old for old, new in zip(text, written, strict=True) if ord(old) not in table and old < "⺀")


@FORMS
def test_the_samples_as_opencc_writes_them(form: Form) -> None:
    """Every file of the sample corpus, in one piece."""
    assert SAMPLES
    for path in SAMPLES:
        text = decode(path.read_bytes()).text
        assert convert(text, form) == by_opencc(form).convert(text), path.name


@FORMS
def test_every_phrase_of_opencc(form: Form) -> None:
    """Alone, between its neighbours in the table, and with a character left out at either end."""
    phrases = list(phrase_table(form))
    for number in range(0, len(phrases), 400):
        text = (
            "".join(phrases[number : number + 400 : 9])
            + "。"
            + "。".join(p[1:] + p[:-1] for p in phrases[number::4999])
        )
        assert convert(text, form) == by_opencc(form).convert(text)


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("头发与发展", "頭髮與發展", "頭髮與發展"),
        ("干部干事创业,一干到底", "幹部幹事創業,一干到底", "幹部幹事創業,一干到底"),
        ("里面", "裡面", "裏面"),
        ("平台、台风", "平臺、颱風", "平台、颱風"),
        ("复工复产,复制", "復工復產,複製", "復工復產,複製"),
        ("只争朝夕", "只爭朝夕", "只爭朝夕"),
        ("沿着", "沿著", "沿着"),
        ("卫生、面粉", "衛生、麵粉", "衞生、麪粉"),
        ("软件、信息", "軟件、信息", "軟件、信息"),
    ],
)
def test_words(text: str, taiwan: str, hong_kong: str) -> None:
    """Characters of each place; the vocabulary stays the mainland's."""
    assert convert(text, Form.TAIWAN) == taiwan
    assert convert(text, Form.HONG_KONG) == hong_kong


def test_as_restored_is_the_text_itself() -> None:
    """Nothing is even copied."""
    text = "他说:「學而時習之」,发展"
    assert convert(text, Form.RESTORED) is text
    assert Form.RESTORED.tag == Form.SIMPLIFIED.tag == "zh-Hans"


def test_simplified_changes_what_only_a_traditional_page_prints() -> None:
    """A quotation that the restoration left; the characters of names and of mainland words stay."""
    assert convert("他说:「學而時習之」,显著,乾坤,李昇", Form.SIMPLIFIED) == "他说:「学而时习之」,显著,乾坤,李昇"
    names = "".join(char for char, kept in NAME_FORMS.items() if char == kept)
    assert convert(names, Form.SIMPLIFIED) == names
    for char, plain in character_table(Form.SIMPLIFIED).items():
        assert to_mainland(chr(char)) == plain


@FORMS
def test_a_given_phrase_goes_before_the_same_of_opencc(form: Form) -> None:
    """And competes with others by its length; with no phrase given the text reads as a word."""
    assert convert("范仲同志谈示范", form) == "範仲同志談示範"
    assert convert("范仲同志谈示范", form, {"范仲": "范仲"}) == "范仲同志談示範"
    assert convert("头发", form, {"头发": "頭發"}) == "頭發"
    assert convert("理发同志", form, {"发同": "發同"}) == "理髮同志"


def test_a_phrase_must_keep_its_length() -> None:
    """So that offsets stay; one character is no phrase."""
    for wrong in ({"范仲": "范"}, {"范": "范"}):
        with pytest.raises(ValueError, match="one length"):
            Converter(Form.TAIWAN, wrong)


@FORMS
@settings(deadline=None)
@given(text=crowded(), names=st.lists(st.text("范于里发后干仲海", min_size=2, max_size=3)))
def test_with_names_as_opencc_with_them_in_its_table(form: Form, text: str, names: list[str]) -> None:
    """Given phrases are added to OpenCC's dictionary of phrases, before its variants."""
    phrases = {name: name for name in names}
    text = "的".join([text, *names, text]) + "".join(names)
    assert convert(text, form, phrases) == with_phrases(form, phrases).convert(text)


@FORMS
@pytest.mark.parametrize(
    "pair",
    (
        "范范 于于 余余 后后 里里 干干 丑丑 涂涂 郁郁 谷谷 游游 岳岳 台台 种种 沈沈 姜姜 曲曲 朱朱 肖肖 付付 "
        "钟鍾 万萬 云雲 叶葉 党黨 丰豐 宁寧 万俟万俟 谷梁穀梁 钟离鍾離 单于單于 澹台澹臺"
    ).split(),
)
def test_surnames(form: Form, pair: str) -> None:
    """Not read as words: 范 is no 範, 于 no 於, 后 no 後."""
    surname, written = pair[: len(pair) // 2], pair[len(pair) // 2 :]
    assert name_form(surname + "明国", form) == written + "明國"


@FORMS
def test_given_names_change_where_it_is_sure(form: Form) -> None:
    """One traditional form, or several of which none is the character itself; 杰 and 干 may be meant as they are."""
    assert name_form("刘志干", form) == "劉志干"
    assert name_form("李云发", form) == "李雲發"
    assert name_form("王杰冲", form) == "王杰沖"
    assert name_form("刘志乾", form) == "劉志乾"
    assert name_form("买买提·克里木", form) == "買買提·克里木"


def test_names_as_restored_stay() -> None:
    """The restoration has decided on them."""
    assert name_form("刘志乾", Form.SIMPLIFIED) == name_form("刘志乾", Form.RESTORED) == "刘志乾"


@FORMS
def test_names_that_need_care_become_phrases(form: Form) -> None:
    """Those with a character of several forms; the others are converted alike as words and as names."""
    ambiguous = {char for char, values in entries("STCharacters") if len(values) > 1}
    names = ("范仲", "刘强", "于", "钟文里", "王发")
    phrases = name_phrases(names, form)
    assert set(names) & set(phrases) == {name for name in names if len(name) > 1 and ambiguous & set(name)}
    heard = Converter(form, phrases)("范仲、刘强、钟文里、王发:示范里")
    assert heard.split(":") == [
        "、".join(name_form(name, form) for name in ("范仲", "刘强", "钟文里", "王发")),
        convert("示范里", form),
    ]
    assert name_phrases(names, Form.SIMPLIFIED) == {}


@FORMS
@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("于海", "关于海洋,由于海水", "關於海洋,由於海水"),
        ("于海", "请于海同志", "請于海同志"),
        ("范仲", "规范仲裁", "規範仲裁"),
        ("余力", "其余力量", "其餘力量"),
        ("后勤", "以后勤政", "以後勤政"),
    ],
)
def test_a_name_does_not_begin_inside_a_word(form: Form, name: str, text: str, written: str) -> None:
    """The word that comes first stays whole."""
    assert convert(text, form, name_phrases([name], form)) == written


def test_a_converter_is_made_once() -> None:
    """Its tables are large."""
    assert converter(Form.TAIWAN) is converter(Form.TAIWAN)
