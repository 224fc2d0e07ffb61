"""The readers' own words for what the domain names: one vocabulary for pages, outlines and the command line."""

from __future__ import annotations

from app.domain.blocks import BlockKind, Family
from app.domain.problems import Severity
from app.domain.transcript import Mode
from app.text.messages import say
from app.text.repairs import RepairKind

BLOCK_LABELS = {
    BlockKind.STATEMENT: say("发言{one}", one=""),
    BlockKind.NARRATION: say("叙述"),
    BlockKind.TITLE: say("标题"),
    BlockKind.HEADING: say("小标题"),
    BlockKind.ATTRIBUTION: say("署名"),
    BlockKind.SALUTATION: say("称呼"),
    BlockKind.CREDIT: say("记者编辑"),
    BlockKind.PUBLICATION: say("刊发"),
    BlockKind.DATE: say("日期"),
    BlockKind.EVENT: say("活动信息"),
    BlockKind.NAVIGATION: say("导航"),
    BlockKind.CAPTION: say("图片说明"),
    BlockKind.PAGING: say("分页"),
    BlockKind.CONTENTS: say("目录"),
    BlockKind.OMISSION: say("缺文说明"),
    BlockKind.MARKUP: say("排版符号"),
    BlockKind.BLANK: say("空白"),
    BlockKind.JUNK: say("杂质"),
}
FAMILY_LABELS = {
    Family.STATEMENT: say("发言"),
    Family.NARRATION: say("叙述"),
    Family.METADATA: say("题录"),
    Family.NOISE: say("版面杂项"),
}
MODE_LABELS = {Mode.DIRECT: say("原话"), Mode.INDIRECT: say("转述"), Mode.MIXED: say("夹叙夹引")}
SEVERITY_LABELS = {Severity.BLOCK: say("未收录"), Severity.DOUBT: say("存疑"), Severity.NOTE: say("说明")}
REPAIR_LABELS = {
    RepairKind.GLOSS: say("去掉拼音注字"),
    RepairKind.SCRIPT: say("繁体转简体"),
    RepairKind.JOIN: say("接合断栏"),
}
