"""What the database says when it cannot go on, in words that tell what to do."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import SQLAlchemyError

_SAID = {
    "SQLITE_FULL": "磁盘已满，没有地方写入。请腾出空间后重新运行。",
    "SQLITE_IOERR": "磁盘读写失败（磁盘可能已满或有故障）。请检查磁盘后重新运行。",
    "SQLITE_READONLY": "数据库是只读的，无法写入。请检查数据库文件和所在文件夹的权限。",
    "SQLITE_CANTOPEN": "数据库文件无法打开。请检查路径，以及文件和所在文件夹的权限。",
    "SQLITE_BUSY": "数据库正被另一个程序占用。请等它结束后重新运行。",
    "SQLITE_LOCKED": "数据库正被另一个程序占用。请等它结束后重新运行。",
    "SQLITE_CORRUPT": "数据库文件已损坏。请用备份替换，或新建数据库后重新导入。",
    "SQLITE_NOTADB": "这个文件不是数据库。请检查数据库地址。",
}


def explained(error: SQLAlchemyError) -> str:
    """The trouble as a sentence in Chinese; what the driver says stands behind it in brackets.

    The names are those of https://www.sqlite.org/rescode.html; an extended code begins with its primary code.
    """
    cause = error.__cause__ or error
    name = getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
    for code, sentence in _SAID.items():
        if name == code or name.startswith(f"{code}_"):
            return f"{sentence}（{cause}）"
    return f"数据库出错：{cause}。请检查数据库地址、磁盘和文件的权限。"
