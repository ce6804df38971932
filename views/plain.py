"""Text of documents in places where Streamlit reads Markdown: every sign of it is taken as a sign."""

from __future__ import annotations

import re
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&^=\"'])")
"""All that Markdown, its directives (":red[...]", ":material/...:"), LaTeX ("$...$") and HTML begin with."""


def label(text: str) -> str:
    """For labels of buttons and the like: one line, with nothing in it that could become an image or a link."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str, language: str, tag: str = "span") -> str:
    """For HTML: the escaped words of a document, marked with their language."""
    return f'<{tag} lang="{escape(language)}">{escape(text)}</{tag}>'


def short(text: str, most: int = 70) -> str:
    """One line of at most so many characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:.')}…"
