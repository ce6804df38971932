"""Random trees, and one tree by hand that has everything, for the tests of what is written from trees."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from corpus.block import Anomaly, Edit, OffsetMap, Place
from corpus.geometry import Span
from corpus.model import Document, DocumentKind, Language, Provision, ProvisionKind

TEXTS = st.one_of(
    st.just(""),
    st.sampled_from(
        ["Le gérant répond.", "suite de la phrase ;", "De zaakvoerder antwoordt & <b>klaar</b>", "a *b* _c_ `d`"]
    ),
    st.text(max_size=12),
    st.text(alphabet="\x00\x07\x1b\ufffe\ud800 ab<&>\"'\u202e", max_size=8),
)
MARKERS = st.sampled_from(["1", "(2)", "*", ""])


@st.composite
def provisions(draw: st.DrawFn, depth: int = 3) -> Provision:
    """Any kind under any kind: nothing that a tree builder could come up with may be refused."""
    text = draw(TEXTS)
    children = draw(st.lists(provisions(depth - 1), max_size=4)) if depth else []
    return Provision(
        eid=draw(st.sampled_from(["art_1", "chp_2__art_3", "art 4", "", "concordance", "état"])),
        kind=draw(st.sampled_from(get_args(ProvisionKind))),
        num=draw(MARKERS),
        label=draw(TEXTS),
        heading=draw(TEXTS),
        text=text,
        raw=draw(TEXTS),
        offsets=OffsetMap((Edit(0, 2, 0, 1),)) if draw(st.booleans()) else OffsetMap(),
        places=(Place(0, len(text), Span(1, 1.25, 2.0, 3.0, 4.5)),) if draw(st.booleans()) else (),
        spans=(Span(2, 0.1, 0.2, 0.3, 0.4),) if draw(st.booleans()) else (),
        rows=draw(st.lists(st.lists(TEXTS, max_size=3).map(tuple), max_size=3).map(tuple))
        if draw(st.booleans())
        else (),
        calls=tuple(draw(st.lists(st.tuples(st.integers(0, 15), MARKERS), max_size=2))),
        signal=draw(st.sampled_from(["", "outline", "numbering"])),
        children=tuple(children),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document over a random tree, with and without everything that may be unknown."""
    return Document(
        id=draw(st.sampled_from(["abc-2022-fr", "é/ü", "x"])),
        source=draw(st.sampled_from(["a.pdf", "b c&.pdf"])),
        sha256="0" * 64,
        kind=draw(st.sampled_from(get_args(DocumentKind))),
        institution=draw(st.sampled_from(["", "ONVA", "A&B <C>"])),
        language=draw(st.sampled_from(get_args(Language))),
        title=draw(TEXTS),
        pages=(1, 9),
        root=draw(provisions()),
        institution_name=draw(TEXTS),
        generation=draw(st.sampled_from([None, 6])),
        period=draw(st.sampled_from([None, (date(2022, 1, 1), date(2025, 12, 31))])),
        eli=draw(
            st.sampled_from(
                ["", "http://www.ejustice.just.fgov.be/eli/arrete/2022/07/05/2022/moniteur", "eli/x/0000/99/99/"]
            )
        ),
        approves=draw(st.sampled_from(["", "abc-2022-fr"])),
        anomalies=(Anomaly("reading.unheard_of", (("n", 3), ("x", "y")), 2, "art_1", False),)
        if draw(st.booleans())
        else (),
    )


def contract() -> Document:
    """A small contract in our own words with every kind of provision in its usual place."""
    note = Provision("chp_1__art_1__fn_1", "footnote", "1", "1", text="Voir l'annexe.")
    points = (
        Provision(
            "chp_1__art_1__point_a",
            "point",
            "a",
            "a)",
            text="le courrier ;",
            spans=(Span(2, 70.0, 120.0, 300.0, 132.0),),
        ),
        Provision("chp_1__art_1__point_b", "point", "b", "b)", text="les archives, au plus tard le 31 mars 2024,"),
        Provision("chp_1__art_1__para_nn_1", "paragraph", text="sauf le samedi."),
        Provision("chp_1__art_1__table_1", "table", rows=(("Jour", "Heure"), ("lundi", "9 h"))),
    )
    first = Provision(
        "chp_1__art_1", "article", "1", "Article 1er", "Objet", "Le musée garde :", raw="Le mu-\nsée garde1 :",
        offsets=OffsetMap((Edit(5, 7, 5, 5), Edit(16, 17, 14, 14))), calls=((14, "1"),),
        places=(Place(0, 16, Span(2, 70.0, 100.0, 200.0, 112.0)),), spans=(Span(2, 70.0, 90.0, 200.0, 112.0),),
        signal="numbering", children=(note, *points),
    )  # fmt: skip
    paragraphs = (
        Provision("chp_1__art_2__para_1", "paragraph", "1", "§ 1er.", text="Il ouvre à 9 heures."),
        Provision("chp_1__art_2__para_nn_1", "paragraph", text="Le directeur peut en décider autrement."),
    )
    second = Provision("chp_1__art_2", "article", "2", "Art. 2.", children=paragraphs)
    chapter = Provision("chp_1", "chapter", "I", "CHAPITRE Ier", "Missions", signal="outline", children=(first, second))
    root = Provision(
        "doc", "document",
        children=(
            Provision("contents_1", "contents", text="Missions 2"),
            Provision("preamble_1", "preamble", heading="Préambule", text="Vu la loi sur les musées,"),
            chapter,
            Provision("signature_1", "signature", text="Fait à Dinant, le maire"),
        ),
    )  # fmt: skip
    return Document(
        "museum-2022-fr", "musée.pdf", "ab" * 32, "contract", "MUSÉE", "fr", "Contrat du musée", (1, 4), root,
        "Musée de l'eau", 6, (date(2022, 1, 1), date(2025, 12, 31)),
        anomalies=(Anomaly("reading.not_found", (), 3, "chp_1__art_2"),),
    )  # fmt: skip
