"""What PDFium finds painted on a page besides text: lines and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as raw

from corpus.engines.native import Calls
from corpus.engines.ruling import LONG, THIN, Point, edges, rules
from corpus.engines.upright import Frame
from corpus.geometry import Box

_DEEPEST = 8
"""Forms inside forms, so deep."""

Matrix = tuple[float, float, float, float, float, float]
_AS_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Painting(NamedTuple):
    """Ruling lines of a page, and the share of it that pictures cover (0 to 1; overlaps count twice)."""

    rules: tuple[Box, ...]
    image_share: float


class _Thing(NamedTuple):
    """A page object with its kind and the matrix of the form that holds it."""

    address: int
    kind: int
    matrix: Matrix


def painting(call: Calls, page: int, frame: Frame) -> Painting:
    """Lines and pictures of a page (its address) whose content stands upright in `frame`."""
    lines: list[Box] = []
    covered = 0.0
    for thing in _things(call, page):
        box = _bounds(call, thing, frame)
        if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += frame.visible(box)
        else:
            lines += _lines(call, thing, box, frame)
    share = covered / (frame.width * frame.height or 1.0)
    return Painting(rules(lines, frame.width, frame.height) if lines else (), min(share, 1.0))


def _things(call: Calls, page: int) -> Iterator[_Thing]:
    """The paths and images of a page, in drawing order, also those inside forms."""
    for index in range(call.page_count(page)):
        thing = call.page_object(page, index)
        kind = call.kind(thing)
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            yield from _unfold(call, _Thing(thing, kind, _AS_IS), 0)


def _unfold(call: Calls, thing: _Thing, depth: int) -> Iterator[_Thing]:
    if thing.kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
        yield thing
    elif thing.kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        matrix = _after(_matrix(call, thing.address), thing.matrix)
        for index in range(call.form_count(thing.address)):
            inner = call.form_object(thing.address, index)
            yield from _unfold(call, _Thing(inner, call.kind(inner), matrix), depth + 1)


def _lines(call: Calls, thing: _Thing, box: Box, frame: Frame) -> Iterator[Box]:
    """The lines that a path paints. A thin area is one line, whatever it is made of."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    call.draw_mode(thing.address, ctypes.addressof(filled), ctypes.addressof(stroked))
    if not (filled.value or stroked.value) or max(box.width, box.height) < LONG:
        return
    if min(box.width, box.height) <= THIN and not stroked.value:
        yield box
        return
    width = _stroke_width(call, thing) if stroked.value else 0.0
    for corners in _strokes(call, thing):
        points = [frame.point(*corner) for corner in corners]
        yield from edges(points, bool(stroked.value), width)


def _strokes(call: Calls, path: _Thing) -> Iterator[list[Point]]:
    """The corners of each run of straight lines in a path, in the file's coordinates. Curves part the runs."""
    matrix = _after(_matrix(call, path.address), path.matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    run: list[Point] = []
    for index in range(call.segment_count(path.address)):
        segment = call.segment(path.address, index)
        call.point(segment, ctypes.addressof(x), ctypes.addressof(y))
        point = _moved(matrix, x.value, y.value)
        if call.segment_kind(segment) == raw.FPDF_SEGMENT_LINETO:
            run.append(point)
        else:
            if len(run) > 1:
                yield run
            run = [point]
        if call.closes(segment):
            run.append(run[0])
    if len(run) > 1:
        yield run


def _bounds(call: Calls, thing: _Thing, frame: Frame) -> Box:
    edges = (ctypes.c_float * 4)()
    start = ctypes.addressof(edges)
    call.bounds(thing.address, start, start + 4, start + 8, start + 12)
    left, lower, right, upper = edges
    if thing.matrix is _AS_IS:
        return frame.place(left, lower, right, upper)
    corners = [_moved(thing.matrix, x, y) for x in (left, right) for y in (lower, upper)]
    xs, ys = zip(*corners, strict=True)
    return frame.place(min(xs), min(ys), max(xs), max(ys))


def _matrix(call: Calls, address: int) -> Matrix:
    numbers = (ctypes.c_float * 6)()
    call.matrix(address, ctypes.addressof(numbers))
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _stroke_width(call: Calls, thing: _Thing) -> float:
    width = ctypes.c_float()
    call.stroke_width(thing.address, ctypes.addressof(width))
    return float(min(width.value, THIN))


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _after(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` then."""
    a, b, c, d, e, f = inner
    x0, y0 = outer[4:]
    ab, cd, ef = _moved(outer, a, b), _moved(outer, c, d), _moved(outer, e, f)
    return ab[0] - x0, ab[1] - y0, cd[0] - x0, cd[1] - y0, ef[0], ef[1]
