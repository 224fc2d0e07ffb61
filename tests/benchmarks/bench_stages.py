"""Characters a second of each stage, on varied copies of the sample corpus or of a folder's texts: `make bench`.

Each copy of a text has the sentences inside its long paragraphs in another order, other given names for its speakers,
both chosen with a fixed seed, and a page number of its own, so that no two files are the same, speakers are as many as
in a real corpus, and every layout stays what it is. Characters are those of the decoded files, bytes theirs in UTF-8,
in whatever encoding a file is kept. A rate is one of the texts that it was measured on: the samples are short and dense
with speakers, a newspaper's pages are longer.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from app.domain.document import Document
from app.ingest.folders import find
from app.ingest.pipeline import ingest
from app.ingest.portions import portions
from app.ingest.stages import mention_of
from app.names.resolution import resolve
from app.parse.reader import read
from app.search import index, wording
from app.search.wording.vocabulary import vocabulary
from app.store import files
from app.store.copies import settle_copies
from app.store.engine import open_engine, refresh_statistics, session_factory, writing
from app.store.garbage import seldom_collected
from app.store.migration import migrate
from app.store.speakers import settle_in_turn
from app.store.writing import Stamp, write_new
from app.text.decoding import decode
from app.text.restoration import restore

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
CHARACTERS = 1_000_000
SEED = 20201029
LONG_PARAGRAPH = 60
SENTENCE = re.compile(r"[^。]*。")
GIVEN = "安邦成达恩帆光浩嘉建康礼茂宁鹏启荣尚泰维宪雅彦正卓"


@dataclass
class Clock:
    """Seconds that each stage took, in the order in which the stages were first met."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


@dataclass(frozen=True)
class Sample:
    """A file to make copies of: its text, how it is written back to bytes, and who speaks in it."""

    path: Path
    text: str
    encoding: str
    mark: bytes
    """The byte order mark, or nothing."""
    speakers: tuple[str, ...]


def load(path: Path) -> Sample:
    """Read one file of plain text."""
    data = path.read_bytes()
    decoded = decode(data)
    mark = data[: len(data) - len(decoded.text.encode(decoded.encoding))]
    names = {a.name for s in read(restore(decoded.text)).statements if (a := s.attribution) and a.name}
    return Sample(path, decoded.text, decoded.encoding, mark, tuple(sorted(names)))


def varied(sample: Sample, chance: random.Random, turn: int) -> str:
    """The text with its long paragraphs' sentences in another order (first and last stay) and its people renamed."""
    lines = []
    text = sample.text
    for name in sample.speakers:
        text = text.replace(name, name[0] + "".join(chance.choices(GIVEN, k=len(name) - 1)))
    for line in text.split("\n"):
        sentences = SENTENCE.findall(line)
        if len(line) >= LONG_PARAGRAPH and len(sentences) > 3 and "".join(sentences) == line:
            middle = sentences[1:-1]
            chance.shuffle(middle)
            line = "".join((sentences[0], *middle, sentences[-1]))
        lines.append(line)
    return "\n".join((*lines, f"第{turn}页", ""))


def generate(characters: int, folder: Path = SAMPLES) -> list[tuple[str, bytes]]:
    """Named files of at least so many characters in all: the folder's as they are first, then varied, in their turn."""
    chance = random.Random(SEED)
    samples = [load(path) for path in find([folder]).files]
    files, total, turn = [], 0, 0
    while total < characters:
        for sample in samples:
            text = varied(sample, chance, turn) if turn else sample.text
            data = sample.mark + text.encode(sample.encoding)
            files.append((f"{sample.path.stem}-{turn}{sample.path.suffix}", data))
            total += len(text)
            if total >= characters:
                break
        turn += 1
    return files


def read_timed(name: str, data: bytes, clock: Clock) -> tuple[Document, str]:
    """One file through the stages that know no database, and its text."""
    with clock.stage("decode"):
        decoded = decode(data)
    with clock.stage("restore"):
        restored = restore(decoded.text)
    with clock.stage("read"):
        transcript = read(restored)
    with clock.stage("resolve names"):
        resolution = resolve(transcript.event, [mention_of(statement) for statement in transcript.statements])
    document = Document(name, f"{name:0>64}", len(data), decoded.encoding, transcript, resolution)
    return document, decoded.text


def store_timed(engine: Engine, documents: Sequence[Document], clock: Clock) -> None:
    """Documents into the store, the index and the counts of terms, in one transaction as in an ingest."""
    stamp = Stamp(datetime.now(UTC), "benchmark", True)
    with clock.stage("store"), session_factory(writing(engine)).begin() as session:
        written = write_new(session, [(document, stamp) for document in documents])
        names = [document.name for document in documents]
        files.attach_new(session, zip((source for source, _ in written), names, strict=True))
        changes = [changed for _, changed in written]
        fresh = {number: one for changed in changes for number, one in changed.fresh.items()}
        with clock.stage("copies"):
            copies = settle_copies(session, fresh, fresh=fresh)
        settle_in_turn(session, changes, copies.names)
        counted = [number for number in fresh if number not in copies.demoted]
        with clock.stage("index"):
            index.add(session.connection(), counted, fresh)
        with clock.stage("terms"):
            wording.add(session.connection(), counted, fresh)


def settle_timed(engine: Engine, clock: Clock) -> None:
    """What an ingest does at its end."""
    with writing(engine).begin() as connection, clock.stage("settle"):
        index.settle(connection)
    with clock.stage("store"):
        refresh_statistics(writing(engine))


@dataclass(frozen=True)
class Measured:
    """How much text there was, and the seconds of each stage and of a whole ingest from the disk."""

    files: int
    characters: int
    size: int
    """Bytes of the text in UTF-8."""
    seconds: dict[str, float]


def measure(characters: int, texts_of: Path = SAMPLES) -> Measured:
    """Each stage alone, then a whole ingest into another database, over copies of a folder's texts."""
    texts, clock, total, size = generate(characters, texts_of), Clock(), 0, 0
    vocabulary()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stages = open_engine(f"sqlite:///{folder / 'stages.sqlite3'}")
        migrate(stages)
        with seldom_collected():
            for some in portions(texts, lambda text: len(text[1])):
                documents = []
                for file_name, data in some:
                    (folder / file_name).write_bytes(data)
                    document, text = read_timed(file_name, data, clock)
                    documents.append(document)
                    total, size = total + len(text), size + len(text.encode())
                store_timed(stages, documents, clock)
        settle_timed(stages, clock)
        whole = open_engine(f"sqlite:///{folder / 'whole.sqlite3'}")
        migrate(whole)
        with clock.stage("whole"):
            for _ in ingest(whole, find([folder])):
                pass
        stages.dispose()
        whole.dispose()
    clock.seconds["store"] -= sum(clock.seconds[name] for name in ("copies", "index", "terms"))
    clock.seconds["index"] += clock.seconds.pop("settle")
    return Measured(len(texts), total, size, clock.seconds)


def table(measured: Measured) -> str:
    """A line a stage: seconds, characters a second and megabytes of UTF-8 a second."""
    lines = [
        f"{measured.files} files, {measured.characters:,} characters, {measured.size:,} bytes in UTF-8, seed {SEED}",
        f"{'stage':<14}{'seconds':>9}{'characters/s':>15}{'MB/s':>9}",
    ]
    lines += [
        f"{name:<14}{took:>9.3f}{measured.characters / took:>15,.0f}{measured.size / took / 1e6:>9.2f}"
        for name, took in measured.seconds.items()
    ]
    return "\n".join(lines)


def main(words: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.bench_stages", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--characters", type=lambda word: int(word.replace("_", "")), default=CHARACTERS)
    parser.add_argument("--texts", type=Path, default=SAMPLES, help="a folder of plain texts (default: the samples)")
    chosen = parser.parse_args(words)
    print(table(measure(chosen.characters, chosen.texts)))


if __name__ == "__main__":
    main(sys.argv[1:])
