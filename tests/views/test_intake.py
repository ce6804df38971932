"""Uploads: whatever a visitor calls a file, it is stored inside the folder, under a name that every system takes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from views.intake import harmless, keep

DIGEST = "0123456789abcdef" * 4
NAMES = [
    # (as the browser says it, as it is stored)
    ("contrat 2022 (v2).pdf", "contrat 2022 (v2).pdf"),
    ("Überéénkomst.docx", "Überéénkomst.docx"),
    ("../../x.pdf", "x.pdf"),
    ("..\\..\\x.pdf", "x.pdf"),
    ("/etc/passwd", "passwd"),
    ("C:\\Windows\\x.pdf", "x.pdf"),
    ("C:x.pdf", "C_x.pdf"),  # a drive without a folder
    ("x.pdf:stream", "x.pdf_stream"),  # a second stream of a file, on NTFS
    ("..", "file"),
    (".", "file"),
    ("", "file"),
    ("/", "file"),
    ("a/..", "file"),
    (".htaccess", "htaccess"),
    ("-rf.pdf", "rf.pdf"),
    ("a\0b.pdf", "a_b.pdf"),
    ("a\nb\x1b[31m.pdf", "a_b__31m.pdf"),
    ("\u202efdp.exe", "_fdp.exe"),  # would be shown as "exe.pdf"
    ("\udcff.pdf", "_.pdf"),
    ("=1+1.pdf", "_1_1.pdf"),
    ("<img src=x>.pdf", "_img src_x_.pdf"),
    ("CON", "_CON"),
    ("nul.pdf", "_nul.pdf"),
    ("com1 .txt", "_com1 .txt"),
    ("console.pdf", "console.pdf"),
    ("x.pdf. .", "x.pdf"),  # Windows drops what stands at the end
]


@pytest.mark.parametrize(("name", "stored"), NAMES)
def test_names_of_uploads(tmp_path: Path, name: str, stored: str) -> None:
    assert harmless(name) == stored
    folder = tmp_path / "corpus" / "files"
    path = keep(folder, name, b"content", DIGEST)
    assert path.read_bytes() == b"content"
    assert path.resolve().parent == (folder / DIGEST[:16]).resolve()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path], "nothing anywhere else"


@pytest.mark.parametrize(
    "name", ["x" * 255 + ".pdf", "é" * 255 + ".docx", "𠀀" * 255 + ".txt", "a." + "b" * 255, "." * 300]
)
def test_long_names_fit_and_keep_their_suffix(tmp_path: Path, name: str) -> None:
    """In bytes: 255 are allowed, and the name under which a file is written has a few more than its own."""
    path = keep(tmp_path, name, b"content", DIGEST)
    assert len(path.name.encode()) <= 120
    if len(Path(name).suffix) in (4, 5):
        assert path.suffix == Path(name).suffix


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_no_stored_name_is_a_path_on_any_system(name: str) -> None:
    stored = harmless(name)
    for system in (PurePosixPath, PureWindowsPath):
        assert len(system(stored).parts) == 1 and not system(stored).is_absolute() and not system(stored).drive
