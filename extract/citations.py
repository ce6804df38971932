"""Citations: where a document cites its own provisions, and where it cites acts.

An internal citation says which provision (eIds as fine as the words are) and of which article; one that points at
nothing is `dangling`. A citation of an act says its type, date, number, the provision cited, and an ELI where one can
be formed. Names that the document defines ("l'arrêté de base") stand for the act that they were given to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.block import Anomaly
from corpus.model import Document, Language
from extract import eli
from extract.citation_acts import SAME_DATE, Act, ActReader, Mention
from extract.citation_belonging import (
    CONFIDENCE,
    Cited,
    Ground,
    closing,
    coordinated,
    head,
    heading,
    named_only,
    narrowed,
    opening,
)
from extract.citation_grammar import ARTICLE, RELATIONS, Chain, Reader, Step
from extract.citation_lexicon import lexicon
from extract.citation_targets import Places
from extract.citation_tokens import tokens
from extract.definitions import Definition, definitions
from extract.facts import Fact
from extract.passages import Passage, page_of, passages

OWN = ("present", "this", "said", "same", "its")
OPENERS = frozenset({"see", "unit", "ordinal", "last", *RELATIONS, "alias", "known", "act"})
"""With one of these ideas a citation begins."""


@dataclass(frozen=True, slots=True)
class InternalCitation(Fact):
    """A provision of the same document. `target`: number of its article (or "chapter V"); `eids`: the provisions cited;
    `provision`: the words that narrow the article down; `relative`: cited by its place, not by a number of its own
    ("l'alinéa précédent", "§ 2"); `dangling`: the document has no such provision, or not the whole of it."""

    target: str
    eids: tuple[str, ...]
    provision: str = ""
    relative: bool = False
    dangling: bool = False


@dataclass(frozen=True, slots=True)
class ActCitation(Fact):
    """An act, with the provision of it that is cited ("" for the whole act)."""

    act: Act
    provision: str = ""
    ground: Ground = "stated"

    @property
    def confidence(self) -> float:
        return CONFIDENCE[self.ground]


Citation = InternalCitation | ActCitation


def citations(document: Document, defined: tuple[Definition, ...] | None = None) -> tuple[Citation, ...]:
    """All citations in reading order. A list of articles ("articles 4 et 5") is one citation for each. `defined`: the
    definitions of the document, where they have been found before."""
    return tuple(_Finder(document, definitions(document) if defined is None else defined).found())


def dangling(document: Document) -> tuple[Anomaly, ...]:
    """The internal citations that point at nothing, as anomalies."""
    found = (c for c in citations(document) if isinstance(c, InternalCitation) and c.dangling)
    return tuple(_anomaly(document, c) for c in found)


def _anomaly(document: Document, citation: InternalCitation) -> Anomaly:
    quote = ("quote", " ".join(citation.quote.split()))
    page = page_of(document, citation)
    if citation.article:
        return Anomaly("citations.dangling", (("article", citation.article), quote), page, citation.eid)
    return Anomaly("citations.dangling_outside", (quote,), page, citation.eid)


class _Finder:
    """Finds the citations of one document; knows which acts were cited before."""

    def __init__(self, document: Document, defined: tuple[Definition, ...]) -> None:
        self.document = document
        self.language: Language = document.language
        self.lexicon = lexicon(self.language)
        self.places = Places(document)
        self.cited: list[Act] = []
        self.here = self.said = 0
        """How many acts had been cited before the article, and before the passage, that is being read."""
        self.provisions: dict[tuple[tuple[str, ...], ...], Act] = {}
        self.aliases: dict[str, Act] = {}
        self.defined: dict[str, list[Definition]] = {}
        for definition in defined:
            self.defined.setdefault(definition.eid, []).append(definition)
            self._learn(definition)
        self.pattern = _names(self.aliases)

    def found(self) -> Iterator[Citation]:
        article = ""
        for passage in passages(self.document):
            self.said = len(self.cited)
            same = passage.article == article and article
            self.here, article = (self.here, article) if same else (self.said, passage.article)
            lowered = passage.text.lower()
            named = self.pattern is not None and self.pattern.search(passage.text)
            if named or any(trigger in lowered for trigger in self.lexicon.triggers):
                yield from self._in(passage)

    def _learn(self, definition: Definition) -> None:
        """A term whose meaning begins with a dated act is a name of that act; a short name follows it."""
        read = Reader(tokens(definition.meaning, self.language), definition.meaning)
        acts = ActReader(read, self.lexicon, {})
        starts = range(len(read.tokens)) if definition.form == "short_name" else (read.skip(0, "the", "quote"),)
        mentions = [m for i in starts for m in acts.mentions(i) if m.act.date]
        if mentions:
            for term in (definition.term, definition.abbreviation):
                words = tokens(term, self.language)
                if words:
                    first = words[1] if "the" in words[0] and len(words) > 1 else words[0]
                    self.aliases[_name(term[first.start :])] = mentions[-1].act

    def _in(self, passage: Passage) -> Iterator[Citation]:
        cells = bool(passage.provision.rows) and not passage.provision.text
        read = Reader(tokens(passage.text, self.language, self.pattern, cells), passage.text)
        acts = ActReader(read, self.lexicon, self.aliases)
        for cited in narrowed(read, coordinated(read, list(self._scan(read, acts)))):
            if self._is_term(passage, read, cited):
                continue
            yield from self._citations(passage, read, cited)

    def _is_term(self, passage: Passage, read: Reader, cited: Cited) -> bool:
        """The name at the place that defines it cites nothing."""
        if cited.mention is None:
            return False
        at = read.at(cited.mention.start).start
        return any(d.term_start <= at < d.term_end for d in self.defined.get(passage.provision.eid, ()))

    # --- scanning ---------------------------------------------------------------------------------------------

    def _scan(self, read: Reader, acts: ActReader) -> Iterator[Cited]:
        i = title_end = 0
        while i < len(read.tokens):
            if read.tokens[i].ideas.keys().isdisjoint(OPENERS):
                i += 1
                continue
            found = self._one(read, acts, i)
            # "la loi du ... visant à instituer la Charte de ...": a name inside a title cites nothing of its own
            if i >= title_end or not all(named_only(c) for c in found):
                yield from found
            i = max((c.end for c in found), default=i + 1)
            title_end = max(title_end, *(c.mention.title_end for c in found if c.mention), 0)

    def _one(self, read: Reader, acts: ActReader, i: int) -> list[Cited]:
        seen = self._seen(read, i)
        chain = seen or read.chain(i)
        if chain is not None and seen is None and heading(read, chain):
            return []
        if chain is not None:
            return self._of_chain(read, acts, chain)
        mentions = [m for m in acts.mentions(i) if self._cites(m)]
        if not mentions or "present" in read.at(i - 1):
            return []
        first = [Cited(opening(read, i), closing(read, i, mentions[0].end), None, mentions[0])]
        return first + [Cited(m.start, m.end, None, m) for m in mentions[1:]]

    @staticmethod
    def _cites(mention: Mention) -> bool:
        if mention.kind is None:
            return True
        # a document's own "décision" or "protocole" is no act; "ladite loi" points back to one
        needs_number = mention.kind.numbered and not mention.act.number
        return mention.back if mention.bare else not needs_number

    def _seen(self, read: Reader, i: int) -> Chain | None:
        """ "voir 10.3": a dotted number that the document has."""
        number = read.at(i + 1).ideas.get("num", "")
        if "see" in read.at(i) and "." in number and self.places.article(number):
            return Chain(i, i + 2, i, ((Step("article", (number,)),),))
        return None

    def _of_chain(self, read: Reader, acts: ActReader, chain: Chain) -> list[Cited]:
        i = read.skip(chain.end, "comma")
        j = read.skip(i, "of", "the")
        owner = read.skip(j, *OWN, "quote")
        if "of" in read.at(i) or owner > j or "known" in read.at(i):
            named = chain.items[0][0].values or chain.items[0][0].relation
            if "present" in read.at(owner - 1) or "own" in read.at(owner):
                if not named:
                    return []
                return [Cited(chain.start, chain.end, chain)]
            mentions = acts.mentions(owner)
            if mentions and ("of" in read.at(i) or mentions[0].kind is None or "said" in read.at(owner - 1)):
                end = closing(read, owner, mentions[0].end) if "quote" in read.at(owner - 1) else mentions[0].end
                first = Cited(head(read, chain.start), end, chain, mentions[0])
                return [first] + [Cited(m.start, m.end, None, m) for m in mentions[1:]]
        # "en annexe" alone cites no annex in particular
        return [Cited(chain.start, chain.end, chain)] if chain.items[0][0].values or chain.items[0][0].relation else []

    # --- values -----------------------------------------------------------------------------------------------

    def _citations(self, passage: Passage, read: Reader, cited: Cited) -> Iterator[Citation]:
        if cited.mention is not None:
            citation = self._act(passage, read, cited, cited.mention)
            if citation is not None:
                yield citation
            return
        assert cited.chain is not None
        before: Citation | None = None
        for path in cited.chain.items:
            for single in self._singles(path):
                found = self._internal(passage, read, cited.chain, single)
                merged = _merged(before, found)
                if merged is None and before is not None:
                    yield before
                before = merged or found
        if before is not None:
            yield before

    def _act(self, passage: Passage, read: Reader, cited: Cited, mention: Mention) -> ActCitation | None:
        act, ground = self._meant(mention, cited)
        if act.date == SAME_DATE:
            act = replace(act, date=self.cited[-1].date if self.cited else "")
            if not act.date:
                return None
        if ground == "undated" and cited.chain is None and mention.bare:
            return None
        if mention.bare and "this" in read.at(mention.start - 1) and act not in self.cited[self.said :]:
            return None  # "dit besluit" with no other one just before it is the text itself
        chain = cited.chain
        provision = read.words(chain.start, chain.end) if chain else ""
        act = replace(act, eli=self._eli(act))
        if act.date or act.number:
            self.cited.append(act)
            for path in chain.items if chain else ():
                self.provisions[_key(path)] = act
        return ActCitation(*_place(passage, read, cited.start, cited.end), act=act, provision=provision, ground=ground)

    def _meant(self, mention: Mention, cited: Cited) -> tuple[Act, Ground]:
        if mention.kind is None:
            return mention.act, "defined" if cited.ground == "stated" else cited.ground
        if mention.act.type == "order" and mention.act.date:
            # "l'arrêté précité du 3 mai": royal or ministerial, as it was called before
            same = (a for a in self.cited if a.date == mention.act.date and _same_kind(a.type, "order"))
            return next(same, mention.act), cited.ground
        if not mention.bare and not mention.back:
            return mention.act, cited.ground if mention.act.date or mention.act.number else "undated"
        if mention.act.date:
            return mention.act, cited.ground
        row = self.cited if mention.back else self.cited[self.here :]
        before = next((a for a in reversed(row) if _same_kind(a.type, mention.act.type)), None)
        return (before, "pointed_back") if before is not None else (mention.act, "undated")

    def _eli(self, act: Act) -> str:
        kind = next((k for k in self.lexicon.acts if k.type == act.type), None)
        if kind is None:
            return ""
        return eli.union(kind.eu, act.number) or eli.belgian(dict(kind.eli), self.language, act.date)

    def _singles(self, path: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
        """A range of articles, and a list or range of divisions, as one path for each."""
        first = path[0]
        if first.level == "article" and first.ranged:
            for number in self.places.between(*first.values):
                yield (Step("article", (number,)), *path[1:])
        elif first.rank < ARTICLE and len(first.values) > 1:
            for number in self.places.values(first):
                yield (Step(first.level, (number,)), *path[1:])
        else:
            yield path

    def _internal(self, passage: Passage, read: Reader, chain: Chain, path: tuple[Step, ...]) -> Citation | None:
        target = self.places.target(path, passage.provision)
        if not target.eids and self._vague(path[0]):
            return None
        known = self.provisions.get(_key(path))
        start = head(read, chain.head)
        # "l'article 14, § 2" where our article 14 has no § 2, but that of a law was cited before: that one is meant
        if known is not None and not target.whole and path[0].level == "article":
            provision = read.words(chain.start, chain.end)
            return ActCitation(
                *_place(passage, read, start, chain.end), act=known, provision=provision, ground="elliptic"
            )
        return InternalCitation(
            *_place(passage, read, start, chain.end),
            target=self._division(path) or target.number,
            eids=target.eids,
            provision=_narrowing(passage, read, chain),
            relative=bool(path[0].relation) or (path[0].rank > ARTICLE and target.number not in path[0].values),
            dangling=not target.whole and (path[0].level != "annex" or self._counted(path[0])),
        )

    def _division(self, path: tuple[Step, ...]) -> str:
        """What a division above the articles is called: "annexe 2"; the finest that is named."""
        divisions = [step for step in path if step.rank < ARTICLE and step.values]
        return f"{self.lexicon.units[divisions[-1].level]} {divisions[-1].values[0]}" if divisions else ""

    def _vague(self, step: Step) -> bool:
        """ "cette partie" is a party where the text has no parts, "ces points" are no provisions; but an annex with a
        number is one, if of a document of its own."""
        if step.relation in ("previous", "next") and step.level != "point":
            return False
        if step.values and step.level in ("annex", "chapter"):
            return False
        return (bool(step.relation) or step.rank < ARTICLE) and not self._counted(step)

    def _counted(self, step: Step) -> bool:
        """Does the document have parts of this level? An annex, say, is often a document of its own."""
        return any(p.kind == step.level for p in self.places.provisions.values())


def _merged(one: Citation | None, other: Citation | None) -> Citation | None:
    """Two paths of one citation into the same article ("4, 2° et 7°") are one."""
    if not isinstance(one, InternalCitation) or not isinstance(other, InternalCitation) or one.target != other.target:
        return None
    eids = tuple(dict.fromkeys((*one.eids, *other.eids)))
    return replace(one, eids=eids, dangling=one.dangling or other.dangling)


def _name(term: str) -> str:
    """A name as it is looked up: a hyphen more or less, and capitals, make no other name."""
    return " ".join(term.lower().replace("-", " ").split())


def _names(aliases: dict[str, Act]) -> re.Pattern[str] | None:
    if not aliases:
        return None
    forms = sorted(aliases, key=len, reverse=True)
    written = "|".join(r"[\s-]+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)


def _same_kind(cited: str, word: str) -> bool:
    """ "l'arrêté précité" may be a royal or a ministerial one; "la loi" may be a code."""
    return cited == word or (word == "order" and cited in ("royal_decree", "ministerial_decree"))


def _key(path: tuple[Step, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((step.level, *step.values) for step in path)


def _place(passage: Passage, read: Reader, start: int, end: int) -> tuple[str, str, int, int, str]:
    a, b = read.tokens[start].start, read.tokens[end - 1].end
    return passage.article, passage.provision.eid, a, b, passage.text[a:b]


def _narrowing(passage: Passage, read: Reader, chain: Chain) -> str:
    """The words before the article ("premier alinéa") or behind its number ("3°, a)")."""
    if chain.head > chain.start:
        last = chain.head - 1
        while last > chain.start and any(idea in read.at(last) for idea in ("of", "the")):
            last -= 1
        return read.words(chain.start, last + 1)
    single = len(chain.items) == 1 and len(chain.items[0]) > 1
    start = read.skip(chain.start + 2, "comma")
    return read.words(start, chain.end) if single and start < chain.end else ""
