"""A contract every line of which tries to be something else than text, set as a PDF."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

EVIL = "evil.example"
SCRIPT = "<script>window.taken=1</script>"
PICTURE = f"<img src='//{EVIL}/a.png' onerror=\"window.taken=2\">"
DRAWING = "<svg onload=window.taken=3><style>*{display:none}</style>"
FRAME = f"</p></div><iframe src=//{EVIL}/f></iframe><!--"
PICTURED = f"![x](http://{EVIL}/b.png)"
LINKED = "[cliquez](javascript:window.taken=4)"
DIRECTIVES = ":red[rouge] :material/home: :smile: $$\\frac{a}{b}$$ `c` **d** <b>e</b>"
FORMULA = f'=HYPERLINK("http://{EVIL}";"f")'
COMMAND = "+cmd|'/C calc'!A0"
AT_SIGN = "@SUM(1+9)*cmd"
CALENDAR = "\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:INJECTED"
ENDED = "END:VEVENT"
TURNED = "\u202efdp.exe\u202c \u200b\u2066x\u2069 \u0007"
ENTITY = "]]> &lt;script&gt; &#60;b&#62; <?php x ?> {{7*7}} ${7*7} {0} %s"
NAME = "=1+1 <img src=x onerror=window.taken=5> ![x](x.png) [a](b) $z$ \u202efdp.pdf"
"""The name of the file; it can hold no slash."""

FONT = "DejaVuSans"
FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF", "/Library/Fonts")


def lines(extra: str) -> list[str]:
    """The text, a line each; the articles are understood as articles, the limits and duties as such."""
    return [
        "CONTRAT D'ADMINISTRATION 2022-2025", f"entre l'Etat belge et l'Office {SCRIPT}", PICTURED, "",
        f"CHAPITRE 1er. - {SCRIPT} {PICTURED}", "",
        f"Article 1er. {PICTURE} {FORMULA}",
        f"L'Office {SCRIPT} s'engage à transmettre {PICTURED} le rapport au ministre {LINKED}",
        f"dans les 15 jours ouvrables {DIRECTIVES} qui suivent la demande {CALENDAR}.", "",
        f"Article 2. {FORMULA}",
        "L'Office s'engage à :",
        f"a) {COMMAND} remettre le plan au comité pour le 31 mars 2023 {DRAWING} ;",
        f"b) {AT_SIGN} publier chaque année {ENTITY} un rapport {TURNED} ;",
        f"{FORMULA}", "",
        f"Article 3. {FRAME} {LINKED}",
        f"L'Office remet le bilan au ministre pour le 30 juin 2024 {ENDED}",
        f"{ENDED}", f"BEGIN:VALARM {PICTURE} {extra}", "",
        f"Article 4. {ENTITY}",
        f"Le ministre {DRAWING} approuve le plan dans le mois {extra}. {FRAME}",
    ]  # fmt: skip


def hostile_pdf(folder: Path, extra: str = "", name: str = NAME) -> Path:
    """The PDF, with a ruled table and the same in its properties. Two that differ in `extra` can be compared."""
    path = folder / (name if name.endswith(".pdf") else f"{name}.pdf")
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    font = _font()
    canvas.setTitle(f"{SCRIPT} {PICTURED}")
    canvas.setAuthor(f"{PICTURE}\r\nBEGIN:VEVENT")
    canvas.setFont(font, 9)
    y = 790.0
    for line in lines(extra):
        canvas.drawString(50, y, line)
        y -= 17
    _table(canvas, y - 20)
    canvas.showPage()
    canvas.save()
    return path


def _table(canvas: Canvas, top: float) -> None:
    cells = [[FORMULA, SCRIPT], [PICTURED, AT_SIGN]]
    canvas.grid([50, 300, 550], [top, top - 20, top - 40])
    for i, row in enumerate(cells):
        for j, cell in enumerate(row):
            canvas.drawString(54 + 250 * j, top - 14 - 20 * i, cell)


def _font() -> str:
    for folder in FOLDERS:
        file = Path(folder) / f"{FONT}.ttf"
        if file.is_file():
            pdfmetrics.registerFont(TTFont(FONT, str(file)))
            return FONT
    return "Helvetica"  # it can't show the direction signs; all else can be tried
