"""Typeset the samples: `python -m samples.typeset [folder]` writes samples/pdf (or the folder) anew."""
from __future__ import annotations
import sys
from pathlib import Path
from samples.layouts import fonts, report, gazette
from samples.source import load
def main():
    fonts.register()
    out=Path('samples/pdf')
    report.typeset([load('pcm-2022-fr')], out/'pcm-2022-report-fr.pdf', report.Look(crop=6))
    report.typeset([load('pcm-2022-nl')], out/'pgl-2022-report-nl.pdf', report.Look(outline=False,family='book',colour='#7a1f3d',cut=True,turned=5))
    gazette.side_by_side([(load('fats-2022-decree-nl'),load('fats-2022-decree-fr')),(load('fats-2022-nl'),load('fats-2022-fr'))], out/'fats-fosa-2022-gazette.pdf', 'BELGISCH STAATSBLAD — 04.02.2022 — MONITEUR BELGE')
    gazette.two_columns(load('fats-2022-fr'), Path('/tmp/v/two.pdf'), 'MONITEUR BELGE — 04.02.2022 — BELGISCH STAATSBLAD')
main()
