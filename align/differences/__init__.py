"""Differences inside a link, within one language: what two articles say differently, classed by facts."""
