"""Where a personal name ends in running text, and where the role before it begins."""

from __future__ import annotations

import re

from app.domain.surnames import COMPOUND_SURNAMES, DOUBTFUL_SURNAMES, SINGLE_SURNAMES, TRANSLITERATION
from app.domain.titles import TITLE_HEADS
from app.parse.grammar.names import is_certain, is_never, is_plain, is_possible, is_word, surname_of
from app.parse.grammar.roles import is_role
from app.parse.grammar.signs import DOT, HAN
from app.parse.grammar.words import CITY_NAMES, EVERYDAY_WORDS
from app.parse.news.verbs import FOLLOWS_NAME, SPEAKS

_DOTTED = re.compile(f"{HAN}{{1,8}}(?:{DOT}{HAN}{{1,6}}){{1,3}}")
_NO_SURNAME = frozenset(
    "在要生来起道法次问员老由始别化后终越双都你我他她它这那其此本该各某两对为被把让使与及或但而所者没很太更最"
)
_NO_NAME = re.compile(
    "[的是了这那我你她他们吗呢吧啊就又把很不没与及]|^.[总工局]$|昨[日天]|今[日天年]|近[日年]|日前|上午|下午|会[上后议]|同志|先生|女士|大娘|大爷|大妈|大叔|大婶|大姐|大哥|大嫂|奶奶|爷爷|阿姨|师傅|老板|小姐|[市县区镇乡村局委院校厂会部组团]$"
)
_TITLED_AFTER = re.compile("女士|先生|大娘|大婶|大嫂|奶奶|爷爷|大爷|大妈|大叔|大姐|大哥|师傅|阿姨")
_GLUED = frozenset("还也又则就曾便再均都先仍在对向从率说称讲等作做致任首最不深")
_KINSHIP = tuple(
    "青年 党员 能手 老板 老人 游客 家长 会长 创客 商户 业主 摊主 车主 店长 股东 工匠 匠人 艺人 导演 编剧 记者 主播 导游 讲解员".split()
)
PEOPLE_WORDS: tuple[str, ...] = (
    *TITLE_HEADS,
    *_KINSHIP,
    "处长",
    "社会处长",
    "副议长",
    "合伙人",
    "致富带头人",
    "退役军人",
    "军人",
    "战士",
    "乡医",
)
"""Words that end what a report calls a person."""
ENDS = "".join(sorted({word[-1] for word in PEOPLE_WORDS}))
SURNAMES = "".join(sorted(SINGLE_SURNAMES | {name[0] for name in COMPOUND_SURNAMES}))

_OFFICES = tuple(
    "书记 主任 局长 县长 市长 区长 镇长 乡长 部长 主席 院长 校长 所长 站长 董事长 总经理 厅长 秘书长 会长 馆长 处长 行长 队长".split()
)
_VOUCHING = tuple(
    set(TITLE_HEADS) - set("代表 委员 成员 干部 学员 会员 职工 工人 农民 市民 居民 村民 学生 教师 志愿者".split())
)
_NO_RARE = frozenset(
    "在的和与对率就说表认指强提介希建透感称带主出参来到从向等及一不也还有曾将已以会能可应须需均则并而却才刚正再听看谈讲做作致走边深高充详认仔多反着重明首先随同接最当兼办职"
)
_NO_RARE_NAME = re.compile("时$|总结|表示|指出|强调|要求|介绍|认为|希望|讲话|发言|会议|工作|率队|主持")
_SAYS_NEXT = re.compile("(?:接着|随后|则|也|还|回忆)?(?:说|表示|认为|介绍|指出|强调)[,，:：]")
_SAYS = re.compile(
    "看来[,，]|(?:说|讲|称|指|表示|认为|指出|强调|介绍|坦言|回应)[,，:：]|与|在|对|就|率|告诉|(?:认为|表示|希望|强调|指出|建议|要求)"
)
_TITLES = frozenset(TITLE_HEADS)
_TOP = re.compile("总书记|国家主席|国务院|总理$|中央军委|中央政治局|党和国家|国务委员")
_LEAD = re.compile(
    "(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{1,2}日|[上下]午|晚上?|早上|傍晚|当[天日晚]|[今昨]天|日前|近日|随后|接着|最后|首先|其间|期间|席间|目前"
    "|[^,，。]{0,12}(?:会|座谈|讨论|发言|现场|考察|调研|活动|培训|交流|途|点|园|前)(?:会)?(?:上|中|后|前|期间|时|间隙)|对此|为此|因此|而|但|据|正如|听完|看完|如今|同时|此次"
    "|同行的|随行的|一同|在座的|参会的|与会的|来自|连日来|这时|此时|说到这里|话音刚落|会上|会后|会前|谈[到及起][^,，]{0,16}[时后]|[,，、])+"
)
_STOP = re.compile(
    "由|听取|听了|率领|跟随|随同|陪同|邀请|在(?!线|职|校|读)|请|给|让|参加|出席|走访|慰问|会见|拜访|看望|采访|专访|委托|(?<![数依占凭证])据"
    "|包括|特别是|尤其是|就是|[是有](?!限)|如|任命|连线|(?<=.)[向对为到](?![阳外口岸])|—|-"
)
_AND = re.compile("和|与|及|暨|以及|会见|陪同")
_JOINS = re.compile(f"(?:{'|'.join(PEOPLE_WORDS)})(?:{HAN}{{2,3}})?$")


def name_end(text: str, at: int, count: dict[str, int], source: str) -> int | None:
    """Where the name ends that begins at ``at``, None where none does. ``count`` keeps how often candidates stand in
    ``source``, the whole page: of two that the next words allow, print elsewhere decides."""
    dotted = _DOTTED.match(text, at)
    if dotted is not None:
        titled = any(head in dotted[0].split("·")[0] for head in TITLE_HEADS)
        return None if titled else _dotted_end(text, at, dotted.end())
    ends = [at + length for length in (2, 3, 4) if at + length <= len(text) and _is_name(text[at : at + length])]
    ends += [end for end in range(at + 5, min(at + 11, len(text) + 1)) if is_certain(text[at:end])]
    ends = [end for end in ends if not _TITLED_AFTER.match(text, end - 1)]
    good = [end for end in ends if FOLLOWS_NAME.match(text, end)]
    good = [
        end
        for end in good
        if end - at != 4
        or len(surname_of(text[at:end]) or "") > 1
        or _times(text[at:end], count, source) > 1
        or end == len(text)
    ] or good
    if len(good) > 1:
        return _decided(text, at, good, count, source)
    if good:
        return good[0]
    written = [end for end in ends if end - at > 2 and all(sign in TRANSLITERATION for sign in text[at:end])]
    if written:
        return written[-1]
    if not text[max(0, at - 4) : at].endswith(_OFFICES):
        return None
    certain = [
        end
        for end in ends
        if end - at <= 3 or len(surname_of(text[at:end]) or "") > 1
        if text[at] not in DOUBTFUL_SURNAMES and not is_word(text[at:end])
    ]
    return certain[-1] if certain and is_plain(text[at : certain[-1]]) else None


def _dotted_end(text: str, at: int, end: int) -> int:
    """The last part of a name with dots ends where words that follow names begin."""
    last = max(text.rfind(sign, at, end) for sign in "·•・‧∙") + 1
    for stop in range(last + 1, end + 1):
        if FOLLOWS_NAME.match(text, stop) and (stop - last > 1 or stop == end):
            return stop
    return end


def is_dotted(text: str, at: int) -> bool:
    """True where a name with dots may begin at the place."""
    return _DOTTED.match(text, at) is not None


def inside_title(text: str, at: int) -> bool:
    """True where the place is in the middle of a title (总工|程师)."""
    return any(text[at - back : at + ahead] in _TITLES for back in (1, 2, 3) for ahead in (1, 2, 3))


def _is_name(word: str) -> bool:
    if word[0] in _NO_SURNAME or not is_certain(word) or _NO_NAME.search(word) or is_never(word):
        return False
    return not (is_word(word) and word not in _NAMED_AS_WORDS and word[:2] not in _NAMED_AS_WORDS)


_NAMED_AS_WORDS = CITY_NAMES | (
    EVERYDAY_WORDS
    & frozenset(
        "海南 宁波 吉林 云南 江西 山西 温州 杭州 武汉 宁夏 吉祥 和平 平安 黄河 黄山 长江 长春 白云 花园 安全 安康 白天 红旗 江南 江山 江淮".split()
    )
)


def rare_end(text: str, at: int) -> int | None:
    """Where a name ends whose surname no list knows, after an office and before a verb of saying."""
    if (
        text[at : at + 1] == ""
        or text[at] in _NO_SURNAME
        or text[at] in _NO_RARE
        or not text[max(0, at - 6) : at].endswith(_VOUCHING)
    ):
        return None
    for end, says in ((at + 3, _SAYS), (at + 2, _SAYS_NEXT)):
        name = text[at:end]
        bad = _NO_NAME.search(name) or not is_possible(name) or _NO_RARE_NAME.search(name) or name in EVERYDAY_WORDS
        if not bad and says.match(text, end):
            return end
    return None


def _times(word: str, count: dict[str, int], source: str) -> int:
    if word not in count:
        count[word] = source.count(word)
    return count[word]


def _decided(text: str, at: int, good: list[int], count: dict[str, int], source: str) -> int:
    short, long = good[0], good[1]
    if SPEAKS.match(text, short) and not SPEAKS.match(text, long):
        return short
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
    for found in _AND.finditer(segment, cut):
        left = segment[cut : found.start()]
        if found.end() < len(segment) - 1 and (_JOINS.search(left) or any(is_plain(left[-size:]) for size in (2, 3))):
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
    return is_role(role) or (len(role) <= 30 and re.search("[我你您他她“”]|[要把将]", role) is None)


def _is_part(part: str) -> bool:
    """One of several offices of a person: it ends as a title or an organisation does."""
    return (
        part.endswith(PEOPLE_WORDS)
        or re.search("[委局部办院会组团校厅处所室队社台站镇乡村府司]$|中心|集团|党组|党工委|管委", part) is not None
    )
