"""How an act is cited: "l'arrêté royal n° 4 du 3 mai 1999", "KB van ...", "règlement (UE) 2019/1234", "ladite loi",
"AR des 3 mai 1999 et 4 juin 2001", "la Charte de ..."; and an act that a defined name stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.citation_grammar import Reader
from extract.citation_lexicon import ActKind, Lexicon
from extract.citation_tokens import Token
from extract.eli import UNION_NUMBER

NAME_REACH = 14
"""Words that the name of a charter, or a title before a date, may have."""
TITLE_REACH = 60
BACK = ("said", "this", "same")
SAME_DATE = "same"
"""In place of a date: that of the act cited before."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act: type, date (ISO, "" where none is given), number, title, and identifier where one can be formed."""

    type: str
    date: str = ""
    number: str = ""
    title: str = ""
    eli: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """An act in a text: tokens [start, end). `back`: it points back to one cited before ("ladite loi"); `bare`: only
    the word for its kind, which cites nothing alone."""

    start: int
    end: int
    act: Act
    kind: ActKind | None
    back: bool = False
    bare: bool = False
    title_end: int = 0
    """The token behind the title that follows; 0 for none."""


@dataclass(frozen=True, slots=True)
class ActReader:
    """Reads acts from the tokens of one text. `aliases`: names that the document gives to acts."""

    read: Reader
    lexicon: Lexicon
    aliases: dict[str, Act]

    def mentions(self, i: int) -> tuple[Mention, ...]:
        """The acts cited from token `i` on in one go (several where several dates are listed); () if none is."""
        token = self.read.at(i)
        if "alias" in token:
            act = replace(self.aliases[token.ideas["alias"]], alias=token.text)
            return self._dated_again(Mention(i, i + 1, act, None))
        if "known" in token:
            known = self.lexicon.known[int(token.ideas["known"])]
            return self._dated_again(Mention(i, i + 1, Act(known.type, known.date, known.number), None))
        if "act" not in token:
            return ()
        return self._act(i, self.lexicon.acts[int(token.ideas["act"])])

    def _dated_again(self, mention: Mention) -> tuple[Mention, ...]:
        """ "l'arrêté de responsabilisation du 3 avril 1997" is one citation."""
        days, end, _ = self._dates(mention.end)
        if days and days[0][0] == mention.act.date:
            return (replace(mention, end=end),)
        return (mention,)

    def _act(self, i: int, kind: ActKind) -> tuple[Mention, ...]:
        end, number, back = self._attributes(i + 1)
        back = back or any(idea in self.read.at(i - 1) for idea in BACK)
        days, after, title = self._dates(end)
        if not days and (kind.eu or not number):  # "du Parlement européen et du Conseil du ..."
            days, after, title = self._dates_behind_title(end, kind)
        if days:
            after, late = self._late_number(after)
            return self._listed(i, after, days, Act(kind.type, number=number or late, title=title), kind)
        act = Act(kind.type, number=number)
        if number and not kind.provision:
            return (Mention(i, end, act, kind),)
        named = self._name(i, kind)
        if named > i:
            return (Mention(i, named, replace(act, title=self.read.words(i, named)), kind),)
        return (self._undated(i, end, act, kind, back),)

    def _undated(self, i: int, end: int, act: Act, kind: ActKind, back: bool) -> Mention:
        """A kind of act without date, number and name: it may still point back, or name a group ("les circulaires")."""
        token, before = self.read.at(i), self.read.at(i - 1)
        end = self.read.skip(end, "which") if kind.undated else end
        group = kind.undated and ("plural" in token or "which" in before) and not kind.possessed
        cites = group or (kind.possessed and "its" in before)
        return Mention(i, end, act, kind, back and not cites, bare=not cites)

    def _attributes(self, i: int) -> tuple[int, str, bool]:
        """Behind the word: "précité", "n° 4", "(UE) 2019/1234", "(I)"."""
        number, back = "", False
        while True:
            token = self.read.at(i)
            if "said" in token:
                back, i = True, i + 1
            elif "number" in token and ({"num", "act_number"} & self.read.at(i + 1).ideas.keys()):
                number, i = self._number(self.read.at(i + 1)), i + 2
            elif "act_number" in token:
                number, i = self._number(token), i + 1
            elif "of_kind" in token and "act" not in token:
                i += 1
            elif "open" in token and "roman" in self.read.at(i + 1) and "close" in self.read.at(i + 2):
                i += 3
            else:
                return i, number, back

    @staticmethod
    def _number(token: Token) -> str:
        found = UNION_NUMBER.search(token.text)
        return found[0] if found else token.ideas["num"]

    def _late_number(self, i: int) -> tuple[int, str]:
        """ "du 3 mai 1999 précité", "du 3 mai 1999 n° 4"."""
        end, number, _ = self._attributes(i)
        return (end, number) if number else (i, "")

    def _dates(self, i: int) -> tuple[tuple[tuple[str, int, int], ...], int, str]:
        """Dates from token `i` on, each (ISO, first token, token behind); "du 3 mai 1999", ", van 3 mei 1999"."""
        j = self.read.skip(i, "comma") if "of" in self.read.at(self.read.skip(i, "comma")) else i
        j = self.read.skip(j, "quote") if "of" in self.read.at(j + 1) else j  # "de “privacywet” van ..."
        j = self.read.skip(j, "of", "the")
        if "same_date" in self.read.at(j):
            return ((SAME_DATE, j, j + 1),), j + 1, ""
        days: list[tuple[str, int, int]] = []
        end = i
        while "date" in self.read.at(j):
            days.append((self.read.at(j).ideas["date"], j, j + 1))
            end = j + 1
            following = self.read.skip(end, "comma", "and")
            if following == end:
                break
            j = self.read.skip(following, "of", "the")
        return tuple(days), end, ""

    def _dates_behind_title(self, i: int, kind: ActKind) -> tuple[tuple[tuple[str, int, int], ...], int, str]:
        """ "la loi relative aux musées du 3 mai 1999", "le décret de la Région wallonne du ..."."""
        opener = self.read.at(self.read.skip(i, "comma"))
        quoted = "quote" in opener  # "la loi « vie privée » du ..."
        wide = "title" in opener or kind.named or (kind.eu and "of" in opener)
        reach = NAME_REACH if wide else NAME_REACH // 3 + 2 if "of" in opener or quoted else 0
        for j in range(i, i + reach):
            token = self.read.at(j)
            if not token.text or any(idea in token for idea in ("end", "open", "close", "unit", "stop")):
                break
            if "act" in token and not ("title" in opener and self.lexicon.acts[int(token.ideas["act"])].named):
                break  # but "la loi instituant la charte de ... du ..." has a charter in its title
            if "date" in self.read.at(j + 1) and ("of" in token or "title" in token):
                days, end, _ = self._dates(j + 1)
                return days, end, self.read.words(i, j)
        return (), i, ""

    def _listed(
        self, i: int, after: int, days: tuple[tuple[str, int, int], ...], act: Act, kind: ActKind
    ) -> tuple[Mention, ...]:
        title_end = self._title(after)
        title = act.title or self.read.words(after, title_end)
        act = replace(act, date=days[0][0], title=title)
        first = Mention(i, days[0][2] if len(days) > 1 else after, act, kind, title_end=title_end)
        others = (Mention(a, b, Act(kind.type, day, title=title), kind) for day, a, b in days[1:])
        return (first, *others)

    def _title(self, i: int) -> int:
        """The token behind the title that follows the date, up to the next pause; `i` where none follows."""
        if "title" not in self.read.at(self.read.skip(i, "said")):
            return i
        end = i
        while end < i + TITLE_REACH and self.read.at(end).text:
            if any(idea in self.read.at(end) for idea in ("end", "comma", "open", "close")):
                break
            end += 1
        return end

    def _name(self, i: int, kind: ActKind) -> int:
        """The token behind the name of a charter, convention or code; `i` where it has none."""
        if kind.alone:
            return i + 1
        opener = self.read.at(i + 1)
        behind = self.read.at(i + 2)
        proper = (
            "of_the" in opener
            or "the" in behind
            or "of" in behind
            or behind.text[:1].isupper()
            or behind.text.endswith("'")
        )
        opens = ("of" in opener and proper) or "title" in opener or opener.text[:1].isupper()
        if not kind.named or not opens:
            return i
        if "the" not in self.read.at(i - 1) and "quote" not in self.read.at(i - 1):
            return i
        end = i + 1
        while end < i + 1 + NAME_REACH and self.read.at(end).text:
            token = self.read.at(end)
            if any(idea in token for idea in ("stop", "end", "comma", "open", "close", "quote", "and", "date")):
                break
            end += 1
        while any(idea in self.read.at(end - 1) for idea in ("of", "the", "title")):
            end -= 1
        return end if end > i + 1 else i
