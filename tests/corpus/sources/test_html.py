"""HTML: each row is one way in which web pages write something."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.block import Block
from corpus.sources import html as source


def read(body: str) -> tuple[Block, ...]:
    return source.blocks(f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>Art.&nbsp;1<sup>er</sup>. &lt;L&#39;avis&gt;</p>", ["Art. 1er. <L'avis>"]),
        ("<p>un<p>deux", ["un", "deux"]),  # tags that are not closed
        ("un<br>deux<br><br>trois<br />\n<br/>quatre", ["un deux", "trois", "quatre"]),  # paragraphs of old pages
        ("<div>avant<p>dedans</p>après</div>", ["avant", "dedans", "après"]),
        ("<p>l'arti&shy;cle\u200b 7</p>", ["l'article 7"]),
        ("<p>a<!-- b -->c</p><script>d()</script><style>e{}</style><noscript>f</noscript>", ["ac"]),
        ("<p hidden>a</p><p style='display: none'>b</p><p aria-hidden=true>c</p><p>d</p>", ["d"]),
        (
            "<nav>Accueil</nav><header>Site</header><p>tekst</p><div role=navigation>menu</div><footer>c</footer>",
            ["tekst"],
        ),
        ("<article><header>Titel</header><p>tekst</p></article>", ["Titel", "tekst"]),  # the header of the text itself
        ("<p>buiten</p><main><p>tekst</p></main>", ["tekst"]),
        ("<div class='breadcrumb x'>a &gt; b</div><p>c<del>oud</del><ins>nieuw</ins></p>", ["cnieuw"]),
        ("<p>voor <img src='http://example.org/a.png' alt='foto'> na</p>", ["voor na"]),
        ("<pre>a\n  b</pre>", ["a b"]),
        ("<p></p><p> &nbsp; </p>", []),
        ("<dl><dt>KSZ</dt><dd>de Kruispuntbank</dd></dl>", ["KSZ", "de Kruispuntbank"]),
    ],
)
def test_paragraphs(body: str, texts: list[str]) -> None:
    assert [b.text for b in read(body)] == texts


@pytest.mark.parametrize(
    ("body", "markers"),
    [
        ("<ul><li>x<li>y</ul>", ["•", "•"]),
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=3 type=a><li>x<li>y</ol>", ["c.", "d."]),
        ("<ol><li value=7>x<li>y</ol>", ["7.", "8."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ol type=I><li>x<ol style='list-style-type: lower-latin'><li>y</ol><li>z</ol>", ["I.", "a.", "II."]),
        ("""<ul style='list-style-type: "- "'><li>x</ul>""", ["-"]),
        ("<ul style='list-style: none'><li>x</ul>", [""]),
        ("<ul><li>1° x<li>a) x<li>- x<li>§ 2. x</ul>", ["", "", "", ""]),  # the text brings its own
        ("<ol><li><p>x</p><p>y</p></ol>", ["1.", ""]),
    ],
)
def test_markers(body: str, markers: list[str]) -> None:
    found = read(body)
    assert [b.marker for b in found] == markers
    assert all(b.text.startswith(b.marker) and b.raw.startswith(b.marker) for b in found)


def test_lists_are_indented_by_their_depth() -> None:
    assert [b.style.indent for b in read("<p>a<ul><li>b<ul><li>c</ul></ul><p style='margin-left:40px'>d")] == [
        0,
        30,
        60,
        30,
    ]


@pytest.mark.parametrize(
    ("body", "level", "bold", "centred"),
    [
        ("<h3>Objet</h3>", 3, True, False),
        ("<div role=heading aria-level=2>Objet</div>", 2, True, False),
        ("<p align=center><b>Objet</b></p>", None, True, True),
        ("<center>Objet</center>", None, False, True),
        ("<p style='text-align:center;font-weight:700'>Objet</p>", None, True, True),
        ("<div style='text-align:center'><p style='text-align:left'>Objet</p></div>", None, False, False),
        ("<b>Objet<span style='font-weight:normal'> du</span></b>", None, False, False),
        ("<p>Objet</p>", None, False, False),
    ],
)
def test_the_look(body: str, level: int | None, bold: bool, centred: bool) -> None:
    (found,) = read(body)
    assert (found.level, found.style.bold, found.style.centred) == (level, bold, centred)


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ("<sup><a href='#n1'>1</a></sup>", "<ol><li id=n1>La loi. <a href='#r'>↩</a></li></ol>"),
        ("<a role=doc-noteref href='#n1'>1</a>", "<aside role=doc-footnote id=n1>La loi.</aside>"),
        ("<a href='#n1' id=r>[1]</a>", "<p><a id=n1 href='#r'>[1]</a> La loi.</p>"),
        ("<a href='#n1' name=r><sup>1</sup></a>", "<div><p><a name=n1 href='#r'><sup>1</sup></a> La loi.</p></div>"),
    ],
)
def test_footnotes_follow_the_paragraph_that_calls_them(call: str, note: str) -> None:
    found = read(f"<p id=r0>Le décret{call} prévoit</p><p>suite</p>{note}")
    assert [(b.kind, b.text, b.marker) for b in found] == [
        ("text", "Le décret prévoit", ""),
        ("footnote", "La loi.", "1"),
        ("text", "suite", ""),
    ]
    assert found[0].calls == ((9, "1"),)


@pytest.mark.parametrize("body", ["<p>10 m<sup>2</sup></p>", "<p>zie <a href='#x'>artikel 2</a></p><p id=x>y</p>"])
def test_what_is_no_footnote(body: str) -> None:
    assert not any(b.calls or b.kind == "footnote" for b in read(body))


def test_contents() -> None:
    toc = "<nav role=doc-toc><h2>Inhoud</h2><ol><li>Deel I<ol><li><a href='#a'>Artikel 1 .... 3</a></ol></ol></nav>"
    assert [(b.kind, b.text, b.level, b.target) for b in read(toc + "<h2 id=a>Artikel 1</h2>")] == [
        ("text", "Inhoud", 2, None),
        ("contents", "Deel I", 1, None),
        ("contents", "Artikel 1", 2, 3),
        ("text", "Artikel 1", 2, None),
    ]


def test_tables_of_data() -> None:
    head = "<tr><th colspan=2>Doel<th>Jaar</tr>"
    (table,) = read(f"<table>{head}<tr><td rowspan=2>a<td>b<td>1</tr><tr><td>c<td>2</tr><tr><td></tr></table>")
    assert table.rows == (("Doel", "", "Jaar"), ("a", "b", "1"), ("", "c", "2"))


def test_tables_that_only_place_text() -> None:
    page = "<table><tr><td><table><tr><td>menu</table><td><h1>Contract</h1><p>Tekst.</p></tr></table>"
    assert [(b.kind, b.text, b.level) for b in read(page)] == [
        ("text", "menu", None),
        ("text", "Contract", 1),
        ("text", "Tekst.", None),
    ]
    french, dutch = "Le comité siège. " * 100, "Het comité zetelt. " * 100
    found = read(f"<table>{f'<tr><td>{french}<td>{dutch}' * 2}</table><p>fin")
    assert [b.text[:3] for b in found] == ["Le ", "Le ", "Het", "Het", "fin"]
    assert [b.flow for b in found] == [1, 1, 2, 2, 3]


def test_pages_are_counted_by_breaks() -> None:
    body = "<p>a</p><p style='page-break-before: always'>b</p><div style='break-after: page'>c</div><p>d</p>"
    assert [b.page for b in read(body)] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        ("<meta charset=windows-1252><p>é".encode("cp1252"), "é", False),
        ("<p>é".encode("cp1252"), "é", True),
        ("<meta charset=iso-8859-1><p>€".encode("cp1252"), "€", False),  # as browsers do
        ("<meta charset=utf-8><p>é".encode("cp1252"), "é", False),  # what it says is not true
        ("<?xml version='1.0' encoding='utf-8'?><html><p>é</p></html>".encode(), "é", False),
        ("<p>é".encode("utf-16"), "é", False),
        (b"<meta charset=rot13><p>e", "e", False),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str, guessed: bool) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    found = source.read(path)
    assert [b.text for b in found.blocks] == [text]
    assert [a.key for a in found.anomalies] == ["sources.encoding_guessed"] * guessed


@pytest.mark.parametrize("opening", ["<div>", "<font size=1>", "<ul><li>", "<table><tr><td>"])
def test_what_is_nested_too_deep_is_still_read(opening: str) -> None:
    found = read(f"<h2>Artikel 1</h2>{opening * 20_000}<p>tekst")
    assert [(b.text, b.level) for b in found] == [("Artikel 1", 2), ("tekst", None)]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither files nor addresses that the page names."""
    monkeypatch.setattr("socket.socket", None)
    (tmp_path / "geheim.txt").write_text("geheim")
    body = f"""<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/geheim.txt">]><html><head>
    <link rel=stylesheet href="http://example.org/a.css"></head><body><p>&x; tekst</p>
    <iframe src="file://{tmp_path}/geheim.txt"></iframe><object data="http://example.org/b"></object></body></html>"""
    found = source.blocks(body.encode())
    assert "tekst" in found[-1].text and not any("geheim" in b.text for b in found)
