"""Subjects that are nobody in particular: bodies of people, the meeting itself, people without a name."""

from __future__ import annotations

import re

_BODIES = (
    "会议|大会|座谈会|大家|与会者?|考察[团组队]|代表团|调研组|访问团|参访团|参观团|学习团|团队|一行|们|双方|两地|所有人?|全体"
    "|相关负责人|有关负责人|负责人|负责同志|发言人|记者|主持人|主播|笔者|编辑|工作人员|讲解员|解说员|导游|店员|老板|群众|村民|市民"
    "|居民|游客|家长|老乡|老人|大爷|大妈|大叔|阿姨|大姐|大哥|师傅|老师|女士|先生|小伙|姑娘|专家|人士|报告|文件|公报|文章|社论|人们|众人"
    "|有人|网友|观众|听众|嘉宾|学者|业内|代表|委员|学员|干部|成员"
)
_KIN = "女士|先生|大爷|大妈|大娘|大叔|大婶|大嫂|阿姨|师傅|老板"
_UNSEEN = (
    "不知(?:道)?(?:是)?谁|(?:旁边|一旁|台下|身旁|身边|人群中|人群里|会场里|席间|后排)的?有人"
    "|有(?:校长|村民|居民|网友|委员|代表|干部|企业家|业主|家长|学员)"
)
_SOME = f"{_UNSEEN}|一位|一名|多名|多位|不少|有位|有名|有的|老[^年人百区城板师家化]|[^,，。的]{{1,2}}(?:{_KIN})"
_NOBODY = re.compile(
    f"(?:[^,，。]{{0,12}}?(?:的|上|中|时|后|内|里|间))?[^,，。]{{0,6}}(?:{_BODIES})"
    "(?:一致|普遍|纷纷|均|都|还|也|则|又|并|就|在|对|向|们|表示|,)*[^,，。]{0,8}"
    f"|(?:[^,，。]{{0,16}}的)?(?:{_SOME}|几位|两位|三位|许多|很多|部分|有|某|小[^区学康镇])[^,，。]{{0,20}}|(?:他|她)们.*"
)
_SOMEBODY = re.compile(f"(?:[^,，。]{{0,16}}的)?(?:{_SOME})")


def is_nobody(text: str, low: int, high: int) -> bool:
    """True where the words before a verb of saying name a body of people or somebody without a name."""
    return _NOBODY.fullmatch(text, low, high) is not None


def is_somebody(text: str, low: int, high: int) -> bool:
    """True where the words begin with one person, or some, of whom no name is told (一位老人, 老徐, 张女士)."""
    return _SOMEBODY.match(text, low, high) is not None
