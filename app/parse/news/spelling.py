"""Where a personal name ends in running text, and where the role before it begins."""

from __future__ import annotations

import re

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES
from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_certain, is_never, is_plain, is_possible, is_word, surname_of
from app.parse.grammar.roles import is_role
from app.parse.grammar.signs import DOT, HAN
from app.parse.grammar.words import CITY_NAMES, EVERYDAY_WORDS
from app.parse.news.verbs import FOLLOWS_NAME

_DOTTED = re.compile(f"{HAN}{{1,8}}(?:{DOT}{HAN}{{1,6}}){{1,3}}")
_NO_SURNAME = frozenset("在要生来起道法次问员老由始母别化后终越双都你我他她它这那其此本该各某两对为被把让使与及或但而所者没很太更最")
_NO_NAME = re.compile(
    "[的是了这那我你她他们吗呢吧啊就又把很不没与及]|昨[日天]|今[日天年]|近[日年]|日前|上午|下午|会[上后议]|同志|先生|女士|[市县区镇乡村局委院校厂会部组团]$"
)
_TITLED_AFTER = re.compile("女士|先生|大爷|大妈|大叔|大姐|大哥|师傅|阿姨")
_GLUED = frozenset("还也又则就曾便再均都先仍在对向从率说称讲等作做致任首最不深")
_KINSHIP = tuple("青年 党员 能手 老板 老人 游客 家长 会长 创客 商户 业主 摊主 车主 店长 股东 工匠 匠人 艺人 导演 编剧 记者 主播 导游 讲解员".split())
PEOPLE_WORDS: tuple[str, ...] = (*TITLE_HEADS, *_KINSHIP, "处长", "社会处长", "副议长", "合伙人", "致富带头人", "退役军人", "军人", "战士", "乡医")
"""Words that end what a report calls a person."""
ENDS = "".join(sorted({word[-1] for word in PEOPLE_WORDS}))
SURNAMES = "".join(sorted(SINGLE_SURNAMES | {name[0] for name in COMPOUND_SURNAMES}))

_OFFICES = tuple("书记 主任 局长 县长 市长 区长 镇长 乡长 部长 主席 院长 校长 所长 站长 董事长 总经理 厅长 秘书长 会长 馆长 处长 行长 队长".split())
_NO_RARE = frozenset("在的和与对率就说表认指强提介希建透感称带主出参来到从向等及一不也还有曾将已以会能可应须需均则并而却才刚正再听看谈讲做作致走边深高充详认仔多反着重明首先随同接最当兼办职")
_NO_RARE_NAME = re.compile("表示|指出|强调|要求|介绍|认为|希望|讲话|发言|会议|工作|率队|主持")
_SAYS = re.compile("(?:说|讲|称|指|表示|认为|指出|强调|介绍|坦言|回应)[,，:：]|与|在|对|就|率|告诉|(?:认为|表示|希望|强调|指出|建议|要求)")
_TOP = re.compile("总书记|国家主席|国务院|总理$|中央军委|中央政治局|党和国家|国务委员")
_LEAD = re.compile(
    "(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{1,2}日|[上下]午|晚上?|早上|傍晚|当[天日晚]|[今昨]天|日前|近日|随后|接着|最后|首先|其间|期间|席间|目前"
    "|[^,，。]{0,12}(?:会|座谈|讨论|发言|现场|考察|调研|活动|培训|交流|途|点|园|前)(?:会)?(?:上|中|后|前|期间|时|间隙)|对此|为此|因此|而|但|据|正如|听完|看完|如今|同时|此次"
    "|同行的|随行的|一同|在座的|参会的|与会的|来自|连日来|这时|此时|说到这里|话音刚落|会上|会后|会前|谈[到及起][^,，]{0,16}[时后]|[,，、])+"
)
_STOP = re.compile(
    "由|听取|听了|率领|跟随|随同|陪同|邀请|在(?!线|职|校|读)|请|给|让|参加|出席|走访|慰问|会见|拜访|看望|采访|专访|委托|据|和(?!平|县|田|硕|布|顺|龙|静|林|政)|与|及|以及"
    "|包括|特别是|尤其是|就是|[是有](?!限)|如|任命|连线|(?<=.)[向对为到](?![阳外口岸])|暨|—|-"
)


def name_end(text: str, at: int, count: dict[str, int], source: str) -> int | None:
    """Where the name ends that begins at ``at``, None where none does. ``count`` keeps how often candidates stand in
    ``source``, the whole page: of two that the next words allow, print elsewhere decides."""
    dotted = _DOTTED.match(text, at)
    if dotted is not None:
        return _dotted_end(text, at, dotted.end())
    ends = [at + length for length in (2, 3, 4) if at + length <= len(text) and _is_name(text[at : at + length])]
    ends += [end for end in range(at + 5, min(at + 11, len(text) + 1)) if is_certain(text[at:end])]
    ends = [end for end in ends if not _TITLED_AFTER.match(text, end - 1)]
    good = [end for end in ends if FOLLOWS_NAME.match(text, end)]
    good = [end for end in good if end - at != 4 or len(surname_of(text[at:end]) or "") > 1 or _times(text[at:end], count, source) > 1 or end == len(text)] or good
    if len(good) > 1:
        return _decided(text, at, good, count, source)
    if good:
        return good[0]
    certain = [end for end in ends if end - at <= 3 and text[at] not in DOUBTFUL_SURNAMES and not is_word(text[at:end])]
    return certain[-1] if certain and is_plain(text[at : certain[-1]]) else None


def _dotted_end(text: str, at: int, end: int) -> int:
    """The last part of a name with dots ends where words that follow names begin."""
    last = max(text.rfind(sign, at, end) for sign in "·•・‧∙") + 1
    for stop in range(last + 1, end + 1):
        if FOLLOWS_NAME.match(text, stop) and (stop - last > 1 or stop == end):
            return stop
    return end


def _is_name(word: str) -> bool:
    if word[0] in _NO_SURNAME or not is_certain(word) or _NO_NAME.search(word) or is_never(word):
        return False
    return not (is_word(word) and word not in _NAMED_AS_WORDS and word[:2] not in _NAMED_AS_WORDS)


_NAMED_AS_WORDS = CITY_NAMES | (EVERYDAY_WORDS & frozenset("海南 宁波 吉林 云南 江西 山西 温州 杭州 武汉 宁夏 吉祥 和平 平安 黄河 黄山 长江 长春 白云 花园 安全 安康 白天 红旗 江南 江山 江淮".split()))


def rare_end(text: str, at: int) -> int | None:
    """Where a name of three characters ends whose surname no list knows, after an office and before a verb of saying."""
    name = text[at : at + 3]
    if text[at] in _NO_SURNAME or text[at] in _NO_RARE or not text[:at].endswith(_OFFICES) or _NO_NAME.search(name):
        return None
    bad = not is_possible(name) or is_word(name) or _NO_RARE_NAME.search(name)
    return None if bad or not _SAYS.match(text, at + 3) else at + 3


def _times(word: str, count: dict[str, int], source: str) -> int:
    if word not in count:
        count[word] = source.count(word)
    return count[word]


def _decided(text: str, at: int, good: list[int], count: dict[str, int], source: str) -> int:
    short, long = good[0], good[1]
    if _times(text[at:long], count, source) < _times(text[at:short], count, source):
        return short
    glued = text[long - 1] in _GLUED and _times(text[at:long], count, source) < 2
    return short if glued else long


def role_before(text: str, end: int, low: int = 0) -> tuple[int, int] | None:
    """Where the role stands that ends at ``end`` (before a name), None where what stands there is none."""
    stop = end
    while stop > low and text[stop - 1] in " \t\u3000\u00a0,，":
        stop -= 1
    start = stop
    while start > low and stop - start < 60 and text[start - 1] not in "。,，;；:：!！?？“”「」()（）\n【】[]《—":
        start -= 1
    segment = text[start:stop]
    cut = segment.rfind("的") + 1
    lead = _LEAD.match(segment, cut)
    cut = lead.end() if lead is not None else cut
    for found in _STOP.finditer(segment, cut):
        if is_role(segment[found.end() :]) and found.end() < len(segment) - 1:
            cut = found.end()
    parts = segment[cut:].split("、")
    first = len(parts) - 1
    while first and _is_part(parts[first - 1]):
        first -= 1
    cut += sum(len(part) + 1 for part in parts[:first])
    role = segment[cut:]
    if not 1 < len(role) or not role.endswith(PEOPLE_WORDS) or _TOP.search(role) or not _clean(role):
        return None
    return start + cut, stop


def _clean(role: str) -> bool:
    return is_role(role) or (len(role) <= 30 and re.search("[我你您他她“”]|[要把将]", role) is None)


def _is_part(part: str) -> bool:
    """One of several offices of a person: it ends as a title or an organisation does."""
    return part.endswith(PEOPLE_WORDS) or re.search("[委局部办院会组团校厅处所室队社台站镇乡村府司]$|中心|集团|党组|党工委|管委", part) is not None
