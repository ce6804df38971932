"""Numbers of lists as they are printed: 3 is "3", "c", "iii" or "3e"."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 9999


def letters(count: int) -> str:
    """a, b, ... z, aa, bb, ... as Word counts."""
    times, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def alphabetic(count: int) -> str:
    """a, b, ... z, aa, ab, ... as HTML counts."""
    found = ""
    while count > 0:
        count, place = divmod(count - 1, 26)
        found = chr(ord("a") + place) + found
    return found


def roman(count: int) -> str:
    """i, ii, iii, iv, ..."""
    found = ""
    for amount, sign in _ROMAN:
        found += sign * (count // amount)
        count %= amount
    return found


def counted(count: int, form: str) -> str:
    """The number in a form of WordprocessingML (w:numFmt); what is not known there is printed in figures."""
    if form in ("none", "bullet"):
        return ""
    if not 0 < count <= _MOST:
        return str(count)
    if form == "decimalZero":
        return f"{count:02}"
    written = {"lowerLetter": letters, "upperLetter": letters, "lowerRoman": roman, "upperRoman": roman}.get(form)
    if written is None:
        return str(count)
    return written(count).upper() if form.startswith("upper") else written(count)
