"""Where OpenCC writes the words of speeches wrongly, and what is written instead."""

from __future__ import annotations

import opencc
import pytest

from app.text.form_corrections import corrected
from app.text.form_tables import Form
from app.text.forms import convert

TRADITIONAL = {Form.TAIWAN: "s2tw", Form.HONG_KONG: "s2hk"}
FORMS = pytest.mark.parametrize("form", TRADITIONAL)


@FORMS
@pytest.mark.parametrize(
    ("text", "written", "wrong"),
    [
        ("关于海洋", "關於海洋", "關于海洋"),
        ("勤于军事", "勤於軍事", "勤于軍事"),
        ("踏上新征程", "踏上新征程", "踏上新徵程"),
        ("更加注重", "更加注重", "更加註重"),
        ("学生发现", "學生發現", "學生髮現"),
        ("是只有一家", "是只有一家", "是隻有一家"),
        ("示范县和范县", "示範縣和范縣", "示範縣和範縣"),
        ("岳西县与徐汇区", "岳西縣與徐匯區", "嶽西縣與徐彙區"),
        ("断了资金链", "斷了資金鏈", "斷了資金鍊"),
    ],
)
def test_where_opencc_is_wrong(form: Form, text: str, written: str, wrong: str) -> None:
    """Its table holds persons called 于军 and 于海洋, parts of two words, and wrong places; ours is corrected."""
    assert opencc.OpenCC(TRADITIONAL[form]).convert(text) == wrong
    assert convert(text, form) == written


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("全部签契约、签责任书、签“保留”协议", "全部簽契約、簽責任書、簽“保留”協議", None),
        ("签长期协议,签合同,签协议", "簽長期協議,簽合同,簽協議", None),
        ("线上签约,责任书签订,集中签约", "線上簽約,責任書簽訂,集中簽約", "線上簽約,責任書簽訂,集中簽約"),
        ("贴标签,夹书签,抽签,牙签,价签,中签率", "貼標籤,夾書籤,抽籤,牙籤,價籤,中籤率", None),
        ("停留在发指标,令人发指", "停留在發指標,令人髮指", None),
        ("牵头发改,受理发证,校长发言,理发店", "牽頭發改,受理發證,校長發言,理髮店", None),
        ("莫干黄芽,莫干山", "莫干黃芽,莫干山", None),
        ("干椒、干茶、吃干榨净,干渠清淤", "乾椒、乾茶、吃乾榨淨,幹渠清淤", None),
        ("手冲咖啡,往前冲", "手沖咖啡,往前衝", None),
        ("动了就有回音,湖南回来,巡回", "動了就有回音,湖南回來,巡迴", None),
        ("赴台州学习,台州市,访台", "赴台州學習,台州市,訪臺", "赴台州學習,台州市,訪台"),
        ("不合并办理,合并,整合并提升", "不合併辦理,合併,整合並提升", None),
        ("指明了方向,简单明了", "指明了方向,簡單明瞭", None),
        ("一根烟囱,抽根烟", "一根煙囪,抽根煙", "一根煙囱,抽根煙"),
        ("一个中心,一个旧厂,个旧市", "一個中心,一個舊廠,箇舊市", None),
        ("30天后,解封后,皇后", "30天後,解封後,皇后", None),
        ("协会里聘,成本里,十公里", "協會裡聘,成本裡,十公里", "協會裏聘,成本裏,十公里"),
        ("制氢,制定制度,行政复议", "製氫,制定制度,行政復議", None),
        ("海关系统,机关系统,关系", "海關系統,機關系統,關係", None),
        ("当好娘家人,健全干部制度", "當好娘家人,健全幹部制度", None),
        ("扩大采购,没采取,文采", "擴大採購,沒採取,文采", None),
    ],
)
def test_words_of_speeches(text: str, taiwan: str, hong_kong: str | None) -> None:
    """Verbs and places, which OpenCC takes for other words; Hong Kong as Taiwan where nothing else is said."""
    assert convert(text, Form.TAIWAN) == taiwan
    assert convert(text, Form.HONG_KONG) == (hong_kong or taiwan)


def test_a_word_that_begins_in_a_phrase_is_written_as_the_word() -> None:
    """Where it is written alike, or the phrase is a long one, nothing is added."""
    characters = {"头": "頭", "发": "發", "证": "證"}
    assert corrected({"头发": "頭髮", "开发": "開發"}, characters)["头发证"] == "頭發證"
    assert "开发证" not in corrected({"头发": "頭髮", "开发": "開發"}, characters)
    assert "一头黑发证" not in corrected({"一头黑发": "一頭黑髮"}, characters)
    assert "于海洋" not in corrected({"于海洋": "于海洋"}, characters)
