"""Where OpenCC's tables are wrong for speeches, and what is written instead.

Found by reading, in the sample corpus and in other speeches, every character of several forms as it was written, and
OpenCC's phrases that end in one. What is written here is in OpenCC's own standard, before the variants of a place (裏).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

CHARACTERS = {"签": "簽"}
"""What a character alone is written as: here one signs (签合同); a slip or label has phrases (标签)."""

NO_WORDS = frozenset(
    (
        "于丹 于军 于軍 于吉 于坚 于堅 于娜 于娟 于山 于帅 于帥 于徐 于慧 于振 于敏 于斌 于晴 于格 于樂 于法 于波 "
        "于涛 于濤 于衡 于赠 于贈 于靖 于冕 于海洋 "
        "新征 加注 生发 总发 里加 是只 对表 金链 发指 明了 根烟 个中 个旧 "
        "上签 下签 中签 制签 发签 好签 换签 更签 求签 药签 路签 "
        "低回 北回 南回 周回 批回 星回 梦回 递回 回音 回流 "
        "会里 州里 数里 方里 本里 路里 道里 "
        "元后 天后 封后 川后 废后 球后 群后 美后 西后 风后 "
        "娘家 娘家人 背包 背负"
    ).split()
)
"""Phrases of OpenCC that are left out, since speeches mean something else by the same characters: a preposition, not
the surname of 于山 and 于海洋 (扎根于|山东, 关于|海洋), or parts of two words (新|征程, 更加|注重, 学生|发现, 总|发展,
里|加, 就是|只有, 对标|对表, 资金|链, 发|指标, 指明|了, 一个|中心, 线上|签约, 湖南|回来, 协会|里, 三天|后, 解封|后), or
because they write what nobody writes (孃家, 迴音). Longer phrases with the same characters stay (个旧市, 简单明了)."""

PHRASES = dict(
    pair.split(">")
    for pair in (
        "范县>范縣 岳西>岳西 岳塘>岳塘 岳池>岳池 岳普湖>岳普湖 安岳>安岳 苏仙>蘇仙 苏仙区>蘇仙區 浮梁>浮梁 "
        "浮梁县>浮梁縣 徐汇>徐匯 徐汇区>徐匯區 新干县>新干縣 石拐区>石拐區 凌河区>凌河區 道里区>道里區 莫干>莫干 "
        "手冲>手沖 价签>價籤 中签率>中籤率 摇号中签>搖號中籤 干椒>乾椒 干茶>乾茶 吃干榨净>吃乾榨淨 干渠>幹渠 "
        "制氢>製氫 制砂>製砂 制种基地>製種基地 复议>復議 竹海里>竹海裏 天后宫>天后宮 不合并>不合併 "
        "整合并>整合並 结合并>結合並 融合并>融合並 联合并>聯合並 "
        "海关系统>海關系統 机关系统>機關系統 妇联系统>婦聯系統 残联系统>殘聯系統 文联系统>文聯系統"
    ).split()
)
"""Phrases that OpenCC writes wrongly or lacks. The places (範縣, 嶽西, 甦仙區, 浮樑縣, 徐彙區) were found by reading
all of the statistics bureau's provinces, cities and counties that have a character of several forms."""

_SHORT = 3
"""Characters of the phrases that a word may begin in; longer ones are sure of themselves."""

BEGINNINGS = {
    "发": "展言现布放挥改证出动明达起送表力电货问函文",
    "签": "约订署",
    "干": "部事劲将线流警校群扰预涉",
    "制": "度定约",
    "冲": "刺击破动突锋",
    "采": "取购用访摘集矿伐砂石纳",
    "台": "州账",
    "回": "报升款应访归",
    "烟": "囱花火尘雾",
}
"""Characters of several forms -> what follows them in words of speeches. After a phrase of OpenCC that ends in such a
character, the word is meant and the phrase is none: 牵头|发改, not 头发; 赴|台州, not 赴台; 责任书|签订, not 书签."""


def corrected(phrases: Mapping[str, str], characters: Mapping[str, str]) -> dict[str, str]:
    """OpenCC's ``phrases`` with what they are written as, corrected; ``characters`` are what single ones are written
    as."""
    kept = {phrase: written for phrase, written in phrases.items() if phrase not in NO_WORDS} | PHRASES
    return dict(_two_words(kept, characters)) | kept


def _two_words(phrases: Mapping[str, str], characters: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Short phrases that end in the beginning of a word, with the rest of the word, where it is written otherwise."""
    for phrase, written in phrases.items():
        for after in BEGINNINGS.get(phrase[-1], "") if len(phrase) <= _SHORT else "":
            word = phrase[-1] + after
            plainly = "".join(characters.get(char, char) for char in word)
            found = phrases.get(word, plainly)
            if found[0] != written[-1]:
                yield phrase + after, written[:-1] + found
