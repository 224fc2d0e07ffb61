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
    COUNT,
    DEALT_WITH,
    DOING,
    FRAILTY,
    LACK,
    LATER,
    LEARNT,
    MODAL,
    NEUTRAL,
    NUMBER,
    OWN,
    QUALITY,
    THING_COUNT,
    VERBS,
)
from app.text.spans import Span


def place(match: re.Match[str]) -> Span:
    """Where the words of a cue stand: its group ``cue``, or all of the match."""
    return Span(*match.span("cue" if "cue" in match.re.groupindex else 0))


class Use(StrEnum):
    """What a cue does where it stands in running text."""

    LABEL = "label"  # a noun or question that names what follows: a run, but only with a count, a colon or 有/是
    TURN = "turn"  # a run, inside items of another kind as well
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


_START = r"(?:^|(?<=[,:。;!?“”\s]))"
_BETWEEN = rf"[“‘]?{QUALITY}"
_END = r"(?:如下|主要有|主要是|有|是|在于)?(?=[”’]?(?:[:。;!?]|,?$))"

ANNOUNCING: tuple[Cue, ...] = (
    _cue(Kind.INSIGHT, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{LEARNT})|(?:{LEARNT})(?:主要)?(?:有|是){COUNT}"),
    _cue(Kind.INSIGHT, Use.LABEL, rf"(?:{LEARNT}){_END}"),
    _cue(Kind.INSIGHT, Use.LABEL, r"(?<!我们的)(?<!我[市县区]的)(?:办法|做法|经验|门道|诀窍)(?:主要)?(?:是|有|在于)"),
    _cue(Kind.INSIGHT, Use.LABEL, r"[好强快赢优胜活]在(?:哪|何处|什么)|(?:靠的|凭的)是什么|[靠凭]什么"),
    _cue(Kind.INSIGHT, Use.LABEL, r"(?:学|看|悟|感受|体会)到了?(?:什么|哪些)"),
    _cue(Kind.INSIGHT, Use.FORMULA, r"受益(?:匪浅|良多)|[深很备倍][受得](?:启发|感动|触动|教育|震撼)|大受裨益"),
    _cue(Kind.INSIGHT, Use.FORMULA, r"(?:收获|感触|感受)(?:很|颇|非常|十分|良)(?:大|深|多|丰)"),
    _cue(Kind.GAP, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{LACK}|问题)"),
    _cue(Kind.GAP, Use.LABEL, rf"(?:主要|突出|自身|明显|存在)的?(?:{LACK}|问题){_END}"),
    _cue(Kind.GAP, Use.LABEL, rf"(?:{LACK})[^,。:;!?]{{0,5}}(?=:)"),
    _cue(Kind.GAP, Use.LACK, r"([差输慢落])就\1在"),
    _cue(
        Kind.GAP,
        Use.LACK,
        rf"(?:{LACK})(?:就|主要)?(?:在于|在(?=[^,。;!?]))(?!哪|何处|什么)|(?:还|仍|尚)[欠缺差](?!不多)",
    ),
    _cue(Kind.GAP, Use.LABEL, r"(?:[差弱慢落]|差距)在(?:哪|何处|什么)|[差缺](?:什么|哪些)"),
    _cue(Kind.GAP, Use.LACK, rf"存在(?!感)[^。:;!?]{{0,80}}?(?:{LACK}|问题|短缺|薄弱|{FRAILTY})"),
    _cue(Kind.GAP, Use.LACK, rf"(?:仍存|(?<!没)有)[^,。:;!?]{{0,8}}(?:{LACK})"),
    _cue(Kind.GAP, Use.LACK, r"差距(?:[^,。;!?的]{0,3}(?:明显|较大|很大|巨大|不小))"),
    _cue(Kind.MEASURE, Use.TURN, rf"{_START}(?:(?![为给对是])[^,。:;!?\s]){{0,4}}?(?P<cue>{LATER})"),
    _cue(Kind.MEASURE, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{DOING})"),
    _cue(Kind.MEASURE, Use.LABEL, rf"(?:努力方向|工作(?:思路|打算|举措|重点)|重点工作|主要任务|对策|措施|举措){_END}"),
    _cue(Kind.MEASURE, Use.LABEL, r"(?:怎么|怎样|如何)去?(?:干|办|做|抓)(?=[”’]?[?,:。])"),
    _cue(
        Kind.MEASURE,
        Use.LABEL,
        r"怎[么样](?!看|回事|样|说|来的)[^,。:;!?]{1,4}(?=\?)|从(?:哪里|哪儿|何处)[^,。:;!?]{1,3}(?=\?)",
    ),
    _cue(Kind.MEASURE, Use.LABEL, r"[能该要应](?:做|干|抓)(?:些|点)?什么"),
    _cue(Kind.MEASURE, Use.RUN, r"发力|下功夫|下苦功|加倍努力"),
    _cue(Kind.PROPOSAL, Use.LABEL, rf"{COUNT}{_BETWEEN}(?:{ASKED})|建议{_END}"),
    _cue(Kind.PROPOSAL, Use.TURN, rf"{_START}[^,。:;!?\s]{{0,6}}?(?P<cue>(?:我|特|为此|因此|故|同时|也|还|提出)建议)"),
    _cue(Kind.PROPOSAL, Use.TURN, rf"{_START}(?:建议(?!书|稿|的)|恳请|希望(?=[省市县区上各大有]))"),
)

SHOWING: tuple[Cue, ...] = (
    _cue(Kind.INSIGHT, Use.SENTENCE, r"值得(?:我们|我[市县区])?[^,。;!?]{0,4}(?:学习|借鉴|深思|推广)"),
    _cue(Kind.INSIGHT, Use.SENTENCE, r"借鉴(?:意义|之处|价值|作用)|带来了?[^,。;!?]{0,4}(?:启发|启示)"),
    _cue(Kind.INSIGHT, Use.RUN, r"我(?:深切|深刻|真切|切身|深深)?地?(?:感觉|感到|感受到|体会到|认识到)"),
    _cue(Kind.INSIGHT, Use.RUN, r"印象(?:最|很|非常|十分)?深刻|深刻印象"),
    _cue(Kind.GAP, Use.LACK, rf"{OWN}[^,。;!?]{{0,10}}?(?:缺乏|缺少|欠缺|缺的是|缺失)"),
    _cue(Kind.INSIGHT, Use.RUN, r"(?:提醒|启发|启示)了?我|[让使令]我们?(?:明白|懂得|认识到|感到|体会到|意识到)"),
    _cue(
        Kind.MEASURE, Use.RUN, rf"(?:{OWN}|我|{BODIES})(?:也|还|都|正|又|一定|在[^,。;!?]{{1,6}}中)*将(?![满近被至于])"
    ),
    _cue(Kind.MEASURE, Use.RUN, rf"(?:{OWN}|我)(?:也|还|都|正|已)*(?:打算|准备|计划|想(?=[从先把在用]))"),
    _cue(
        Kind.MEASURE,
        Use.RUN,
        rf"{_START}(?!他们|当地|其)[一-鿿]{{0,6}}?(?P<cue>将(?:{'|'.join(ADVERBS + VERBS)}|按照|以|从|与|在))",
    ),
)

_SUBJECT = r"(?:(?!他们|当地|其|了)[一-鿿])"
OBLIGED = re.compile(rf"[“‘\s]*{_SUBJECT}{{0,12}}?(?P<cue>{MODAL}|需要?+(?!求|检讨|反思|说明|指出))")
"""要, 必须, 需要 in a clause of the sentence that announces a group, or of the first sentence of an item."""

_STILL = "(?:也|还|都|首先|同时|当前|一定|就是|既)*"
OBLIGED_CLAUSE = re.compile(
    rf"[“‘\s]*(?:{_SUBJECT}{{0,8}}?(?:{OWN}|我|{BODIES}){_STILL}|{_STILL}|(?:(?![的还更也都就又才既]){_SUBJECT}){{1,6}}?)"
    rf"(?P<cue>{MODAL})(?![一二三四五六七八九十两几\d]+[个小天年月万亿])"
)
"""A clause of running text in which the own side, or nobody named, or in short a topic (招商工作) 要 do something."""

PROPOSING = re.compile(r"建议(?!书|稿|的)|恳请|希望(?=[省市县区上各大有])")
QUESTION = re.compile(r"如何(?!看)[^。;!?]*")
"""如何…: how to do it is answered by measures. It announces a group, and a passage where it is asked (?)."""

FRAIL = re.compile(rf"(?:{FRAILTY})(?=[,、。;!?”等]|$)")
"""能力不足, 氛围不浓: one may be said of anything; two in a sentence, or one of one's own side, make a gap."""

OWN_SIDE = re.compile(OWN)
BLOCKERS = re.compile(DEALT_WITH)
"""In the clause of a word of lack: the lack is dealt with, supposed or spoken of, not stated."""

COUNTED = re.compile(COUNT)
LISTED = re.compile(rf"{NUMBER}(?:个?方面|点)|{COUNT}{_BETWEEN}(?:{LEARNT}|{LACK}|{DOING}|{ASKED}|{NEUTRAL})|以下|如下")
"""What a sentence shows that it counts or points to the list that follows."""

LEADS_IN = re.compile(r"[:?][”’]?\s*$")
"""How else a sentence ends that a list follows."""

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
