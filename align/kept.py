"""Comparisons kept in a folder: what two documents gave by the same rules is not computed again.

A comparison's name is a hash of all that it depends on: the content of both documents, the rules, the encoder. What is
damaged or can't be written only costs time: it is computed again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from align.links import Alignment
from corpus.exports.interchange import document_as_dict
from corpus.files import write_bytes
from corpus.model import Document


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents compared: who answers to whom, and the same with what differs, where that was asked for."""

    plain: Alignment
    told: Alignment | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of comparisons. `rules`: the version of all rules; others' comparisons are never taken."""

    folder: Path
    rules: str

    def key(self, left: str, right: str, *parts: str) -> str:
        """The name of a comparison: fingerprints of its documents, in this order, and what else it depends on."""
        return sha256("\n".join((self.rules, left, right, *parts)).encode()).hexdigest()

    def find(self, key: str) -> Compared | None:
        with suppress(OSError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return from_bytes(self._path(key).read_bytes())
        return None

    def keep(self, key: str, found: Compared) -> None:
        with suppress(OSError):
            write_bytes(self._path(key), as_bytes(found))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json.z"


def fingerprint(document: Document) -> str:
    """64 hex digits over all that is known of a document; its file's own hash would not tell a corrected tree."""
    shape = document_as_dict(document)
    return sha256(json.dumps(shape, sort_keys=True, default=str).encode()).hexdigest()


def as_bytes(found: Compared) -> bytes:
    """The same bytes for the same comparison."""
    text = json.dumps(asdict(found), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode())


def from_bytes(data: bytes) -> Compared:
    """The comparison again, equal to what it was. zlib.error, ValueError, KeyError or TypeError where it is none."""
    found: Compared = _rebuilt(Compared, json.loads(zlib.decompress(data)))
    return found


def _rebuilt(kind: Any, value: Any) -> Any:
    """A value of this type from its JSON: JSON has neither dataclasses nor tuples."""
    if is_dataclass(kind):
        made: Any = kind
        hints = _hints(made)
        return made(**{name: _rebuilt(hints[name], part) for name, part in value.items()})
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return tuple(_rebuilt(k, part) for k, part in zip(_kinds(arguments, value), value, strict=True))
    if NoneType in arguments and value is not None:
        return _rebuilt(next(k for k in arguments if k is not NoneType), value)
    return value


def _kinds(arguments: tuple[Any, ...], value: Sequence[Any]) -> Sequence[Any]:
    """The type of each part of a tuple."""
    return [arguments[0]] * len(value) if Ellipsis in arguments else arguments


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
