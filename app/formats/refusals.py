"""What is said of files that cannot be read, and what to do about each."""

from __future__ import annotations

from app.formats.extracted import FormatError

_MESSAGES = {
    "empty": ("empty-file", "文件里没有文字。请检查文件是否保存完整，再重新收录。"),
    "ole-word": (
        "foreign-format",
        "这是旧式 Word 或 WPS 文件(.doc、.wps)。请用 Word 或 WPS 打开，另存为 .docx 后重新收录。",
    ),
    "ole-other": (
        "foreign-format",
        "这是旧式办公文件(如 .xls、.ppt、.msg)。请用原来的软件打开，把文字另存为 .docx 或纯文本(.txt)后重新收录。",
    ),
    "rtf": ("foreign-format", "这是 RTF 文件。请用 Word 或 WPS 打开，另存为 .docx 后重新收录。"),
    "sheet": ("foreign-format", "这是电子表格或演示文稿。请把其中的发言另存为 .docx 或纯文本(.txt)后重新收录。"),
    "odf": ("foreign-format", "这是 OpenDocument 或电子书文件。请用办公软件打开，另存为 .docx 后重新收录。"),
    "ofd": ("foreign-format", "这是 OFD 版式文件。请用阅读器打开，另存为带文字的 PDF 或 .docx 后重新收录。"),
    "caj": ("foreign-format", "这是 CAJ 文件。请用阅读器打开，另存为带文字的 PDF 后重新收录。"),
    "archive": ("foreign-format", "这种压缩包(如 .rar、.7z、.gz)不能直接读取。请解压，或改存为 .zip 后重新收录。"),
    "image": (
        "binary-file",
        "这是图片，没有可读的文字。请先做文字识别(OCR)，把结果另存为 .docx 或纯文本(.txt)后重新收录。",
    ),
    "binary": ("binary-file", "这不是文本文件(像是图片、压缩包或程序)。请另存为纯文本(.txt)或 .docx 后重新收录。"),
    "locked-office": ("encrypted-file", "这份 Office 文件设了密码。请用密码打开，取消密码后另存为 .docx 再收录。"),
    "locked-pdf": ("encrypted-file", "这份 PDF 设了密码。请用密码打开，取消密码后另存一份再收录。"),
    "locked-zip": ("encrypted-file", "压缩包里的文件设了密码。请解压后把文件直接放进文件夹，再重新收录。"),
    "scan": (
        "no-text-layer",
        "这份 PDF 是扫描件，只有图像，没有文字。请先做文字识别(OCR)，另存为带文字的 PDF 或 .docx 后重新收录。",
    ),
    "unmapped": (
        "no-text-layer",
        "这份 PDF 的字体没有写明对应的文字，复制出来是乱码。请从原文件另存为 .docx，或做文字识别(OCR)后重新收录。",
    ),
    "damaged": ("damaged-file", "文件已损坏或不完整，打不开。请重新取得完整的文件后再收录。"),
    "deep": ("damaged-file", "网页的结构层层嵌套过深，读不完整。请用浏览器打开，把文字另存为纯文本(.txt)后重新收录。"),
    "unpackable": ("damaged-file", "压缩包里的这个文件解不开(压缩方式少见，或已损坏)。请用解压软件取出后直接收录。"),
    "large": ("too-large", "文件太大，超过了一份文件的上限。请拆成几份，或只保留文字后重新收录。"),
    "bomb": ("too-large", "压缩包解开后大得不合常理，没有展开。请解压后检查内容，再把需要的文件直接收录。"),
    "members": ("too-large", "压缩包里的文件太多或套得太深，后面的没有读。请解压后放进文件夹再收录。"),
    "nothing": ("empty-file", "里面没有可读的文件。请检查内容；能读的有 txt、md、html、docx、pdf、eml 和 zip。"),
    "container": ("foreign-format", "这是压缩包，里面的文件会逐一收录，它本身没有文字。"),
}


def refusal(reason: str) -> FormatError:
    """The error that says ``reason`` (a key of the list above) to the reader of the file."""
    code, message = _MESSAGES[reason]
    return FormatError(code, message)
