"""The system's free fonts, by family and style, embedded as subsets. Looked up where Debian puts them."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path("/usr/share/fonts/truetype")
FILES = {
    "serif": ("liberation/LiberationSerif-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    "sans": ("liberation/LiberationSans-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    "book": ("dejavu/DejaVuSerifCondensed{}.ttf", ("", "-Bold", "-Italic", "-BoldItalic")),
    "plain": ("dejavu/DejaVuSansCondensed{}.ttf", ("", "-Bold", "-Oblique", "-BoldOblique")),
}


def paths() -> list[Path]:
    """The font files that the samples are set in; a missing one is told apart by not existing."""
    return [FOLDER / pattern.format(style) for pattern, styles in FILES.values() for style in styles]


def register() -> None:
    """Make every face known to reportlab. Raises FileNotFoundError that names the packages to install."""
    missing = [p for p in paths() if not p.exists()]
    if missing:
        raise FileNotFoundError(f"{missing[0]}: install the packages fonts-liberation and fonts-dejavu")
    for family, (pattern, styles) in FILES.items():
        for i, style in enumerate(styles):
            registerFont(TTFont(f"{family}{i}", str(FOLDER / pattern.format(style))))


def face(family: str, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face."""
    return f"{family}{int(bold) + 2 * int(italic)}"


def width(text: str, name: str, size: float) -> float:
    """Width in points."""
    return float(stringWidth(text, name, size))
