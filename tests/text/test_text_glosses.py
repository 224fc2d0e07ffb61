"""The converter's glosses come out of a page, whatever they cut; annotations and losses stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.mainland import to_mainland
from app.text.readings import SYLLABLE
from app.text.repairs import RepairKind
from app.text.restoration import restore
from tests.text.converter import GLOSSES, damage

COMMON = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFA)]
# A character that ends in A1 or A3 can merge with a mark after it; what is lost then is tested by name below.
SAFE = [char for char in COMMON if char.encode("gbk")[1] not in (0xA1, 0xA3)]
FORM = re.compile(rf"[(?]{SYLLABLE}\)")

words = st.text(st.one_of(st.sampled_from(list(GLOSSES)), st.sampled_from(SAFE)), min_size=1, max_size=8)
sentences = st.lists(st.tuples(words, st.sampled_from("，。、；")), min_size=1, max_size=6)
orders = st.permutations(list(GLOSSES.items())).map(dict)


def narrow(text: str) -> str:
    return text.translate(str.maketrans("，？！", ",?!"))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(sentences, orders)
def test_what_the_converter_did_is_undone_or_reported(parts: list[tuple[str, str]], glosses: dict[str, str]) -> None:
    text = "創新發展，" + "".join(word + mark for word, mark in parts)
    damaged = damage(text, glosses)
    restored = restore(damaged.text)
    if damaged.lossless:
        assert restored.text == narrow(to_mainland(text)) or restored.residues
        assert restored.residues or not FORM.search(restored.text)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("創(chuàng)新", "创新"),
        ("要?jiǎng)?wù)", "要务"),
        ("打?qū)嵉墓ぷ魍苿?dòng)", "打实的工作推动"),
        ("們?nèi)狈ο劝l(fā)", "们缺乏先发"),
        ("當(dāng)?shù)赝瞥觥棒斈翔F", "当地推出“鲁南铁"),
        ("地?zé)崃矣懻?lùn)", "地热烈讨论"),
        ("成效?,F(xiàn)場", "成效。现场"),
        ("進(jìn)程??h委", "进程。县委"),
        ("平等?!比珖?guó)", "平等。”全国"),
        ("創(chuàng)業(yè)!芭_盟", "创业。“台盟"),
        ("個(gè)人(gè)", "个人(gè)"),
        ("發(fɑ̄)創(chuàng)業(yè)", "发(fɑ̄)创业"),
    ],
)
def test_forms_met_in_the_wild(received: str, expected: str) -> None:
    restored = restore(received)
    assert restored.text == expected
    assert restored.residues == ()


@pytest.mark.parametrize(
    "received",
    [
        "創(chuàng)業(yè),確?疾鞂W(xué)",  # the first byte of 保 is gone
        "地?zé)崃矣懻?",  # the first byte of 論 is gone, and the mark after it
        "聞?dòng)浾?",
        "創(chuàng)業(yè),平等?!比珖",
        "創(chuàng)業(yè)之路?!?",
        "創(chuàng)業(yè),學(xué)?!⑨t(yī)院發(fā)展",  # 校 has lost a byte; a full stop cannot stand before 、
        "發(fā)展,我?guī)е?粋?gè)問",  # two bytes are gone; what the rest could be read as makes no word
    ],
)
def test_lost_bytes_are_reported_and_the_text_stays(received: str) -> None:
    restored = restore(received)
    assert restored.residues
    for residue in restored.residues:
        assert residue.span.of(restored.text) == residue.received
        assert residue.received in received
        assert "字节" in residue.reason


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("詹某(James)創(chuàng)業(yè)", "詹某(James)创业"),
        ("里(現(xiàn)代版)創(chuàng)業(yè)", "里(现代版)创业"),
        ("(GDP)增長,創(chuàng)新發(fā)展(O2O)", "(GDP)增长,创新发展(O2O)"),
        ("创(chuàng)新", "创(chuàng)新"),
        ("张三(Zhang San)", "张三(Zhang San)"),
        ("饕餮(tāo tiè)盛宴", "饕餮(tāo tiè)盛宴"),
        ("饕(tāo)餮(tiè)盛宴", "饕(tāo)餮(tiè)盛宴"),
        ("谌(chén)龙", "谌(chén)龙"),
        ("創(chuàng)新發(fā)展,谌(chén)某", "创新发展,谌(chén)某"),
        ("•創(chuàng)業(yè)😀發(fā)展•", "•创业😀发展•"),
        ("???創(chuàng)業(yè)怎么辦?!我們發(fā)展", "???创业怎么办?!我们发展"),
        ("如何創(chuàng)業(yè)?一方面,發(fā)展", "如何创业?一方面,发展"),
    ],
)
def test_what_is_no_gloss_survives(received: str, expected: str) -> None:
    restored = restore(received)
    assert restored.text == expected
    assert restored.residues == ()


def test_a_single_annotation_on_a_traditional_page_is_nobodys_damage() -> None:
    page = "諶(chén)先生說,這個城市的發展經驗值得學習,創新環境非常優越。"
    assert "谌(chén)先生" in restore(page).text
    polyphone = "長(zhǎng)老說,這個城市的發展經驗值得學習,創新環境非常優越,產業結構調整很快。"
    assert "长(zhǎng)老" in restore(polyphone).text


def test_a_text_book_with_every_reading_printed_is_nobodys_damage() -> None:
    page = "學(xué)生(shēng)們(men)早(zǎo)上(shàng)讀(dú)書(shū)"
    assert restore(page).text == to_mainland(page)


def test_a_character_that_also_stands_without_a_gloss_is_not_of_the_converters_kind() -> None:
    restored = restore("創(chuàng)業(yè)發(fā)展,曾(zēng)氏,長(zhǎng)老,長城,長江,長安")
    assert "长(zhǎng)老" in restored.text
    assert restored.text.startswith("创业发展,曾(zēng)氏")


def test_every_gloss_is_a_repair_that_is_already_simplified() -> None:
    received = "創(chuàng)新,要?jiǎng)?wù)"
    restored = restore(received)
    glosses = [repair for repair in restored.repairs if repair.kind is RepairKind.GLOSS]
    assert [(repair.received, repair.restored) for repair in glosses] == [
        ("創(chuàng)", "创"),
        ("?jiǎng)?wù)", "务"),
    ]
    for repair in glosses:
        assert repair.before.of(received) == repair.received
        assert repair.after.of(restored.text) == repair.restored


@settings(deadline=None)
@given(st.text(st.sampled_from("創新發展(chuàng)(fā)?!,lF\n務要們比珖。”•A"), max_size=40))
def test_no_text_breaks_the_restoration(text: str) -> None:
    restored = restore(text)
    assert restored.received == text


def test_a_character_that_came_as_a_replacement_is_reported_on_any_page() -> None:
    restored = restore("推\ufffd园区上台阶")
    assert restored.text == "推\ufffd园区上台阶"
    assert [residue.received for residue in restored.residues] == ["\ufffd"]
