"""What of a mail's own text is the mail's and not its writer's: headers of a quoted mail, the signature, the device."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ORIGINAL = re.compile(
    r"[-_=]{2,}\s*(?:原始邮件|(?:转发|回复|被转发)的?邮件(?:信息)?|Original Message|Forwarded message)\s*[-_=]*",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\W{0,4}(?:发件人|收件人|抄送人?|密送|发送时间|发送日期|主题|日期|From|To|Cc|Sent|Subject|Date)\*{0,2}\s*[:：]",
    re.IGNORECASE,
)
_SURE = re.compile(r"\W{0,4}(?:发件人|收件人|发送时间)\s*[:：]")
"""A header that needs no other beside it."""
_DEVICE = re.compile(r"(?:发自|来自|从)我的.{1,20}|Sent from my .{1,30}", re.IGNORECASE)
_DELIMITER = "--"
"""The line that RFC 3676 (4.3) puts over a signature, which has a blank at its end that programs take away."""
_LONGEST_SIGNATURE = 10


def with_parts(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each line of a mail's text with whether its writer wrote it."""
    signed = 0
    for number, line in enumerate(lines):
        bare = line.strip()
        head = _ORIGINAL.fullmatch(bare) is not None or _is_header(lines, number)
        if head:
            signed = 0
        elif bare == _DELIMITER and _ends(lines, number):
            signed = _LONGEST_SIGNATURE + 1
        yield line, not (head or signed > 0 or _DEVICE.fullmatch(bare))
        signed -= 1


def _is_header(lines: Sequence[str], number: int) -> bool:
    """True for a header that only mails have, or one of several that follow each other."""
    if _SURE.match(lines[number].strip()):
        return True
    if _HEADER.match(lines[number].strip()) is None:
        return False
    beside = (lines[at].strip() for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(_HEADER.match(one) or _ORIGINAL.fullmatch(one) for one in beside)


def _ends(lines: Sequence[str], number: int) -> bool:
    """True where no more lines follow, up to a quoted mail, than a signature has."""
    following = lines[number + 1 : number + _LONGEST_SIGNATURE + 2]
    end = next((at for at, line in enumerate(following) if _ORIGINAL.fullmatch(line.strip())), len(following))
    return end <= _LONGEST_SIGNATURE
