"""要, 必须, 应当: which clauses say that the own side is to do something, and whose words are none of it."""

from __future__ import annotations

import re

from app.parse.points.words import ADVERBS, BODIES, MODAL, OWN, VERBS
from app.text.needed import opening_gate

_SUBJECT = r"(?:(?!他们|人家|当地|对方|其|了)[一-鿿])"
_DUE = f"{MODAL}|需要?+(?!求|检讨|反思|说明|指出)|准备(?!工作|就绪|好了)|打算"
OBLIGED = re.compile(rf"[“‘\s]*{_SUBJECT}{{0,12}}?(?P<cue>{_DUE})")
"""要, 必须, 需要 in a clause of the sentence that announces a group."""

MAY_OBLIGE = re.compile(_DUE)
"""What stands in every clause that ``OBLIGED`` matches."""

_OWN_SIDE = f"{OWN}|我|{BODIES}"
_MAY_OPEN_OWN = opening_gate(re.compile(_OWN_SIDE)).pattern
"""One set before thirty words: they are tried at every place of a clause, and stand at few."""

_STILL = "(?:也|还|都|首先|同时|当前|一定|就是|下半年|[今明]年)*"
_DONE = f"(?:{'|'.join(ADVERBS + VERBS)})"
OBLIGED_CLAUSE = re.compile(
    rf"[“‘\s]*(?:(?:{_SUBJECT}{{0,8}}?(?={_MAY_OPEN_OWN})(?:{_OWN_SIDE}){_STILL}|{_STILL})(?P<cue>{MODAL})"
    rf"|(?:(?![的还更也都就又才既]){_SUBJECT}){{1,6}}?(?P<plain>{MODAL})(?={_DONE}))"
)
"""A clause of running text in which the own side, or nobody named, 要 do something; of anything else (居民要走三站地)
it is no duty of the own side unless a verb of work follows (招商工作要突出重点)."""

MAY_OBLIGE_CLAUSE = re.compile(MODAL)
"""What stands in every clause that ``OBLIGED_CLAUSE`` matches."""

TOLD = re.compile(
    r"(?:同志|干部|老板|厂长|校长|师傅|负责人|企业家|书记|群众|村民|村里|居民|客商|商户|同行|讲解员|专家|他们|人家|当地|对方)"
    r"[^,。:;!?]{0,6}(?:说|讲|告诉|介绍|反映|[谈给提]的?)|[他她][^,。:;!?]{0,3}[说讲]了?[一二两三四五几]句"
)
"""Words of somebody else: what they say must be done is nothing that the speaker asks for."""

HOSTS = re.compile(rf"(?:他们|人家|当地|对方)(?!的(?!{BODIES}))")
"""Who does it: what the hosts do or plan is no measure of the own side."""

OWN_SUBJECT = re.compile(_OWN_SIDE)
WORKED = re.compile(
    rf"(?:{_DONE}|[做抓干办改补建推把用让请给设动]|学(?![生员校历费位一两二三四五六七八九十几半多\d])"
    r"|缩[短小]|扭转|[跳走]出|打破|想[^,。:;!?]{0,2}办法)"
)
"""What makes a duty of 要: the own side before it, a verb of work after it."""

CHIDED = re.compile(r"不能(?=[只光仅单总老再靠])|(?:不行|不够)(?=,)")
"""What is not enough, in a clause before 要: not that but this is to be done (不能光看机房,还要看谁来用)."""

OPENING = re.compile(r"[”’\s]*(?:也|都|首先|同时)*$")
"""What stands in a sentence before a 要 that opens it: nobody is named of whom it might tell (也要有回话)."""
