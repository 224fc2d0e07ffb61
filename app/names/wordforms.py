"""The forms under which a place is printed: full name, stem, and the stem of a self-governing area."""

from __future__ import annotations

import re

from app.domain.people import PlaceLevel

_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 "
    "京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
_PEOPLE = "|".join(sorted((f"{name}族?" if len(name) > 1 else f"{name}族" for name in _PEOPLES), key=len, reverse=True))
_RANK = "特别行政区|自治区|自治州|自治县|自治旗|地区|新区|矿区|林区|特区|省|市|盟|县|区|旗"
_NAME = re.compile(f"(?P<stem>.{{2,}}?)(?P<people>(?:{_PEOPLE})*)(?P<rank>{_RANK})$")
_SHORT_RANK = {"自治区": "自治区", "自治州": "州", "自治县": "县", "特别行政区": "特区"}


def short_form(name: str) -> str | None:
    """The stem of a place's name (安庆 of 安庆市, 延边 of 延边朝鲜族自治州), None where it has one character."""
    found = _NAME.fullmatch(name)
    return found["stem"] if found else None


def contracted_form(name: str) -> str | None:
    """The stem with a short rank where a self-governing area is printed so (凉山州, 长阳县, 广西自治区), else None."""
    found = _NAME.fullmatch(name)
    if found is None or not found["people"] or found["rank"] not in _SHORT_RANK:
        return None
    return found["stem"] + _SHORT_RANK[found["rank"]]


def rank_word(name: str, level: PlaceLevel) -> str:
    """The one character by which a place's own organs are called: 县委 of 怀宁县, 市委 of 潜山市, 区委 of 浦东新区."""
    if name.endswith("自治区"):
        return "自治区"
    last = name[-1]
    if last == "区" and level is PlaceLevel.CITY:  # 地区 has a 地委
        return "地"
    return last
