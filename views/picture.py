"""A page picture with the boxes of a provision framed on it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from corpus.geometry import Box, around

FILL = (255, 193, 7, 56)
EDGE = (176, 96, 0, 255)
MARGIN = 2.0
"""Points between the words and the frame."""

LEADING = 1.0
"""Lines of one paragraph are no further apart than this many times their height."""


def fused(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    """Boxes of lines that follow each other in one column become one: a paragraph gets one frame, not one a line."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last is not None and _follows(last, box):
            found[-1] = around((last, box))
        else:
            found.append(box)
    return tuple(found)


def _follows(above: Box, below: Box) -> bool:
    apart = below.top - above.bottom
    side_by_side = min(above.x1, below.x1) <= max(above.x0, below.x0)
    return not side_by_side and -below.height <= apart <= LEADING * below.height


def framed(page: Image.Image, boxes: tuple[Box, ...], scale: float) -> Image.Image:
    """A copy of the picture (`scale` pixels to the point) with a tinted frame around each box, given in points."""
    below = page.convert("RGBA")
    above = Image.new("RGBA", below.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(above)
    for box in fused(boxes):
        x0, x1 = sorted((box.x0, box.x1))
        top, bottom = sorted((box.top, box.bottom))
        corners = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        draw.rectangle([c * scale for c in corners], fill=FILL, outline=EDGE, width=2)
    return Image.alpha_composite(below, above).convert("RGB")


def strip(page: Image.Image, boxes: tuple[Box, ...], scale: float, around: float) -> Image.Image:
    """The part of the picture, as wide as the page, from so many points above the boxes to as many below."""
    top = min(min(box.top, box.bottom) for box in boxes) - around
    bottom = max(max(box.top, box.bottom) for box in boxes) + around
    return page.crop((0, max(0, round(top * scale)), page.width, min(page.height, round(bottom * scale))))


def as_png(page: Image.Image) -> bytes:
    """The picture as a file; a page is mostly white, so that little effort already makes it small."""
    out = BytesIO()
    page.save(out, "PNG", compress_level=3)
    return out.getvalue()
