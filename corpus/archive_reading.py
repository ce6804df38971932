"""Opening an archive that may come from anywhere: nothing in it is believed before it was checked."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from corpus.batch import SUFFIXES
from corpus.errors import ReadingError
from corpus.store.schema import SCHEMA

FORMAT = 1
"""Goes up by one when archives change so that this version could not read them."""
MANIFEST = "manifest.json"
CHUNK = 1 << 20
_BROKEN = (BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, ValueError, OverflowError)
"""What Python's reader of ZIP files raises for damaged ones."""


class ArchiveError(ReadingError):
    """A file is no archive, or cannot be taken in. `file` names it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may ask of this machine; sizes in bytes."""

    total: int = 16 << 30
    """Of everything, unpacked."""
    line: int = 256 << 20
    """Of one row: the longest document."""
    manifest: int = 32 << 20
    members: int = 100_000
    swelling: int = 200
    """How many times larger a part may be than it is packed; text of contracts is 10 to 30 times, a bomb 1,000."""
    small: int = 4 << 20
    """Up to here, swelling does no harm."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the manifest says of one member."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive whose manifest was read. `parts` and `originals` are by name."""

    name: str
    limits: Limits
    zip: ZipFile
    parts: dict[str, Content] = field(default_factory=dict)
    originals: dict[str, Content] = field(default_factory=dict)
    """By their name in the archive's folder: "SHA256.SUFFIX"."""

    def verify(self) -> None:
        """Reads everything once, and compares it with the manifest. ArchiveError where it differs."""
        members = {part_name(name): content for name, content in self.parts.items()}
        members |= {original_name(name): content for name, content in self.originals.items()}
        for member, content in members.items():
            digest, size = hashlib.sha256(), 0
            for chunk in self.chunks(member):
                digest.update(chunk)
                size += len(chunk)
            if (digest.hexdigest(), size) != (content.sha256, content.size):
                raise ArchiveError("archive.damaged", self.name, part=member)

    def chunks(self, member: str) -> Iterator[bytes]:
        """A member, piece by piece."""
        with self._telling(member), self.zip.open(member) as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def rows(self, part: str) -> Iterator[dict[str, Any]]:
        """The rows of a part, one a line."""
        member = part_name(part)
        with self._telling(member), self.zip.open(member) as file:
            while line := file.readline(self.limits.line + 1):
                if len(line) > self.limits.line:
                    raise ArchiveError("archive.too_large", self.name, part=member)
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ArchiveError("archive.damaged", self.name, part=member)
                yield row

    @contextmanager
    def _telling(self, member: str) -> Iterator[None]:
        try:
            yield
        except (*_BROKEN, KeyError, OSError, RecursionError) as error:
            raise ArchiveError("archive.damaged", self.name, part=member) from error


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Opened]:
    """The archive in a file, once its directory and manifest were found to be in order. ArchiveError where not."""
    name = str(path)
    try:
        archive = ZipFile(path)
    except OSError as error:
        raise ArchiveError("archive.cannot_open", name, reason=error.strerror or error) from error
    except _BROKEN as error:
        raise ArchiveError("archive.not_one", name) from error
    with archive:
        found = Opened(name, limits, archive)
        _check_directory(found)
        _read_manifest(found)
        yield found


def part_name(part: str) -> str:
    return f"parts/{part}.jsonl"


def original_name(file: str) -> str:
    return f"originals/{file}"


def _check_directory(archive: Opened) -> None:
    """No bombs, no secrets, nothing twice."""
    limits, infos = archive.limits, archive.zip.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names:
        raise ArchiveError("archive.not_one", archive.name)
    if len(infos) > limits.members or sum(info.file_size for info in infos) > limits.total:
        raise ArchiveError("archive.too_large", archive.name, part=len(infos))
    for info in infos:
        if info.file_size > limits.small and info.file_size > limits.swelling * max(info.compress_size, 1):
            raise ArchiveError("archive.too_large", archive.name, part=info.filename)
        if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or names.count(info.filename) > 1:
            raise ArchiveError("archive.damaged", archive.name, part=info.filename)


def _read_manifest(archive: Opened) -> None:
    """What the archive says it holds must be what it holds: so no member has a name that leads elsewhere."""
    if archive.zip.getinfo(MANIFEST).file_size > archive.limits.manifest:
        raise ArchiveError("archive.too_large", archive.name, part=MANIFEST)
    try:
        manifest = json.loads(b"".join(archive.chunks(MANIFEST)))
        number, schema = int(manifest["format"]), int(manifest["schema"])
        if number > FORMAT or schema > SCHEMA:
            tool = str(manifest.get("tool", "?"))[:40]
            raise ArchiveError("archive.newer", archive.name, found=tool)
        archive.parts.update(
            {_matching("[a-z_]{1,40}", name): _content(told) for name, told in manifest["parts"].items()}
        )
        archive.originals.update({_original(told): _content(told) for told in manifest["originals"]})
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ArchiveError("archive.damaged", archive.name, part=MANIFEST) from error
    told = {MANIFEST, *map(part_name, archive.parts), *map(original_name, archive.originals)}
    other = told.symmetric_difference(archive.zip.namelist())
    if other:
        raise ArchiveError("archive.damaged", archive.name, part=sorted(other)[0])


def _content(told: dict[str, Any]) -> Content:
    return Content(_matching("[0-9a-f]{64}", told["sha256"]), int(told["size"]))


def _original(told: dict[str, Any]) -> str:
    if told["suffix"] not in SUFFIXES:
        raise ValueError(told["suffix"])
    return f"{_matching('[0-9a-f]{64}', told['sha256'])}{told['suffix']}"


def _matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(text)
    return text
