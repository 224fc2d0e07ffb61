"""What a report calls a person, and where that begins before his name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_plain
from app.parse.grammar.roles import is_role
from app.parse.grammar.signs import HAN
from app.text.alternatives import by_last, endings

_LAY = (
    "青年 党员 能手 老板 老人 游客 家长 创客 商户 业主 摊主 车主 股东 工匠 匠人 艺人 导演 编剧 记者 主播 导游 "
    "讲解员 致富带头人 课长 执行长 里长 社长 总召 带队人 楼长 "
    "退役军人 军人 战士 乡医"
).split()
PEOPLE_WORDS: tuple[str, ...] = (*TITLE_HEADS, *_LAY)
"""Words that end what a report calls a person: titles, and the walks of life that stand for one."""

_BOUNDS = "。,，;；:：!！?？“”「」()（）\n【】[]《—"
_LONGEST_WORD = max(map(len, PEOPLE_WORDS))
_BY_LAST = by_last(PEOPLE_WORDS)
_ENDING = re.compile(f"(?:{endings(PEOPLE_WORDS)})[ \u3000]*")
_LONGEST_ROLE = 60
_TITLES = frozenset(TITLE_HEADS)
_INNER = frozenset(title[at : at + 2] for title in TITLE_HEADS for at in range(len(title) - 1))
"""Two characters side by side in a title: no place outside such a pair is inside a title."""
_TOP = re.compile("总书记|国家主席|国务院|总理$|中央军委|中央政治局|党和国家|国务委员")
_LEAD = re.compile(
    "(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{1,2}日|[上下]午|晚上?|早上|傍晚|当[天日晚]|[今昨]天|日前|近日|随后|接着|最后|首先"
    "|其间|期间|席间|目前|[^,，。]{0,12}(?:会|座谈|讨论|发言|现场|考察|调研|活动|培训|交流|途|点|园|前)(?:会)?"
    "(?:上|中|后|前|期间|时|间隙)|对此|为此|因此|而|但|据|正如|听完|看完|如今|同时|此次|同行的|随行的|一同|在座的|参会的"
    "|与会的|来自|连日来|这时|此时|说到这里|话音刚落|会上|会后|会前|谈[到及起][^,，]{0,16}[时后]|[,，、])+"
)
_STOP = re.compile(
    "由|听取|听了|率领|跟随|随同|陪同|邀请|在(?!线|职|校|读)|请|给|让|参加|出席|走访|慰问|会见|拜访|看望|采访|专访|委托"
    "|(?<![数依占凭证])据|包括|特别是|尤其是|就是|[是有](?!限)|如|任命|连线|(?<=.)[向对为到](?![阳外口岸])|—|-"
)
_AND = re.compile("和|与|及|暨|以及|会见|陪同")
_JOINED = re.compile(f"(?:{'|'.join(PEOPLE_WORDS)})(?:{HAN}{{2,3}})?$")
_NAMED = re.compile(f"(?:{'|'.join(PEOPLE_WORDS)}){HAN}{{2,3}}$")
_BODY = re.compile("[委局部办院会组团校厅处所室队社台站镇乡村府司]$|(?:中心|集团|党组|管委)$")
_NOT_OF_ROLE = re.compile("[我你您他她“”]|[要把将]")


def ends_office(text: str, at: int, low: int = 0) -> bool:
    """True where what stands before ``at``, a blank left aside, ends as an office does."""
    start = max(low, at - _LONGEST_WORD - 1)
    while at > start and text[at - 1] in " \u3000":
        at -= 1
    words = _BY_LAST.get(text[at - 1]) if at > start else None
    return words is not None and text.endswith(words, start, at)


def office_ends(text: str, low: int, high: int) -> Iterator[int]:
    """The places after ``low`` up to ``high`` before which an office ends, as ``ends_office`` has it."""
    for found in _ENDING.finditer(text, low, high):
        for place in range(found.start() + 1, found.end() + 1):
            if ends_office(text, place, low):
                yield place


def inside_title(text: str, at: int) -> bool:
    """True where the place is in the middle of a title (总工|程师)."""
    if text[at - 1 : at + 1] not in _INNER:
        return False
    return any(text[at - back : at + ahead] in _TITLES for back in (1, 2, 3) for ahead in (1, 2, 3))


def ends_named(text: str, at: int, low: int) -> bool:
    """True where an office and two or three characters end at the place, which only a name can be."""
    return _NAMED.search(text[low:at]) is not None and not ends_office(text, at, low)


def role_before(text: str, end: int, low: int = 0) -> tuple[int, int] | None:
    """Where the role stands that ends at ``end`` (before a name), None where what stands there is none."""
    stop = end
    while stop > low and text[stop - 1] in " \t\u3000\u00a0,，":
        stop -= 1
    start = stop
    while start > low and stop - start < _LONGEST_ROLE and text[start - 1] not in _BOUNDS:
        start -= 1
    segment = text[start:stop]
    cut = segment.rfind("的") + 1
    lead = _LEAD.match(segment, cut)
    cut = lead.end() if lead is not None else cut
    for found in _STOP.finditer(segment, cut):
        if is_role(segment[found.end() :]) and found.end() < len(segment) - 1:
            cut = found.end()
    for found in _AND.finditer(segment, cut):
        left = segment[cut : found.start()]
        if found.end() < len(segment) - 1 and (_JOINED.search(left) or any(is_plain(left[-size:]) for size in (2, 3))):
            cut = found.end()
    parts = segment[cut:].split("、")
    first = len(parts) - 1
    while first and _is_part(parts[first - 1]):
        first -= 1
    cut += sum(len(part) + 1 for part in parts[:first])
    role = segment[cut:]
    if not len(role) > 1 or not role.endswith(PEOPLE_WORDS) or _TOP.search(role) or not _clean(role):
        return None
    return start + cut, stop


def _clean(role: str) -> bool:
    return is_role(role) or (len(role) <= _LONGEST_ROLE // 2 and _NOT_OF_ROLE.search(role) is None)


def _is_part(part: str) -> bool:
    """One of several offices of a person: it ends as a title or an organisation does."""
    return part.endswith(PEOPLE_WORDS) or _BODY.search(part) is not None
