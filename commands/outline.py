"""The tree of a document, or a branch of it, for the terminal."""

from __future__ import annotations

from rich.text import Text
from rich.tree import Tree

from commands.terminal import plain
from corpus.messages import Tongue, say
from corpus.model import Document, Provision


def outline(document: Document, branch: Provision, tongue: Tongue, texts: bool = True) -> Tree:
    """`branch` as a tree under the document's title; without `texts` only articles and what stands above them."""
    top = Tree(Text(plain(summary(document, tongue)), style="bold"))
    if branch is document.root:
        for child in branch.children:
            _grow(top, child, texts)
    else:
        _grow(top, branch, texts)
    return top


def summary(document: Document, tongue: Tongue) -> str:
    """The document in one line: id, kind, pages and number of articles."""
    return say(
        "cli.document",
        tongue,
        id=document.id,
        kind=say(f"catalogue.kind_{document.kind}", tongue),
        first=document.pages[0],
        last=document.pages[1],
        articles=sum(1 for _ in document.articles()),
    )


def _grow(tree: Tree, provision: Provision, texts: bool) -> None:
    if not texts and provision.kind in ("paragraph", "point", "footnote", "contents"):
        return
    branch = tree.add(_line(provision, texts))
    if texts or provision.kind != "article":
        for child in provision.children:
            _grow(branch, child, texts)


def _line(provision: Provision, texts: bool) -> Text:
    label = provision.label or (f"[{provision.kind}]" if not provision.text or not texts else "")
    line = Text(plain(label), style="cyan")
    parts = [(provision.heading, "bold"), (provision.text if texts else "", "")]
    for text, style in parts:
        if text:
            line.append(" " if line else "").append(plain(text), style=style)
    for row in provision.rows if texts else ():
        line.append("\n" + plain(" | ".join(row)))
    return line
