"""Words that end a printed role (书记, 副局长), and the rank a reader filters by.

The list is the closed class of office titles met in GB/T 12403 (codes of cadre posts) and in the genre itself;
it knows no organisation and no person.
"""

from __future__ import annotations

from functools import lru_cache

from app.text.messages import say

_HEADS = (
    "书记 主任 局长 县长 市长 区长 省长 州长 旗长 盟长 镇长 乡长 村长 厅长 "
    "处长 科长 司长 部长 主席 院长 校长 所长 站长 行长 队长 支队长 大队长 "
    "总队长 团长 会长 理事长 秘书长 社长 台长 馆长 园长 检察长 审判长 议长 总经理 "
    "经理 董事长 总裁 总编辑 总工程师 总经济师 总规划师 总监 厂长 组长 关长 "
    "总会计师 政委 政治委员 指导员 总督学 督学 参事 馆员 巡视员 调研员 专员 秘书 "
    "负责人 委员 常委 成员 干部 代表 教授 研究员 工程师 讲师 博士 院士 专家 "
    "学者 教师 律师 医生 医师 护士长 议员 顾问 主持人 召集人 发言人 带头人 传承人 "
    "创始人 合伙人 负责同志 科员 股长 警长 参谋长 检察官 法官 民警 会计师 农艺师 经济师 "
    "设计师 培训师 村支书 支书 网格员 志愿者 村民 居民 市民 农民 职工 工人 学生 大学生 学员 "
    "大户 助理 理事 监事长 监事 企业家 科学家 主编 总干事 干事 书记员 研究生 乡贤 农场主 店长 班长 "
    "大学生村官 主任委员 指挥长 总指挥 场长 "
    "主委 会员 秘书 队员 驻村干部 飞行员 技师 店主 村官 选调生 执行官 CEO 董事 创业者 作家 总编 总工 总审计师 教导员 "
    "教研员 司令员 工段长 护士 教练 运动员 船长 快递员 个体户 养殖户 种植户 茶农 果农 劳模 侨领 台商"
).split()
_PREFIXES = (
    "常务副",
    "专职副",
    "兼职副",
    "挂职副",
    "党组副",
    "执行",
    "副",
    "代",
    "原",
    "名誉",
    "常务",
    "第一",
    "助理",
    "总",
)

TITLE_HEADS: tuple[str, ...] = tuple(sorted(set(_HEADS), key=lambda word: (-len(word), word)))
"""Title words without prefix, longest first."""

TITLE_PREFIXES: tuple[str, ...] = _PREFIXES
"""What may stand before a title word and belongs to the title (常务副主席)."""

_BY_LAST: dict[str, tuple[str, ...]] = {
    last: tuple(head for head in TITLE_HEADS if head[-1] == last) for last in {head[-1] for head in TITLE_HEADS}
}
TITLE_ENDS = frozenset(_BY_LAST)
"""The last characters of title words: what ends otherwise ends in none."""

LEVELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("书记", ("书记",)),
    ("市长/县长/区长", ("市长", "县长", "区长", "省长", "州长", "旗长", "盟长")),
    ("部长", ("部长",)),
    ("局长", ("局长", "厅长")),
    ("主任", ("主任", "主任委员")),
    ("主席", ("主席",)),
    ("镇长/乡长", ("镇长", "乡长")),
    ("院长/校长", ("院长", "校长")),
    ("常委/委员", ("常委", "委员", "成员")),
    ("代表/委员", ("代表",)),
    ("企业负责人", ("董事长", "总经理", "总裁", "厂长", "行长")),
)
"""Ranks by which readers filter, with the title words that carry them; a deputy counts with the office."""

LEVEL_LABELS = {
    "书记": say("书记"),
    "市长/县长/区长": say("市长/县长/区长"),
    "部长": say("部长"),
    "局长": say("局长"),
    "主任": say("主任"),
    "主席": say("主席"),
    "镇长/乡长": say("镇长/乡长"),
    "院长/校长": say("院长/校长"),
    "常委/委员": say("常委/委员"),
    "代表/委员": say("代表/委员"),
    "企业负责人": say("企业负责人"),
    "其他": say("其他"),
}
"""What readers call each rank."""


def ends_in_title(text: str) -> bool:
    """True where a title word stands at the end of a text."""
    return text.endswith(_BY_LAST.get(text[-1:], ()))


@lru_cache(maxsize=4096)
def title_of(role: str) -> str | None:
    """The title at the end of one printed role (市科协常务副主席 -> 常务副主席), None where none stands there."""
    for head in _BY_LAST.get(role[-1:], ()):
        if role.endswith(head):
            start = len(role) - len(head)
            changed = True
            while changed:
                changed = False
                for prefix in TITLE_PREFIXES:
                    if role[:start].endswith(prefix):
                        start -= len(prefix)
                        changed = True
                        break
            return role[start:]
    return None


@lru_cache(maxsize=4096)
def level_of(title: str | None) -> str | None:
    """The rank that a title is filtered by, None where the title has none of its own."""
    if title is None:
        return None
    for level, words in LEVELS:
        if title.endswith(words):
            return level
    return "其他"
