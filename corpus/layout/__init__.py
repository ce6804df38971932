"""Layout: from pages of words to blocks in reading order."""

from corpus.layout.flow import blocks, columns

__all__ = ["blocks", "columns"]
