"""What is to be decided as HTML: the words in their sentence, what was found, why it is unsure, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from align.html import side_by_side
from align.labels import article_label
from align.links import words_of
from align.reviewed import sides_of
from corpus.messages import Tongue, say
from corpus.model import Document
from corpus.verdict import Verdict
from extract.facts import Fact
from extract.obligations import Obligation
from extract.passages import page_of, wording
from views.plain import quoted, short
from views.review_queue import Entry, Orphan
from views.review_values import words_of_value

AROUND = 450
"""Characters that are shown before and behind the words."""


def asked_html(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """The words in their place: of a fact in its provision, of a link the articles of both sides."""
    fact = entry.doubt.fact
    return _sentence(fact, documents[0]) if fact is not None else _articles(entry, documents, here)


def facts_html(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """What was found and why it is unsure; what holds where somebody decided."""
    doubt, standing = entry.doubt, entry.standing
    found = {
        "found": escape(words_of_value(doubt.proposal.value, doubt.what, documents, here)),
        "why": escape(" ".join(why.said(here) for why in doubt.why)),
        "reasons": escape(_reasons(doubt.fact, here)),
        "place": _way(entry, documents, here),
    }
    if standing is not None:
        found["decided"] = verdict_html(standing.verdict, doubt.what, documents, here)
        marks = [name for name, holds in (("changed", standing.changed), ("moved", standing.moved)) if holds]
        found["attention"] = escape(" ".join(say(f"review.is_{name}", here) for name in marks))
        found["conflict"] = _list([verdict_html(v, doubt.what, documents, here) for v in standing.unseen])
    items = "".join(f"<dt>{escape(say(f'review.head_{k}', here))}</dt><dd>{v}</dd>" for k, v in found.items() if v)
    return f'<dl class="facts">{items}</dl>'


def verdict_html(verdict: Verdict, what: str, documents: Sequence[Document], here: Tongue) -> str:
    """Who decided what and when, the value where it is another one, the note."""
    told = escape(verdict.told(here))
    if verdict.decision == "correct":
        told += f": <strong>{escape(words_of_value(verdict.corrected, what, documents, here))}</strong>"
    return told + (f" <q>{escape(verdict.note)}</q>" if verdict.note else "")


def history_html(history: Sequence[Verdict], what: str, documents: Sequence[Document], here: Tongue) -> str:
    """All decisions, oldest first."""
    return _list([verdict_html(verdict, what, documents, here) for verdict in history], "ol")


def orphan_html(orphan: Orphan, documents: Sequence[Document], here: Tongue) -> str:
    """A decision without a place: where it was, its old words, what was proposed and decided."""
    verdict = orphan.standing.verdict
    subject = verdict.subject
    what = subject.what if subject.kind == "fact" else subject.kind
    places = " / ".join(f"{p.document} {p.eid}".strip() for p in subject.passages)
    words = " / ".join(short(p.quote, 200) for p in subject.passages if p.quote)
    proposed = escape(words_of_value(verdict.proposed, what, documents, here))
    told = verdict_html(verdict, what, documents, here)
    lines = (f"<small>{escape(places)}</small>", quoted(words, documents[0].language, "q"), proposed, told)
    return f"<p>{'<br>'.join(lines)}</p>"


def article_words(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """The article or articles, for lists: "22", "4 ~ 7"."""
    if entry.doubt.fact is not None:
        return entry.doubt.fact.article
    sides = sides_of(entry.doubt.proposal.value) or ((), ())
    numbers = [{a.eid: a.num for a in document.articles()} for document in documents]
    return " ~ ".join(
        "+".join(known.get(eid, eid) for eid in eids) or "–" for known, eids in zip(numbers, sides, strict=True)
    )


def _sentence(fact: Fact, document: Document) -> str:
    provision = document.root.find(fact.eid)
    text = wording(provision) if provision is not None else fact.quote
    first, last = max(0, fact.start - AROUND), min(len(text), fact.end + AROUND)
    cuts = [fact.start, fact.end]
    if isinstance(fact, Obligation) and fact.cue_start >= 0:
        cuts = [fact.start, fact.cue_start, fact.cue_end, fact.end]
    inner = escape(text[cuts[0] : cuts[1]])
    if len(cuts) == 4:
        inner += f'<span class="cue">{escape(text[cuts[1] : cuts[2]])}</span>{escape(text[cuts[2] : cuts[3]])}'
    before = ("… " if first else "") + escape(text[first : fact.start])
    after = escape(text[fact.end : last]) + (" …" if last < len(text) else "")
    label = f"<b>{escape(provision.label)}</b> " if provision is not None and provision.label else ""
    body = f'{label}{before}<mark class="owed">{inner}</mark>{after}'
    return f'<blockquote class="clause" lang="{escape(document.language)}">{body}</blockquote>'


def _articles(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """Both sides beside each other; within one language with the words that differ."""
    sides = sides_of(entry.doubt.proposal.value) or ((), ())
    texts, heads = [], []
    for document, eids in zip(documents, sides, strict=True):
        some = [a for a in document.articles() if a.eid in eids]
        names = "; ".join(article_label(a, here) for a in some) or say("review.no_counterpart", here)
        heads.append(f"<div><strong>{escape(document.id)}</strong>: {quoted(names, document.language)}</div>")
        texts.append("\n".join(words_of(a) for a in some))
    left, right = documents
    if left.language == right.language and all(texts):
        body = side_by_side(texts[0], texts[1], (left.language, right.language), here)
    else:
        body = '<div class="pair">' + "".join(
            f'<div lang="{escape(d.language)}">{escape(text)}</div>' for d, text in zip(documents, texts, strict=True)
        ) + "</div>"  # fmt: skip
    return f'<div class="pair">{"".join(heads)}</div>{body}'


def _reasons(fact: Fact | None, here: Tongue) -> str:
    if not isinstance(fact, Obligation):
        return ""
    return "; ".join(say(f"obligation.reason_{reason}", here) for reason in fact.reasons)


def _way(entry: Entry, documents: Sequence[Document], here: Tongue) -> str:
    """The way to the page of the file, of both files for a link."""
    ways = []
    for passage in entry.doubt.proposal.subject.passages:
        document = next(d for d in documents if d.id == passage.document)
        if not passage.eid:
            continue
        address = escape("read?" + urlencode({"document": document.id, "article": passage.eid, "lang": here}))
        page = _page(entry.doubt.fact, document, passage.eid)
        said = say("review.on_page", here, page=page) if page else say("views.in_the_file", here)
        ways.append(f'<a href="{address}" target="_self">{escape(document.id)}, {escape(said)}</a>')
    return " · ".join(ways)


def _page(fact: Fact | None, document: Document, eid: str) -> int | None:
    if fact is not None:
        return page_of(document, fact)
    provision = document.root.find(eid)
    return provision.spans[0].page if provision is not None and provision.spans else None


def _list(items: Sequence[str], tag: str = "ul") -> str:
    return f'<{tag} class="listed">{"".join(f"<li>{item}</li>" for item in items)}</{tag}>' if items else ""
