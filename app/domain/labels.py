"""The readers' own words for what the domain names: one vocabulary for pages, outlines and the command line."""

from __future__ import annotations

from app.domain.blocks import BlockKind, Family
from app.domain.problems import Severity
from app.domain.transcript import Mode
from app.text.repairs import RepairKind

BLOCK_LABELS = {
    BlockKind.STATEMENT: "发言",
    BlockKind.NARRATION: "叙述",
    BlockKind.TITLE: "标题",
    BlockKind.HEADING: "小标题",
    BlockKind.ATTRIBUTION: "署名",
    BlockKind.SALUTATION: "称呼",
    BlockKind.CREDIT: "记者编辑",
    BlockKind.PUBLICATION: "刊发",
    BlockKind.DATE: "日期",
    BlockKind.EVENT: "活动信息",
    BlockKind.NAVIGATION: "导航",
    BlockKind.CAPTION: "图片说明",
    BlockKind.PAGING: "分页",
    BlockKind.CONTENTS: "目录",
    BlockKind.OMISSION: "缺文说明",
    BlockKind.MARKUP: "排版符号",
    BlockKind.BLANK: "空白",
    BlockKind.JUNK: "杂质",
}
FAMILY_LABELS = {
    Family.STATEMENT: "发言",
    Family.NARRATION: "叙述",
    Family.METADATA: "题录",
    Family.NOISE: "版面杂项",
}
MODE_LABELS = {Mode.DIRECT: "原话", Mode.INDIRECT: "转述", Mode.MIXED: "夹叙夹引"}
SEVERITY_LABELS = {Severity.BLOCK: "未收录", Severity.DOUBT: "存疑", Severity.NOTE: "说明"}
REPAIR_LABELS = {
    RepairKind.GLOSS: "去掉拼音注字",
    RepairKind.SCRIPT: "繁体转简体",
    RepairKind.JOIN: "接合断栏",
}
