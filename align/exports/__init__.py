"""Comparisons as files: tables, tracked changes, pages side by side."""
