"""DOCX: each table row is one thing that Word does."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.block import Block
from corpus.errors import ReadingError
from corpus.sources import docx as source
from corpus.sources.limits import Limits
from tests.corpus.sources.docx_files import STRICT, definition, docx, numbered, numbers, p, r


def sheet_style(name: str, label: str, paragraph: str = "", run: str = "", based: str = "", default: str = "0") -> str:
    return (
        f'<w:style w:type="paragraph" w:default="{default}" w:styleId="{name}"><w:name w:val="{label}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


HEADINGS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + sheet_style("Normal", "Normal", default="1")
    + sheet_style("Titre1", "heading 1", run='<w:b/><w:sz w:val="32"/>')
    + sheet_style("Kop2", "Kop 2")
    + sheet_style("Art", "Artikelkop", based="Mid")
    + sheet_style("Mid", "Mid", paragraph='<w:outlineLvl w:val="2"/><w:jc w:val="center"/>')
    + sheet_style("Body", "Body", paragraph='<w:outlineLvl w:val="9"/>', based="Titre1")
    + sheet_style("TM2", "toc 2")
    + sheet_style("Ring", "Ring", based="Ring")
)


def read(body: str, **parts: str) -> tuple[Block, ...]:
    return source.blocks(docx(body, **parts))


def styled(style: str, text: str = "Objet") -> str:
    return p(r(text), properties=f'<w:pStyle w:val="{style}"/>')


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("Titre1", 1),  # the name says it
        ("Kop2", 2),  # a localised name
        ("Art", 3),  # the outline level, inherited
        ("Body", None),  # outline level "body text" wins over the heading it is based on
        ("Heading4", 4),  # a style that is not in the sheet
        ("Ring", None),  # based on itself
        ("Normal", None),
    ],
)
def test_the_level_of_a_heading(style: str, level: int | None) -> None:
    (found,) = read(styled(style), styles=HEADINGS)
    assert (found.text, found.level, found.kind) == ("Objet", level, "text")


def test_the_look_is_inherited() -> None:
    heading, centred, plain = read(styled("Titre1") + styled("Art") + p(r("a", "<w:b w:val='0'/>")), styles=HEADINGS)
    assert (heading.style.size, heading.style.bold) == (16.0, True)
    assert (centred.style.centred, centred.style.size) == (True, 11.0)
    assert plain.style.bold is False


@pytest.mark.parametrize(
    ("runs", "bold", "until"),
    [
        ([r("Art. 1.", "<w:b/>"), r(" Le comité")], False, 7),
        ([r("Art. 1. ", "<w:b/>"), r("Le comité", "<w:b/>")], True, 17),
        ([r("Objet", "<w:b/>"), r(".")], True, 5),  # a lone sign at the end
        ([r("Le "), r("comité", "<w:b/>")], False, 0),
    ],
)
def test_bold_labels(runs: list[str], bold: bool, until: int) -> None:
    (found,) = read(p(*runs))
    assert (found.style.bold, found.style.bold_until) == (bold, until)


LEGAL = definition(("decimal", "%1°"), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"), ("bullet", "-"))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([0, 0, 1, 1, 0, 1], ["1°", "2°", "a)", "b)", "3°", "a)"]),  # deeper levels begin anew
        ([0, 1, 2, 2, 3, 3, 1], ["1°", "a)", "(i)", "(ii)", "-", "-", "b)"]),
        ([1], ["a)"]),  # a deeper level first
    ],
)
def test_markers_are_counted(levels: list[int], expected: list[str]) -> None:
    found = read("".join(p(r("tekst"), properties=numbered(i)) for i in levels), numbering=LEGAL + numbers((1, 1)))
    assert [b.marker for b in found] == expected
    assert [b.text for b in found] == [f"{m} tekst" for m in expected]
    assert all(b.raw == b.text and b.style.hanging == 18 for b in found)
    assert [b.style.indent for b in found] == [36.0 * (i + 1) - 18 for i in levels]


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("decimal", "Article %1.", ["Article 1.", "Article 2."]),
        ("upperRoman", "CHAPITRE %1 -", ["CHAPITRE I -", "CHAPITRE II -"]),
        ("decimalZero", "%1", ["01", "02"]),
        ("bullet", "\uf0b7", ["•", "•"]),  # a dot of the Symbol font
        ("bullet", "\uf02d", ["-", "-"]),
        ("none", "", ["", ""]),
    ],
)
def test_forms_of_numbers(form: str, pattern: str, expected: list[str]) -> None:
    body = p(r("x"), properties=numbered()) * 2
    found = read(body, numbering=definition((form, pattern)) + numbers((1, 1)))
    assert [b.marker for b in found] == expected


def test_numbers_of_several_levels_and_lists() -> None:
    """ "16.3.1": levels that were never counted stand at their start; two lists of one definition count on; a list with
    an override begins anew; an empty numbered paragraph counts."""
    sheet = (
        definition(("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
        + numbers((1, 1), (2, 1))
        + (
            '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="16"/></w:lvlOverride></w:num>'
        )
    )
    places = [
        (0, 1, "x"),
        (2, 1, "x"),
        (0, 2, "x"),
        (0, 1, ""),
        (0, 1, "x"),
        (0, 3, "x"),
        (1, 3, "x"),
        (2, 3, "x"),
        (0, 9, "x"),
    ]
    found = read("".join(p(r(t), properties=numbered(i, n)) for i, n, t in places), numbering=sheet)
    assert [b.marker for b in found] == ["1.", "1.1.1", "2.", "4.", "16.", "16.1", "16.1.1", ""]


def test_numbers_that_a_style_brings() -> None:
    styles = sheet_style("A", "A", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>') + sheet_style(
        "B", "B", based="A"
    )
    level = '<w:lvl w:ilvl="{}"><w:numFmt w:val="decimal"/><w:pStyle w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = level.format(0, "A", "Art. %1") + level.format(1, "B", "§ %2")
    sheet = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>{numbers((1, 1))}'
    found = read(styled("A") + styled("B") + styled("B") + styled("A"), styles=styles, numbering=sheet)
    assert [b.marker for b in found] == ["Art. 1", "§ 1", "§ 2", "Art. 2"]


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    body = (
        p(
            r("Binnen "),
            "<w:del><w:r><w:delText>tien</w:delText></w:r></w:del>",
            f"<w:ins>{r('dertig')}</w:ins>",
            r(" dagen"),
        )
        + p(r("Dit blijft "), properties="<w:rPr><w:del/></w:rPr>")
        + p(r("één alinea."))
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body))
    found = source.read(path)
    assert [b.text for b in found.blocks] == ["Binnen dertig dagen", "Dit blijft één alinea."]
    assert [(a.key, a.values) for a in found.anomalies] == [
        ("sources.tracked_changes", (("inserted", 1), ("deleted", 1)))
    ]


def test_footnotes_follow_the_paragraph_that_calls_them() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p(r("---"))}</w:footnote>'
        f'<w:footnote w:id="5">{p("<w:r><w:footnoteRef/></w:r>", r(" Loi du 3 avril."))}</w:footnote>'
        f'<w:footnote w:id="6">{p(r("Zie boven."))}{p(r("En onder."))}</w:footnote>'
    )
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="6"/><w:t>*</w:t></w:r>'
    body = p(r("Le décret"), call.format(5), r(" prévoit")) + p(r("ceci"), starred) + p(r("fin"), call.format(99))
    found = read(body, footnotes=notes)
    assert [(b.kind, b.text, b.marker) for b in found] == [
        ("text", "Le décret prévoit", ""),
        ("footnote", "Loi du 3 avril.", "1"),
        ("text", "ceci", ""),
        ("footnote", "Zie boven. En onder.", "*"),
        ("text", "fin", ""),
    ]
    assert (found[0].raw, found[0].calls, found[2].calls) == ("Le décret1 prévoit", ((9, "1"),), ((4, "*"),))


def _field(code: str) -> tuple[str, str]:
    """The parts of a field before and after its result."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    return begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_contents_by_field_and_by_style() -> None:
    begin, end = _field(' TOC \\o "1-3" ')
    page, over = _field(" PAGEREF _Toc1 ")
    entry = "<w:hyperlink>{}<w:r><w:tab/></w:r>{}{}{}</w:hyperlink>"
    body = (
        p(begin, entry.format(r("Hoofdstuk 1"), page, r("3"), over))
        + p(entry.format(r("Artikel 2 ..... "), "", r("14"), ""), properties='<w:pStyle w:val="TM2"/>')
        + p(end, r("Artikel 1"))
        + p(r("Article 9"), "<w:r><w:tab/></w:r>", r("20"), properties='<w:pStyle w:val="TM2"/>')
    )
    found = read(body, styles=HEADINGS)
    assert [(b.kind, b.text, b.level, b.target) for b in found] == [
        ("contents", "Hoofdstuk 1", 1, 3),
        ("contents", "Artikel 2", 2, 14),
        ("text", "Artikel 1", None, None),
        ("contents", "Article 9", 2, 20),
    ]


def _cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_with_merged_cells() -> None:
    wide = _cell(p(r("Doelstelling")), properties='<w:gridSpan w:val="2"/>')
    down = _cell(p(r("2022")), properties='<w:vMerge w:val="restart"/>')
    covered = _cell(p(), properties="<w:vMerge/>")
    body = p(r("voor")) + _table(wide, down + _cell(p(r("95")), p(r("%"))), covered + _cell(p(r("96 %")))) + p(r("na"))
    before, table, after = read(body)
    assert table.kind == "table"
    assert table.rows == (("Doelstelling", ""), ("2022", "95 %"), ("", "96 %"))
    assert table.text == "Doelstelling 2022 95 % 96 %"
    assert before.flow == table.flow == after.flow


def test_a_frame_and_side_by_side_texts_are_no_tables() -> None:
    framed = read(_table(_cell(p(r("Artikel 1")), p(r("Tekst.")))))
    assert [(b.kind, b.text) for b in framed] == [("text", "Artikel 1"), ("text", "Tekst.")]
    beside = _table(*(_cell(styled("Titre1", f"Art. {i}")) + _cell(styled("Titre1", f"Artikel {i}")) for i in (1, 2)))
    found = read(beside + p(r("fin")), styles=HEADINGS)
    assert [b.text for b in found] == ["Art. 1", "Art. 2", "Artikel 1", "Artikel 2", "fin"]
    assert len({b.flow for b in found}) == 3 and found[0].flow == found[1].flow


def test_a_table_in_a_table_comes_out() -> None:
    inner = _table(_cell(p(r("1"))) + _cell(p(r("2"))))
    outer = _table(_cell(p(r("kop")), inner) + _cell(p(r("x"))))
    assert [(b.kind, b.text) for b in read(outer)] == [("text", "kop"), ("table", "1 2"), ("text", "x")]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>l'arti</w:t><w:softHyphen/><w:t>cle</w:t></w:r>", "l'article"),
        ("<w:r><w:t>sous</w:t><w:noBreakHyphen/><w:t>section</w:t></w:r>", "sous-section"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:t>vu</w:t></w:r>", "vu"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>chapitre</w:t></w:r>", "CHAPITRE"),
        ("<w:hyperlink><w:r><w:t>lien</w:t></w:r></w:hyperlink>", "lien"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>3 mai</w:t></w:r></w:fldSimple>', "3 mai"),
        ("<w:sdt><w:sdtContent><w:r><w:t>keuze</w:t></w:r></w:sdtContent></w:sdt>", "keuze"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> item</w:t></w:r>', "• item"),
        ("<w:r><w:t>§\u00a01er</w:t></w:r>", "§ 1er"),
        ('<w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r>', "a|b"),
    ],
)
def test_what_a_paragraph_can_hold(inside: str, text: str) -> None:
    assert [b.text for b in read(p(inside))] == text.split("|")


@pytest.mark.parametrize(
    ("first", "pages"),
    [
        (p(r("a"), '<w:r><w:br w:type="page"/></w:r>'), [1, 2]),
        (p(r("a"), properties="<w:sectPr/>"), [1, 2]),
        (p(r("a"), properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>'), [1, 1]),
        (p(r("a"), '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"), [1, 2]),  # once
        (p(r("a")), [1, 1]),
    ],
)
def test_pages_are_counted_by_breaks(first: str, pages: list[int]) -> None:
    assert [b.page for b in read(first + p(r("b")))] == pages


def test_text_boxes_and_content_controls() -> None:
    box = "<w:r><w:pict><w:txbxContent>" + p(r("in het kader")) + "</w:txbxContent></w:pict></w:r>"
    body = p(r("tekst"), box) + f"<w:sdt><w:sdtContent>{p(r('in het veld'))}</w:sdtContent></w:sdt>"
    assert [b.text for b in read(body)] == ["tekst", "in het kader", "in het veld"]


def test_strict_files_and_macros() -> None:
    found = source.blocks(
        docx(p(r("strikt")), namespace=STRICT, extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 9})
    )
    assert [b.text for b in found] == ["strikt"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (docx(p(r("a")))[:-30], "sources.damaged"),
        (docx("<w:p>"), "sources.damaged"),  # not well-formed
        (docx("").replace(b"word/document.xml", b"wurd/document.xml"), "sources.damaged"),
        (docx(p(r("a")), extra={"word/x": b"0"}) , ""),
        (docx(p(r("x" * 2_000_000))), "sources.unpacks_too_large"),
        (docx("<w:tbl><w:tr><w:tc>" * 80 + p(r("a")) + "</w:tc></w:tr></w:tbl>" * 80), ""),
        (docx("<w:tbl><w:tr><w:tc>" * 200 + p(r("a")) + "</w:tc></w:tr></w:tbl>" * 200), "sources.damaged"),
    ],
)  # fmt: skip
def test_damaged_and_hostile_files(data: bytes, key: str) -> None:
    limits = Limits(max_unpacked=1_000_000)
    if not key:
        assert [b.text for b in source.blocks(data, limits)] == ["a"]
        return
    with pytest.raises(ReadingError) as caught:
        source.blocks(data, limits)
    assert caught.value.key == key
