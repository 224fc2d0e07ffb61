"""The readers' own words for what the domain names: one vocabulary for pages, outlines and the command line."""

from __future__ import annotations

from app.domain.blocks import BlockKind, Family
from app.domain.problems import ProblemCode, Severity
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
PROBLEM_LABELS = {
    ProblemCode.MISSING_PATH: say("路径不存在"),
    ProblemCode.UNREADABLE_FILE: say("文件读不了"),
    ProblemCode.OUTSIDE_FOLDER: say("链接到文件夹之外"),
    ProblemCode.TOO_SLOW: say("读取太久"),
    ProblemCode.TOO_COSTLY: say("读取太占内存"),
    ProblemCode.READER_DIED: say("读取中止"),
    ProblemCode.EMPTY_FILE: say("空文件"),
    ProblemCode.BINARY_FILE: say("不是文本"),
    ProblemCode.UNDECODABLE: say("编码不明"),
    ProblemCode.FOREIGN_FORMAT: say("格式读不了"),
    ProblemCode.ENCRYPTED_FILE: say("文件有密码"),
    ProblemCode.NO_TEXT_LAYER: say("没有文字层"),
    ProblemCode.DAMAGED_FILE: say("文件损坏"),
    ProblemCode.TOO_LARGE: say("文件太大"),
    ProblemCode.SAME_CONTENT: say("内容相同"),
    ProblemCode.COPIED_STATEMENTS: say("发言另有来源"),
    ProblemCode.NO_STATEMENT: say("没有发言"),
    ProblemCode.TRUNCATED_SOURCE: say("原文不全{one}", one=""),
    ProblemCode.LOST_BYTES: say("缺字"),
    ProblemCode.UNCLEAR_ATTRIBUTION: say("署名不清"),
    ProblemCode.UNSIGNED_STATEMENT: say("未署名{one}", one=""),
    ProblemCode.JOINT_SPEAKERS: say("几人合说"),
    ProblemCode.EMPTY_STATEMENT: say("发言无内容"),
    ProblemCode.UNKNOWN_PLACE: say("地名不识"),
    ProblemCode.AMBIGUOUS_PLACE: say("地名有歧义"),
    ProblemCode.UNKNOWN_DEPARTMENT: say("部门不识"),
    ProblemCode.AMBIGUOUS_SPEAKER: say("同名待辨"),
    ProblemCode.UNKNOWN_ORIGIN: say("来处不明"),
    ProblemCode.STALE_CORRECTION: say("校订对不上"),
    ProblemCode.INTERNAL_ERROR: say("程序出错"),
}


def handle(code: ProblemCode) -> str:
    """A kind of problem where a person may have to type it: in words, then the code that commands take."""
    return f"{PROBLEM_LABELS[code]} [{code}]"
