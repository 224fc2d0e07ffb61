"""What reading one file may take, and what is said of a file that wants more."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from app.domain.document import Document
from app.domain.problems import Problem, ProblemCode
from app.ingest.fingerprint import reading_version
from app.settings import Settings

MEGABYTE = 1 << 20
_OF_LIMITS = (ProblemCode.TOO_SLOW, ProblemCode.TOO_COSTLY)


@dataclass(frozen=True)
class Limits:
    """``size`` in bytes of the file, ``seconds`` of computing time, ``memory`` in bytes beyond what a reader holds
    before it begins."""

    size: int
    seconds: float
    memory: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """As the operator set them."""
        return cls(settings.max_file_mb * MEGABYTE, settings.file_seconds, settings.file_mb * MEGABYTE)

    def reading(self, document: Document) -> str:
        """What ``document`` was read by, kept with its source: where that is among ``readings`` an unchanged file is
        not read again. Where a limit kept it out the limits belong to it; where a process died nothing does."""
        code = document.failure.code if document.failure else None
        if code is ProblemCode.READER_DIED:
            return ""
        return self._limited if code in _OF_LIMITS else reading_version()

    @property
    def readings(self) -> frozenset[str]:
        """The values of ``reading`` that hold under these limits."""
        return frozenset({reading_version(), self._limited})

    @property
    def _limited(self) -> str:
        return f"{reading_version()} {self.seconds:g}s {self.memory}"


def too_large(size: int, limit: int) -> Problem:
    """The file has more bytes than may be read."""
    message = (
        f"文件有 {size / MEGABYTE:.1f} MB，超过 {limit / MEGABYTE:g} MB 的上限，没有读取。"
        "请拆成较小的文件，或调高 YANLU_MAX_FILE_MB 后重新导入。"
    )
    return Problem(ProblemCode.TOO_LARGE, message)


def too_slow(seconds: float) -> Problem:
    """Reading took too long."""
    message = (
        f"读取用时超过 {seconds:g} 秒的上限，已中止。其余文件不受影响；"
        "请检查文件内容是否正常，或调高 YANLU_FILE_SECONDS 后重新导入。"
    )
    return Problem(ProblemCode.TOO_SLOW, message)


def too_costly(memory: int | None = None) -> Problem:
    """Reading took more memory than it may take, or than there is (None)."""
    limit = f"超过 {memory / MEGABYTE:g} MB 的上限" if memory else "超过可用的内存"
    message = (
        f"读取所需内存{limit}，已中止。其余文件不受影响；请检查文件内容是否正常，或调高 YANLU_FILE_MB 后重新导入。"
    )
    return Problem(ProblemCode.TOO_COSTLY, message)


def reader_died(ended_by: int | None) -> Problem:
    """The process that read the file came to an end by a signal (None: of itself, or nobody knows)."""
    known = ended_by is not None and ended_by in set(signal.Signals)
    cause = f"({signal.Signals(ended_by).name})" if ended_by is not None and known else ""
    message = (
        f"读取此文件的进程两次意外中止{cause}，没有收录。其余文件不受影响；下次导入时会再试，若仍如此请报告给维护者。"
    )
    return Problem(ProblemCode.READER_DIED, message)
