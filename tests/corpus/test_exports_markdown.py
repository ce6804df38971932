"""Markdown: reads as the tree, and no text of a contract becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt

from corpus.exports.characters import xml_text
from corpus.exports.markdown import escape, markdown
from corpus.model import Document, Provision
from tests.corpus.trees import contract, documents


def squeezed(*texts: str) -> str:
    return "".join("".join(xml_text(text).split()) for text in texts)


def rendered(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(text)}</div>")


def without_notes(provision: Provision) -> Provision:
    children = tuple(without_notes(c) for c in provision.children if c.kind != "footnote")
    rows = tuple(row for row in provision.rows if row)
    return replace(provision, children=children, rows=rows)


def printed(provision: Provision) -> str:
    own = squeezed(
        provision.label, provision.heading, provision.text, *(cell for row in provision.rows for cell in row)
    )
    return own + "".join(printed(child) for child in provision.children)


@settings(max_examples=80, deadline=None)
@given(documents())
def test_all_words_come_out_in_order_as_text(document: Document) -> None:
    root = without_notes(document.root)
    if root.kind == "footnote":
        root = replace(root, kind="document")
    page = rendered(markdown(replace(document, root=root)))
    assert squeezed(page.text_content()) == squeezed(document.title) + printed(root)
    assert not page.xpath("//a | //img | //code | //pre | //em | //hr | //ol | //blockquote | //script")


@pytest.mark.parametrize(
    "text",
    [
        "# titre", "- point", "1. un", "2) twee", "* ster", "+ plus", "> citaat", "a\\", "<b>x</b>", "&eacute;",
        "[a](b)", "![a](b)", "`code`", "***", "---", "===", "~~~", "| a | b |", "    ingesprongen", "regel\n# twee",
        "http://a.be/_x_", "1 000 €", "§ 1er.",
    ],
)  # fmt: skip
def test_escaped_text_is_only_text(text: str) -> None:
    page = rendered(escape(text))
    assert " ".join(page.text_content().split()) == " ".join(text.split())
    assert [child.tag for child in page] == ["p"] and len(page[0]) == 0


def test_a_small_contract() -> None:
    assert markdown(contract()) == (
        "# Contrat du musée\n\n"
        "Missions 2\n\n"
        "**Préambule**\n\n"
        "Vu la loi sur les musées,\n\n"
        "## CHAPITRE Ier Missions\n\n"
        "### Article 1er Objet\n\n"
        "Le musée garde[^1] :\n\n"
        "- a) le courrier ;\n\n"
        "- b) les archives, au plus tard le 31 mars 2024,\n\n"
        "sauf le samedi.\n\n"
        "| Jour | Heure |\n| --- | --- |\n| lundi | 9 h |\n\n"
        "### Art. 2.\n\n"
        "**§ 1er.** Il ouvre à 9 heures.\n\n"
        "Le directeur peut en décider autrement.\n\n"
        "Fait à Dinant, le maire\n\n"
        "[^1]: Voir l'annexe.\n"
    )
