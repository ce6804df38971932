"""Harmony: how far the institutions' contracts of one generation say the same."""
