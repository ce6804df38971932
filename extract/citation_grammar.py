"""How a provision is cited: "l'article 8, § 3, alinéa 1er", "artikelen 6, 4°, en 12, 6° en 8°", "het eerste lid van
artikel 51". One grammar for both languages: the words come from the lexicon of citations.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.citation_lexicon import LEVELS
from extract.citation_tokens import NOTHING, Token

RANK = {level: rank for rank, level in enumerate(LEVELS)}
ARTICLE = RANK["article"]
RELATIONS = ("present", "this", "same", "said", "previous", "next", "last")
NUMBERS = ("num", "degree", "letter", "roman", "ordinal")


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a text that is named: its level, the numbers (from the first to the last where `ranged`), or how it is
    named without one ("previous", "present", ...)."""

    level: str
    values: tuple[str, ...] = ()
    relation: str = ""
    ranged: bool = False

    @property
    def rank(self) -> int:
        return RANK[self.level]


Path = tuple[Step, ...]
"""From the coarsest part to the finest."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A citation of provisions: tokens [start, end). Each item is a path from the coarsest part to the finest.
    `head` is the token of its article (or first word), with which the quote begins; `plural` as in "articles"."""

    start: int
    end: int
    head: int
    items: tuple[Path, ...]
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads chains from the tokens of one text."""

    tokens: tuple[Token, ...]
    text: str

    def words(self, start: int, end: int) -> str:
        """The words of tokens [start, end) as they are written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""

    def at(self, i: int) -> Token:
        return self.tokens[i] if 0 <= i < len(self.tokens) else NOTHING

    def skip(self, i: int, *ideas: str) -> int:
        """The first token from `i` on that is none of these."""
        while any(idea in self.at(i) for idea in ideas):
            i += 1
        return i

    def chain(self, i: int) -> Chain | None:
        """The chain that begins at token `i`, if one does."""
        first = self._items(i)
        if first is None:
            return None
        items, end, plural = first
        head = i
        while True:
            outer = self._outer(end, items[0][0].rank)
            if outer is None:
                return Chain(i, end, head, items, plural)
            start, (found, end, plural) = outer
            head = start if found[0][0].level == "article" else head
            items = tuple(path + inner for path in found for inner in items)

    def _outer(self, end: int, rank: int) -> tuple[int, tuple[tuple[Path, ...], int, bool]] | None:
        """ "... de l'article 5": the coarser part that what was read belongs to."""
        start = self.skip(end, "comma") if "of" in self.at(self.skip(end, "comma")) else end
        if "of" not in self.at(start):
            return None
        start = self.skip(start, "of", "the")
        found = self._items(start)
        return (start, found) if found and found[0][0][0].rank < rank else None

    def _items(self, i: int) -> tuple[tuple[Path, ...], int, bool] | None:
        group = self.group(i)
        if group is None:
            return None
        step, end, plural = group
        if step.level != "article" or not step.values:
            paths, end = self._finer((step,), end)
            return paths, end, plural
        items: list[Path] = []
        # "articles 5, § 1er, et 6, 2°": the number read last is the one that the finer parts belong to.
        while True:
            items += [(Step("article", (value,)),) for value in step.values[:-1]] if not step.ranged else []
            last = step if step.ranged else Step("article", step.values[-1:])
            paths, end = self._finer((last,), end, plural)
            items += paths
            more = self._more(end, plural)
            if more is None:
                return tuple(items), end, plural
            step, end = more

    def _more(self, i: int, plural: bool) -> tuple[Step, int] | None:
        """The next number of a list of articles: ", 6" or "et 6"."""
        j = self.skip(i, "comma")
        joined = "and" in self.at(j)
        j = self.skip(j, "and")
        if j == i or not (joined or plural) or "num" not in self.at(j) or "measure" in self.at(j + 1):
            return None
        values, end, ranged = self._values(j, plural, ("num",))
        return Step("article", values, ranged=ranged), end

    def _finer(self, path: Path, end: int, listed: bool = False) -> tuple[tuple[Path, ...], int]:
        """What narrows the path down: ", § 2", ", eerste lid", ", 3°, a) et b)"; more than one path where a list goes
        on above the finest part ("6° en 8°, c)", "2°, a) en 7°")."""
        done: list[Path] = []
        while True:
            found = self._narrower(path, end, listed)
            if found is not None:
                # what follows "6° en 8°" narrows the last of them
                if len(path[-1].values) > 1 and not path[-1].ranged:
                    done.append((*path[:-1], Step(path[-1].level, path[-1].values[:-1])))
                    path = (*path[:-1], Step(path[-1].level, path[-1].values[-1:]))
                path, end = (*path, found[0]), found[1]
                continue
            beside = self._beside(path, end)
            if beside is None:
                return (*done, path), end
            done.append(path)
            path, end = beside

    def _narrower(self, path: Path, end: int, listed: bool) -> tuple[Step, int] | None:
        stop = self.at(end).text == "." and "comma" in self.at(end + 1)  # "article 16.4.2., alinéa 3"
        i = self.skip(end + 1 if stop else end, "comma")
        group = self.group(i, listed)
        if group is None and ("degree" in self.at(i) or "letter" in self.at(i)):
            return self._point(i)
        if group is None and "roman" in self.at(i) and path[-1].level == "paragraph":  # "§ 1er, I, 14°"
            return Step("point", (self.at(i).ideas["roman"],)), i + 1
        if group is None or group[0].relation or not self._narrows(path, group[0]):
            return None
        return group[0], group[1]

    def _point(self, i: int) -> tuple[Step, int]:
        values, after, ranged = self._values(i, True, ("degree",) if "degree" in self.at(i) else ("letter",))
        return Step("point", values, ranged=ranged), after

    def _beside(self, path: Path, end: int) -> tuple[Path, int] | None:
        """ "2°, a) en 7°": back from the letters to the figures; "§ 2 et § 3": one more of a level."""
        i = self.skip(end, "comma")
        again = self._again(path, i)
        if again is not None:
            return again
        place = next(
            (k for k, s in enumerate(path) if s.level == "point" and s.values[:1] and s.values[0][0].isdigit()), 0
        )
        if "and" not in self.at(i) or "degree" not in self.at(i + 1) or not 0 < place < len(path) - 1:
            return None
        step, after = self._point(i + 1)
        return (*path[:place], step), after

    def _again(self, path: Path, i: int) -> tuple[Path, int] | None:
        """ "et § 3" behind a § of the same article; not where another article follows it ("et § 3 de l'article 5")."""
        group = self._unit_first(i + 1, True) if "and" in self.at(i) else None
        if group is None or group[0].rank <= ARTICLE or group[0].relation:
            return None
        place = next((k for k, step in enumerate(path) if k and step.level == group[0].level), 0)
        after = self.skip(group[1], "of", "the")
        if not place or self.at(after).ideas.get("unit") == "article":
            return None
        return (*path[:place], group[0]), group[1]

    @staticmethod
    def _narrows(path: Path, step: Step) -> bool:
        last = path[-1]
        if last.rank < ARTICLE:  # "titre II, chapitre 3"; "annexe 1, point 2"
            return step.rank > last.rank
        return step.rank > ARTICLE and (step.rank > last.rank or step.level == "point" or last.level == "point")

    def group(self, i: int, listed: bool = False) -> tuple[Step, int, bool] | None:
        """One unit with its numbers or its relation, the token behind it, and whether it is in the plural. `listed`:
        it stands in a list of articles."""
        return self._unit_first(i, listed) or self._ordinal_first(i) or self._relation_first(i)

    def _unit_first(self, i: int, listed: bool) -> tuple[Step, int, bool] | None:
        unit = self.at(i)
        if "unit" not in unit:
            return None
        level, plural = unit.ideas["unit"], "plural" in unit
        after = self.at(i + 1)
        allowed = NUMBERS if level != "article" else ("num", "roman", "ordinal")
        if any(idea in after for idea in allowed) and "measure" not in self.at(i + 2):
            ideas = self._like(after, allowed)
            if listed and not plural and level != "article":  # "articles 12, § 2, 13 et 14": the list is of articles
                return Step(level, (self._value(i + 1, ideas),)), i + 2, plural
            values, end, ranged = self._values(i + 1, plural, ideas)
            return Step(level, values, ranged=ranged), end, plural
        if level == "annex" and "of" in after:  # "en annexe de l'arrêté"; who reads the chain says whether it cites
            return Step(level), i + 1, plural
        if level == "point" and "word" in after and len(after.text) == 1:
            return Step(level, (after.text.lower(),)), i + 2, plural
        for relation in ("previous", "next", "said"):
            if relation in after and after.text.lower() not in ("vorige", "volgende"):
                return Step(level, relation=relation), i + 2, plural
        return None

    @staticmethod
    def _like(token: Token, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A list goes on in the style of its first number: figures after figures, signs after signs."""
        for idea in ("degree", "letter"):
            if idea in token:
                return (idea,)
        return tuple(idea for idea in allowed if idea not in ("degree", "letter"))

    def _ordinal_first(self, i: int) -> tuple[Step, int, bool] | None:
        """ "premier et deuxième alinéas", "eerste lid", "1e lid", "laatste lid"."""
        values: list[str] = []
        j = i
        while "ordinal" in self.at(j) or "last" in self.at(j):
            values.append(self.at(j).ideas.get("ordinal", "-1"))
            j += 1
            if "unit" in self.at(j):
                if self.at(j).ideas["unit"] == "point":  # "le premier point de contact"
                    return None
                step = Step(self.at(j).ideas["unit"], tuple(values))
                return step, j + 1, len(values) > 1
            following = self.skip(j, "comma", "and")
            if following == j:
                return None
            j = following
        return None

    def _relation_first(self, i: int) -> tuple[Step, int, bool] | None:
        """ "présent article", "dit hoofdstuk", "vorig lid"; only where no number follows."""
        relation = next((r for r in RELATIONS if r in self.at(i)), "")
        unit = self.at(i + 1)
        if not relation or "unit" not in unit or any(idea in self.at(i + 2) for idea in ("num", "roman")):
            return None
        return Step(unit.ideas["unit"], relation=relation), i + 2, "plural" in unit

    def _values(self, i: int, plural: bool, ideas: tuple[str, ...]) -> tuple[tuple[str, ...], int, bool]:
        """Numbers from token `i` on: "4", "4, 5 et 6", "4 à 6"; the token behind them; whether they are a range."""
        values = [self._value(i, ideas)]
        end = i + 1
        ideas = tuple(idea for idea in ideas if idea != "ordinal" or ideas == ("ordinal",))
        if "onward" in self.at(end):  # "articles 4 et suivants"
            return (values[0],), end + 1, False
        if self._ranges(end, ideas):
            return (values[0], self._value(end + 1, ideas)), end + 2, True
        while True:
            j = self.skip(end, "comma")
            joined = "and" in self.at(j)
            j = self.skip(j, "and", "the") if joined else j
            if j == end or not self._number(j, ideas) or "measure" in self.at(j + 1):
                return tuple(values), end, False
            if not joined and not plural and not self._closed(j, ideas):
                return tuple(values), end, False
            if "unit" in self.at(j + 1) and "ordinal" in self.at(j):  # "artikel 4, eerste lid" is no list of articles
                return tuple(values), end, False
            if self._ranges(j + 1, ideas):  # "3, 5 et 7 à 9": the range is read for itself
                return tuple(values), end, False
            values.append(self._value(j, ideas))
            end = j + 1
            if joined:  # "1, 2 et 6": closed
                return tuple(values), end, False

    def _ranges(self, i: int, ideas: tuple[str, ...]) -> bool:
        """Does "à 9" follow a number?"""
        return "to" in self.at(i) and self._number(i + 1, ideas) and "measure" not in self.at(i + 2)

    def _closed(self, j: int, ideas: tuple[str, ...]) -> bool:
        """Does a list without a plural come to an "and" ("artikel 12, 14 en 19")?"""
        while self._number(j, ideas):
            if "and" in self.at(j + 1):
                return self._number(j + 2, ideas)
            if "comma" not in self.at(j + 1):
                return False
            j += 2
        return False

    def _number(self, i: int, ideas: tuple[str, ...]) -> bool:
        return any(idea in self.at(i) for idea in ideas)

    def _value(self, i: int, ideas: tuple[str, ...]) -> str:
        token = self.at(i)
        return next(token.ideas[idea] for idea in ideas if idea in token)
