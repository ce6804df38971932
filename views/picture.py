"""A page picture with the boxes of a provision framed on it."""

from __future__ import annotations

from PIL import Image, ImageDraw

from corpus.geometry import Box

FILL = (255, 193, 7, 56)
EDGE = (176, 96, 0, 255)
MARGIN = 2.0
"""Points between the words and the frame."""


def framed(page: Image.Image, boxes: tuple[Box, ...], scale: float) -> Image.Image:
    """A copy of the picture (`scale` pixels to the point) with a tinted frame around each box, given in points."""
    below = page.convert("RGBA")
    above = Image.new("RGBA", below.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(above)
    for box in boxes:
        x0, x1 = sorted((box.x0, box.x1))
        top, bottom = sorted((box.top, box.bottom))
        corners = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        draw.rectangle([c * scale for c in corners], fill=FILL, outline=EDGE, width=2)
    return Image.alpha_composite(below, above).convert("RGB")
