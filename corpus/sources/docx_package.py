"""The parts of a DOCX: a zip of XML files, opened as something that may have been made to do harm."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from corpus.errors import ReadingError
from corpus.sources.limits import Limits

Element = etree._Element

_MAIN = "officeDocument"


class Package(NamedTuple):
    """The parts that are read. Those that the file does not have are None."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None


def unpack(data: bytes, name: str, limits: Limits) -> Package:
    """Open the parts of the DOCX `data`. ReadingError where it is damaged, locked, too large or declares entities."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            reader = _Parts(archive, name, limits)
            main = reader.main()
            document = reader.xml(main)
            if document is None:
                raise ReadingError("sources.damaged", name)
            parts = reader.beside(main)
            return Package(
                document, *(reader.xml(parts.get(k, "")) for k in ("styles", "numbering", "footnotes", "endnotes"))
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError) as error:
        raise ReadingError("sources.damaged", name) from error
    except RuntimeError as error:  # of zipfile, for an encrypted entry
        raise ReadingError("sources.locked", name) from error


class _Parts:
    """Reads parts until they are too much together. Macros, pictures and links are never touched."""

    def __init__(self, archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
        self.archive, self.name, self.limits = archive, name, limits
        self.left = limits.max_unpacked
        entries = archive.infolist()
        if len(entries) > limits.max_entries:
            raise ReadingError("sources.unpacks_too_large", name, most=limits.max_unpacked // 1_000_000)
        self.entries = {e.filename.lstrip("/").lower(): e for e in entries}

    def xml(self, part: str) -> Element | None:
        """The root of a part; None where there is no such part."""
        entry = self.entries.get(part.lower())
        if entry is None:
            return None
        too_large = entry.file_size > self.left
        if not too_large:
            with self.archive.open(entry) as file:
                # what the directory says may be a lie: never unpack more than is allowed
                data = file.read(self.left + 1)
            self.left -= len(data)
        if too_large or self.left < 0:
            raise ReadingError("sources.unpacks_too_large", self.name, most=self.limits.max_unpacked // 1_000_000)
        return self._parse(data)

    def main(self) -> str:
        """The name of the part with the text."""
        for kind, target in self._relations("_rels/.rels"):
            if kind == _MAIN and target.lstrip("/").lower() in self.entries:
                return target.lstrip("/")
        return "word/document.xml"

    def beside(self, main: str) -> dict[str, str]:
        """Kind -> name of the parts that the main part refers to."""
        folder, _, file = main.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        found = {}
        for kind, target in self._relations(f"{prefix}_rels/{file}.rels"):
            found[kind] = target.lstrip("/") if target.startswith("/") else prefix + target
        return found

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        root = self.xml(part)
        for relation in () if root is None else root:
            if relation.get("TargetMode", "") != "External":
                yield relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")

    def _parse(self, data: bytes) -> Element:
        if b"<!DOCTYPE" in data:
            raise ReadingError("sources.entities", self.name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ReadingError("sources.damaged", self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadingError("sources.entities", self.name)
        return root
