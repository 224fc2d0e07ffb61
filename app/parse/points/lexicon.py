"""The cues of the genre, as data: which words announce or show an insight, a gap, a measure or a proposal.

*Announcing* cues say what the next stretch is (三点体会, 下一步); before a group the last of them decides, for the
nearest announcement governs. *Showing* cues are the stretch itself (我们将…, 我们缺少…); they are weaker, for the same
words are met in passing, and count in the last sentence before a group only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.kinds import Kind
from app.parse.points.words import (
    ADVERBS,
    ASKED,
    BODIES,
    CONFESSED,
    COST,
    COUNT,
    DEALT_WITH,
    DOING,
    FRAILTY,
    LACK,
    LATER,
    LEARNT,
    NEUTRAL,
    NUMBER,
    OWN,
    QUALITY,
    THING_COUNT,
    VERBS,
)
from app.text.spans import Span


def place(match: re.Match[str]) -> Span:
    """Where the words of a cue stand: its group (``cue`` or ``plain``) that took part, or all of the match."""
    for name in match.re.groupindex:
        if match[name]:
            return Span(*match.span(name))
    return Span(*match.span())


class Use(StrEnum):
    """What a cue does where it stands in running text."""

    LABEL = "label"  # a noun or question that names what follows: a run, but only with a count, a colon or 有/是
    TURN = "turn"  # a run, inside items of another kind as well
    PLEDGE = "pledge"  # a run, and in the tail of an item (after its first sentence) as well
    RUN = "run"  # to the next cue or the end of the paragraph
    SENTENCE = "sentence"  # its own sentence only: what follows is as a rule something else
    LACK = "lack"  # a sentence, inside items of another kind as well
    FORMULA = "formula"  # a courtesy (受益匪浅): a run, but only where something is said beside it


@dataclass(frozen=True, slots=True)
class Cue:
    """A kind, its use in running text, and the pattern that shows it."""

    kind: Kind
    use: Use
    pattern: re.Pattern[str]


def _cue(kind: Kind, use: Use, pattern: str) -> Cue:
    return Cue(kind, use, re.compile(pattern))


def _each(form: str, characters: str) -> str:
    """``form`` with each of ``characters``, as words: a word is looked for before its pattern, and is rarer than the
    characters it is made of."""
    return "|".join(form.format(character) for character in characters)


_START = r"(?:^|(?<=[,:。;!?“”\s]))"
_BETWEEN = rf"[“‘]?{QUALITY}"
_MEANWHILE = r"(?:也|还|都|正|又|一定|在[^,。;!?]{1,6}中)*"
_END = r"(?:如下|主要有|主要是|有|是|在于)?(?=[”’]?(?:[:。;!?]|,?$))"

_HOPE = r"希望(?:(?=[省市县区上各有])|(?=大(?!家))|(?=[^,。:;!?]{1,12}?(?:能|把|给|出面|牵头|支持|尽快|抓紧)))"
_PLEDGED = r"(?:打算|准备|计划(?!经济|书)|考虑(?!到|了|过)|拟(?=[分在从先用以与推对建])|想(?=[从先把在用做推办请拜学]))"

ANNOUNCING: tuple[Cue, ...] = (
    _cue(Kind.INSIGHT, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{LEARNT})|(?:{LEARNT})(?:主要)?(?:有|是){COUNT}"),
    _cue(Kind.INSIGHT, Use.LABEL, rf"(?:{LEARNT}){COUNT}(?=[,:。])"),
    _cue(Kind.INSIGHT, Use.LABEL, rf"(?:{LEARNT}){_END}|我的?理解[^,。:;!?]{{0,8}}{COUNT}(?:意思|含义)"),
    _cue(Kind.INSIGHT, Use.LABEL, r"(?<!我们的)(?<!我[市县区]的)(?:办法|做法|经验|门道|诀窍)(?:主要)?(?:是|有|在于)"),
    _cue(Kind.INSIGHT, Use.LABEL, r"[好强快赢优胜活]在(?:哪|何处|什么)|(?:靠的|凭的)是什么|[靠凭]什么"),
    _cue(Kind.INSIGHT, Use.LABEL, r"(?:学|看|悟|感受|体会)到了?(?:什么|哪些)"),
    _cue(
        Kind.INSIGHT,
        Use.RUN,
        rf"我的(?:{LEARNT})[^,。:;!?]{{0,4}}用[^,。:;!?]{{1,3}}句话(?:来)?概括|我的(?:体会|感受|感悟|启示)就?是|悟出",
    ),
    _cue(Kind.INSIGHT, Use.FORMULA, r"受益(?:匪浅|良多)|[深很备倍][受得](?:启发|感动|触动|教育|震撼)|大受裨益"),
    _cue(Kind.INSIGHT, Use.FORMULA, r"(?:收获|感触|感受)(?:很|颇|非常|十分|良)(?:大|深|多|丰)"),
    _cue(Kind.GAP, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{LACK}|问题)|(?:{LACK}){COUNT}(?=[,:。])"),
    _cue(
        Kind.GAP,
        Use.LACK,
        rf"{_each('{0}多{0}少', '两二三四五')}|[两二三四五]个?(?:跟不上|不适应|不到位|不够)(?=[,:。])",
    ),
    _cue(
        Kind.GAP,
        Use.LABEL,
        rf"(?:{LACK}|问题|{OWN}的?教训)[也还]?(?:主要)?[有是在]{COUNT}|(?:{_each('{0}在', '差弱慢落缺输短')}){COUNT}",
    ),
    _cue(Kind.GAP, Use.LABEL, rf"(?:主要|突出|自身|明显|存在)的?(?:{LACK}|问题){_END}"),
    _cue(Kind.GAP, Use.LABEL, rf"(?:{LACK})[^,。:;!?]{{0,5}}(?=:)"),
    _cue(
        Kind.GAP,
        Use.LACK,
        rf"{_each('{0}就{0}在', '差输慢落弱短')}|(?:问题|毛病|根子|症结|病根)(?:就|主要|恰恰)?(?:出在|在于)",
    ),
    _cue(Kind.GAP, Use.LACK, rf"(?:检讨|反思|反省)的(?:地方|问题)[也还]?[有是](?:{COUNT})?"),
    _cue(
        Kind.GAP,
        Use.LACK,
        rf"(?:{LACK})(?:就|主要)?(?:在于|在(?=[^,。;!?]))(?!哪|何处|什么)"
        rf"|(?<!比[我咱]们)(?:{_each('还{0}|仍{0}|尚{0}', '欠缺差')})(?!不多)",
    ),
    _cue(Kind.GAP, Use.LACK, rf"(?:{LACK})不在[^。;!?]{{1,20}}?(?:[,而是]|主要)在"),
    _cue(Kind.GAP, Use.LABEL, r"(?:[差弱慢落]|差距)在(?:哪|何处|什么)|[差缺](?:什么|哪些)"),
    _cue(Kind.GAP, Use.LACK, rf"存在(?!感)[^,、。:;!?]{{0,6}}?(?:{LACK}|问题)"),
    _cue(Kind.GAP, Use.LACK, rf"(?P<cue>存在)(?!感)[^。:;!?]{{0,80}}?(?:{LACK}|问题|现象|短缺|薄弱|{FRAILTY})"),
    _cue(Kind.GAP, Use.LACK, r"(?P<cue>仍有)[^。:;!?]{1,40}?(?:倾向|现象|问题)"),
    _cue(Kind.GAP, Use.LACK, rf"(?:{LACK}|问题|现象)[^,。:;!?]{{0,6}}(?:不同程度|普遍|依然|仍然)地?存在"),
    _cue(Kind.GAP, Use.LACK, rf"(?:仍存|(?<!没)有)[^,。:;!?]{{0,8}}(?:{LACK})"),
    _cue(Kind.GAP, Use.LACK, r"差距(?:[^,。;!?的]{0,3}(?:明显|较大|很大|巨大|不小))"),
    _cue(Kind.GAP, Use.LACK, rf"这(?:就|正|都)?是[^,。:;!?]{{0,12}}(?:{LACK}|老问题|通病)(?=[,。;!?]|$)"),
    _cue(Kind.MEASURE, Use.TURN, rf"{_START}(?:(?![为给对是])[^,。:;!?\s]){{0,4}}?(?P<cue>{LATER})"),
    _cue(Kind.MEASURE, Use.LABEL, rf"(?:措施|举措|打算|对策|任务)(?:[有是](?:这么|这样|以下)?)?{COUNT}(?=[,:。])"),
    _cue(Kind.MEASURE, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{DOING})|[立定](?:下|了)*{COUNT}规矩"),
    _cue(Kind.MEASURE, Use.LABEL, rf"(?:努力方向|工作(?:思路|打算|举措|重点)|重点工作|主要任务|对策|措施|举措){_END}"),
    _cue(Kind.MEASURE, Use.LABEL, rf"{OWN}的(?:应对|办法|做法|打算|路子|思路|对策)(?:主要|就)?[是有]"),
    _cue(Kind.MEASURE, Use.LABEL, r"(?:怎么|怎样|如何)去?(?:干|办|做|抓)(?=[”’]?[?,:。])"),
    _cue(
        Kind.MEASURE,
        Use.LABEL,
        r"怎[么样](?!看|回事|样|说|来的)[^,。:;!?]{1,4}(?=\?)|从(?:哪里|哪儿|何处)[^,。:;!?]{1,3}(?=\?)",
    ),
    _cue(Kind.MEASURE, Use.LABEL, r"[能该要应](?:做|干|抓)(?:些|点)?什么"),
    _cue(Kind.MEASURE, Use.RUN, r"发力|下功夫|下苦功|加倍努力"),
    _cue(Kind.PROPOSAL, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{ASKED})|建议{_END}|(?:建议|提议){COUNT}(?=[,:。])"),
    _cue(
        Kind.PROPOSAL,
        Use.TURN,
        rf"{_START}[^,。:;!?\s]{{0,6}}?"
        rf"(?P<cue>(?:我|特|为此|因此|故|同时|也|还|提出|{BODIES})建议(?!书|稿|的)|我(?:主张|呼吁)|我的建议[是很就有]|想?拜托)",
    ),
    _cue(Kind.PROPOSAL, Use.TURN, rf"{_START}(?:建议(?!书|稿|的)|恳请|{_HOPE})"),
)

SHOWING: tuple[Cue, ...] = (
    _cue(Kind.INSIGHT, Use.SENTENCE, r"值得(?:我们|我[市县区])?[^,。;!?]{0,4}(?:学习|借鉴|深思|推广)"),
    _cue(Kind.INSIGHT, Use.SENTENCE, r"借鉴(?:意义|之处|价值|作用)|带来了?[^,。;!?]{0,4}(?:启发|启示)"),
    _cue(
        Kind.GAP,
        Use.LACK,
        rf"(?:{OWN}|自己)[^,。:;!?]{{0,8}},(?P<cue>我(?:感到|觉得|发现))(?=[^。;!?]*(?:少|只|都是|没))",
    ),
    _cue(Kind.INSIGHT, Use.RUN, r"我(?:深切|深刻|真切|切身|深深)?地?(?:感觉|感到|感受到|体会到|认识到)"),
    _cue(Kind.INSIGHT, Use.RUN, r"印象(?:最|很|非常|十分)?深刻|深刻印象"),
    _cue(Kind.GAP, Use.LACK, rf"{OWN}[^,。;!?]{{0,10}}?(?:缺乏|缺少|欠缺|缺的是|缺失)"),
    _cue(Kind.GAP, Use.LACK, rf"(?:应当|应该|必须|不能不|不得不)(?:清醒|坦率)?地?(?:{CONFESSED})(?=[,:。])"),
    _cue(
        Kind.GAP,
        Use.LACK,
        r"(?:实在|确实|真是|真|很|太)?不应该(?=[,。;!?]|$)"
        + rf"|{_START}(?:说[起来出]+|我|深感|感到|实在|很|十分|真是)*(?:惭愧|汗颜)(?=[,。;!?]|$)",
    ),
    _cue(Kind.GAP, Use.LACK, rf"(?:{OWN}|咱们)[^。;!?]{{0,40}}?(?P<cue>还要|仍要|至今要)(?={COST})"),
    _cue(Kind.INSIGHT, Use.RUN, r"(?:提醒|启发|启示)了?我|[让使令]我们?(?:明白|懂得|认识到|感到|体会到|意识到)"),
    _cue(
        Kind.MEASURE,
        Use.PLEDGE,
        rf"(?:{OWN}|我){_MEANWHILE}将(?![满近被至于])|(?:{BODIES}){_MEANWHILE}(?P<cue>将)(?![满近被至于])",
    ),
    _cue(Kind.MEASURE, Use.PLEDGE, rf"(?:{OWN}|我)(?:也|还|都|正|已)*{_PLEDGED}"),
    _cue(Kind.MEASURE, Use.PLEDGE, rf"(?:{BODIES})(?:也|还|都|正|已|下一步)*(?P<cue>{_PLEDGED})"),
    _cue(
        Kind.MEASURE,
        Use.PLEDGE,
        r"(?:^|(?<=[。;!?]))\s*(?:[今明后]年|年内|下半年)?(?P<cue>(?:打算|准备|拟)(?=[分先从在把]))",
    ),
    _cue(
        Kind.MEASURE,
        Use.RUN,
        rf"{_START}(?!他们|当地|其)[一-鿿]{{0,6}}?(?P<cue>将(?:{'|'.join(ADVERBS + VERBS)}|按照|以|从|与|在))",
    ),
)

PROPOSING = re.compile(rf"建议(?!书|稿|的)|恳请|{_HOPE}")
QUESTION = re.compile(r"如何(?!看)[^。;!?]*")
"""如何…: how to do it is answered by measures. It announces a group, and a passage where it is asked (?)."""

FRAIL = re.compile(rf"(?:{FRAILTY})(?=[,、。;!?”等]|$)")
"""能力不足, 氛围不浓: one may be said of anything; two in a sentence, or one of one's own side, make a gap."""

OWN_SIDE = re.compile(OWN)
BLOCKERS = re.compile(DEALT_WITH)
SPOKEN_OF = re.compile("讲|谈")
"""In the clause of a word of lack: the lack is dealt with, supposed or spoken of, not stated."""

COUNTED = re.compile(COUNT)
LISTED = re.compile(
    rf"{NUMBER}(?:个?方面|点)|{COUNT}{_BETWEEN}(?:{LEARNT}|{LACK}|{DOING}|{ASKED}|{NEUTRAL})|以下|如下"
    rf"|[有是在]{COUNT}[,:。]?\s*$|{NUMBER}句话"
)
"""What a sentence shows that it counts or points to the list that follows."""

LEADS_IN = re.compile(r"[:?][”’]?\s*$")
"""How else a sentence ends that a list follows."""

ASIDE = re.compile(r"[”’\s]*(?:另外|此外|至于|同时|还有)")
"""A sentence that turns to something beside the list before it."""

LATER_OPENS = re.compile(rf"[”’\s]*(?:{LATER})")
"""A sentence that turns to what is planned next."""

COURTESY = re.compile(r"(?:不当|不妥|不对)之处|(?:批评|指正|参考|分享|交流)")
"""What stands after an announcement that is nothing but a bow (谈几点认识,请指正)."""

BY_EXAMPLE = re.compile(r"学(?:习)?(?:他们|人家)")
"""An item that says what to learn from the hosts."""

OPINION = re.compile(r"在[^,。;!?]{1,5}看来")
THINGS = re.compile(rf"{THING_COUNT}[^,。;!?:]{{1,8}}[:,]?$")
"""两类项目: the items are things, not statements; nothing is judged."""

TOPICS = re.compile(rf"{COUNT}{_BETWEEN}(?:{NEUTRAL})")
"""What announces a group without saying its kind; the cue of a group that has none."""

OWN_TURN = re.compile(
    r"反观|对照|对标|结合[^,。;!?]{1,12}(?:实际|情况)|立足|联系[^,。;!?]{0,8}实际|回到|具体到|[就对]于?[^,。;!?]{1,8}而言"
)
"""The speaker turns from the hosts to the own side, after which plain imperatives are measures."""

IMPERATIVE = re.compile(rf"(?:(?:{'|'.join(ADVERBS)})地?)*(?:{'|'.join(VERBS)})")
"""A clause that opens with what is to be done, without a subject."""

CONTRAST = re.compile(r"[”“\s]*(?:而|但|不过|然而|可是)")
CAUSATIVE = re.compile(r"[让使令给]")
