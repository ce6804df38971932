"""Bearers: which of the actors of a clause owes its action, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.actors import NOBODY, PLURAL, Actor, Mention, together
from extract.clauses import Clause
from extract.finite import CONDITIONAL, Verb, correlated, finite
from extract.lexicon import measures_of_time
from extract.voice import is_passive
from extract.words import Words

INVERSION = 7
"""So many words after a Dutch finite verb, its subject has begun."""
MEMBER = 14
"""So many words lie at most between two joined members of a subject."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Those whom a pronoun can stand for: the subject said last, and the last one in the singular and in the plural."""

    subject: Actor = NOBODY
    one: Actor = NOBODY
    many: Actor = NOBODY
    last: Actor = NOBODY
    """Named last, in whatever case."""
    agent: Actor = NOBODY
    """Named with "by" in the clause before."""
    thing: bool = False
    """The clause before has no bearer: a pronoun may stand for what it speaks of."""

    def then(self, found: Bearer, named: Sequence[Mention] = ()) -> Antecedents:
        """After a clause with this bearer and these mentions."""
        last = next((m.actor for m in reversed(named) if not m.pronoun), found.actor)
        agent = next((m.actor for m in reversed(named) if m.case == "agent" and not m.pronoun), NOBODY)
        return replace(self, last=last, agent=agent)._then(found)

    def _then(self, found: Bearer) -> Antecedents:
        if found.actor.role == "unspecified":
            return replace(self, thing=True)
        if found.plural:
            return replace(self, subject=found.actor, many=found.actor, thing=False)
        return replace(self, subject=found.actor, one=found.actor, thing=False)


@dataclass(frozen=True, slots=True)
class Bearer:
    """The bearer of a clause. `agentive`: its subject can act. `reasons`: what makes the finding less sure."""

    actor: Actor
    agentive: bool = True
    reasons: tuple[str, ...] = ()
    plural: bool = False
    agent: bool = False
    """Named with "by", so that it is no subject of a further verb."""


OPEN = Bearer(NOBODY, False, ("no_bearer",))


def bearer_of(
    said: Words, clause: Clause, actors: tuple[Mention, ...], before: Antecedents, verb_first: bool
) -> Bearer:
    """The bearer of a clause.

    `before` is taken up by a pronoun, and by an item that begins with its verb (`verb_first`: the clause is the first
    of an item).
    """
    inside = tuple(m for m in actors if clause.start <= m.start < clause.end and not _bracketed(said, clause, m))
    if clause.verb.kind == "falls_to" and _to_whom_said(said, clause):
        return _of_dative(before)
    if clause.verb.kind == "falls_to":
        named = next((m for m in inside if m.start >= clause.verb.end - 1 and not m.pronoun), None)
        return Bearer(_chain(said, clause, inside, named)) if named else OPEN
    subject = None if clause.passive else _subject(said, clause, inside)
    if clause.passive or (clause.verb.kind == "impersonal" and (subject is None or subject.pronoun)):
        return _of_passive(said, clause, inside)
    if subject is not None:
        if subject.pronoun:
            return _of_pronoun(said, clause, subject, inside, before)
        return Bearer(_chain(said, clause, inside, subject), _can_act(said, subject), (), _plural(said, subject))
    if verb_first and clause.verb.start <= clause.start + 2 and before.subject.role != "unspecified":
        return Bearer(before.subject)
    return _of_wish(said, clause, inside)


def _to_whom_said(said: Words, clause: Clause) -> bool:
    """ "il lui appartient de": to whom stands within the verb, and is who was spoken of."""
    return any(True for _ in said.find("connective", ("dative",), clause.verb.start, clause.verb.end))


def _of_dative(before: Antecedents) -> Bearer:
    return Bearer(before.subject, True, ("pronoun",)) if before.subject.role != "unspecified" else OPEN


def _of_wish(said: Words, clause: Clause, inside: tuple[Mention, ...]) -> Bearer:
    """Whose wish it is: "la volonté de l'Office est de ..."."""
    for hit in said.find("cue", ("mood",), clause.start, clause.verb.start):
        owner = next((m for m in inside if m.case == "complement" and 0 <= m.start - hit.end <= 1), None)
        if owner is not None:
            return Bearer(owner.actor)
    return OPEN


def counterparty_of(clause: Clause, actors: tuple[Mention, ...], bearer: Actor) -> Actor | None:
    """To whom the action is owed: the first actor after the verb who receives something."""
    for mention in actors:
        receives = mention.case == "receiver" and not mention.pronoun and mention.actor.text != bearer.text
        if receives and clause.verb.end <= mention.start < clause.end:
            return mention.actor
    return None


def relatives(said: Words, clause: Clause, actors: tuple[Mention, ...]) -> Iterator[tuple[Clause, Actor]]:
    """The relative clauses that put a duty on somebody: "au ministre, qui rendra son avis dans le mois"."""
    for verb in clause.inner:
        if verb.opener < 0 or verb.kind not in ("future", "commitment"):
            continue
        if said.at(verb.opener, "connective", "condition") or said.at(verb.start, "verb", "statement"):
            continue  # "que l'Office est chargé d'appliquer" describes
        if said.at(verb.start, "cue", "will_be"):
            continue  # "lesquelles les services seront fermés" as well
        if is_passive(said, verb, _relative_end(said, clause, verb)):
            continue
        bearer = _of_relative(said, verb, clause.verb.start, actors)
        if bearer is not None:
            yield Clause(verb.opener, _relative_end(said, clause, verb), verb, False, relative=True), bearer


def _of_relative(said: Words, verb: Verb, main: int, actors: tuple[Mention, ...]) -> Actor | None:
    """The antecedent right before "qui", or the subject right behind another relative."""
    hit = said.at(verb.opener, "connective")
    after = hit.end if hit else verb.opener + 1
    for mention in actors:
        inside = mention.start == after and mention.end <= verb.start
        before = mention.end in (verb.opener, verb.opener - 1) and verb.start <= after + (
            1 if said.language == "fr" else 12
        )
        named = (inside and mention.case == "subject") or (before and verb.opener > main)
        if named and not mention.pronoun:
            return mention.actor
    return None


def _relative_end(said: Words, clause: Clause, verb: Verb) -> int:
    """At the next comma behind its verb, or where the clause around it ends."""
    return next((i for i in range(verb.end, clause.end) if said.lower[i] == ","), clause.end)


def _of_pronoun(
    said: Words, clause: Clause, pronoun: Mention, inside: tuple[Mention, ...], before: Antecedents
) -> Bearer:
    value = _value(said, pronoun)
    if any(True for _ in said.find("connective", ("expletive",), clause.start, clause.end)):
        return OPEN
    near = [m.actor for m in inside if m.end <= pronoun.start and not m.pronoun]
    if value in ("last", "this"):
        last = before.last if before.last.role != "unspecified" else before.subject
        found = near[-1] if near else last
    elif said.language == "nl":
        found = before.subject
    else:
        found = before.many if value == "many" else before.one
    plural = value == "many" and not (said.language == "nl" and said.fits(clause.verb.start, "singular"))
    if before.thing and not near and value not in ("last", "this") and clause.verb.kind in ("action", "unknown"):
        if before.agent == NOBODY or _tells(said, clause):
            return OPEN  # "La décision est notifiée. Elle mentionne ...": the decision
        return Bearer(Actor(pronoun.actor.text, before.agent.role), True, ("pronoun",))
    if plural:
        groups = [a for a in near if a.role in ("institutions", "both_parties")]
        found = groups[-1] if groups else found
    if found.role == "unspecified" and near and not before.thing:
        found = near[0]  # "si l'Office est en retard, il informe l'État"
    if found.role == "unspecified":
        return Bearer(NOBODY, plural or value == "last", ("no_bearer",))
    return Bearer(Actor(pronoun.actor.text, found.role), True, ("pronoun",), plural)


def _tells(said: Words, clause: Clause) -> bool:
    """Is the verb one of what a text does: it mentions, provides, fixes?"""
    return said.at(clause.verb.start, "verb", "tells") is not None


def _value(said: Words, mention: Mention) -> str:
    hit = said.at(mention.start, "actor", "pronoun")
    return (hit.value("pronoun") or "") if hit else ""


def _plural(said: Words, mention: Mention) -> bool:
    hit = said.at(mention.start, "connective", "determiner")
    kind = hit.value("determiner") if hit is not None else ""
    return kind in ("some", "other") or (mention.actor.role == "both_parties" and kind != "one")


def _can_act(said: Words, subject: Mention) -> bool:
    """Outsiders are not bound by a contract: what they do is a fact."""
    return not any(True for _ in said.find("actor", ("outsider",), subject.start, subject.end))


def _bracketed(said: Words, clause: Clause, mention: Mention) -> bool:
    before = said.lower[clause.start : mention.start]
    return before.count("(") > before.count(")")


def _of_passive(said: Words, clause: Clause, inside: tuple[Mention, ...]) -> Bearer:
    """The agent of a passive, or those who take the initiative or agree on it."""
    agents = [m for m in inside if m.case == "agent" and not m.pronoun and _acts(said, clause, m)]
    for n, mention in enumerate(agents):
        if n + 1 < len(agents) and agents[n + 1].start - mention.end == 1:
            continue  # "na kennisname door de comités door de commissarissen": the second one acts
        return Bearer(_chain(said, clause, inside, mention), agent=True)
    for hit in said.find("connective", ("source",), clause.start, clause.end):
        chosen = [m for m in inside if hit.end <= m.start]
        if hit.end - hit.start == 1 and hit.start < clause.verb.end:
            continue  # "le réseau entre les caisses est ...": no more than a complement of the subject
        if chosen and chosen[0].start <= hit.end + 1:
            near = chosen[: next((n for n in range(1, len(chosen)) if _apart(chosen[n - 1], chosen[n])), len(chosen))]
            return Bearer(together([m.actor for m in near], said.slice(near[0].start, near[-1].end)))
    return OPEN


def _apart(left: Mention, right: Mention) -> bool:
    return right.start - left.end > 2


def _acts(said: Words, clause: Clause, agent: Mention) -> bool:
    """An agent acts in the main clause when it follows its verb and no verb of a subordinate clause stands between."""
    if agent.start < clause.verb.end or not _determined(said, agent):
        return False
    if _of_noun(said, agent):
        return False
    return not any(
        0 <= agent.start - v.end <= 3
        or clause.verb.end <= v.start < agent.start
        or 0 <= v.opener < agent.start < v.start
        for v in clause.inner
    )


def _of_noun(said: Words, agent: Mention) -> bool:
    """ "après approbation par le comité": who approves does not owe what the clause says."""
    noun = agent.start - 2
    if said.language == "fr" and said.ends_at(noun, "connective", "receiver"):
        return False  # "mis à disposition par l'Office"
    return noun > 0 and said.fits(noun, "action_noun") and said.ends_at(noun, "connective", *CONDITIONAL)


def _determined(said: Words, mention: Mention) -> bool:
    """In French an actor has a determiner or a name of its own: "institution par institution" names none."""
    if said.language != "fr" or mention.pronoun or said.at(mention.start, "connective", "determiner"):
        return True
    if _belongs_to_noun(said, mention.start - 1):
        return False
    return said.at(mention.start, "actor") is None or said.ends_at(
        mention.start, "connective", "preposition", "receiver"
    )


def _belongs_to_noun(said: Words, i: int) -> bool:
    """Is word `i` a plain noun, so that a bare name behind it is its complement: "la ligne CAPAC est accessible"?"""
    if i < 0 or not said.lower[i].isalpha() or said.capital(i):
        return False
    return not any(said.at(i, table) or said.ends_at(i + 1, table) for table in said.hits)


def _subject(said: Words, clause: Clause, inside: tuple[Mention, ...]) -> Mention | None:
    """The mention that is the subject of the finite verb."""
    verb = clause.verb
    fit = [m for m in inside if m.case == "subject" and not _taken(said, clause, m) and _determined(said, m)]
    before = [m for m in fit if m.end <= verb.start]
    if said.language == "fr":
        return next((m for m in reversed(before) if not m.pronoun or verb.start - m.end <= 3), None)
    first = next((m for m in before if m.start <= clause.start + 1), None)
    if first is not None:
        return first
    if clause.joined:
        return before[-1] if before else None  # "en neemt ten aanzien van de leden initiatieven": whoever acted before
    thing = said.at(clause.start, "connective", "determiner") is not None and not _begins_with_time(said, clause)
    if thing and said.lower[verb.start - 1] != ",":
        return before[-1] if before else None  # "Deze titel beschrijft de dienst": a thing came first
    after = [m for m in fit if verb.end <= m.start <= verb.end + INVERSION and _agrees(said, clause, m)]
    for mention in after:
        if all(said.at(i, "connective", "adverb") for i in range(verb.end, mention.start)):
            return mention
    return before[-1] if before else _later(said, after, verb.end)


def _begins_with_time(said: Words, clause: Clause) -> bool:
    """ "Drie maanden vóór het einde bezorgt de dienst ...": what comes first says when, and acts not."""
    units = measures_of_time(said.language)
    return any(word in units for word in said.lower[clause.start + 1 : min(clause.start + 3, clause.verb.start)])


def _agrees(said: Words, clause: Clause, mention: Mention) -> bool:
    """Behind a Dutch verb in the singular, which ends in "t", no noun in the plural is its subject: "en dient de
    commissarissen te bereiken"."""
    plural = said.lower[mention.end - 1].endswith(PLURAL[said.language]) and _plural(said, mention)
    return mention.pronoun or not (plural and said.fits(clause.verb.start, "singular"))


def _later(said: Words, after: list[Mention], start: int) -> Mention | None:
    """A subject that stands a little behind the verb, when no other noun came first."""
    for mention in after:
        between = range(start, mention.start)
        if not mention.pronoun and not any(said.at(i, "connective", "determiner") for i in between):
            return mention
    return None


def _taken(said: Words, clause: Clause, mention: Mention) -> bool:
    """Is the mention the subject of a subordinate verb instead?"""
    if said.ends_at(mention.start, "connective", "condition") and not _phrase(said, mention.start):
        return True
    verbs = (clause.verb, *clause.inner)
    for verb in clause.inner:
        if mention.end > verb.start or any(mention.end <= v.start < verb.start for v in verbs if v != verb):
            continue
        near = range(max(clause.start, mention.start - 4), mention.start)
        if any(said.at(i, "connective", "subordinate", "condition") for i in near):
            return True
    return False


def _phrase(said: Words, end: int) -> bool:
    """Does a condition without a verb of its own ("en cas de") end before this word?"""
    return any(
        (hit := said.at(i, "connective", "condition")) is not None
        and hit.end == end
        and hit.value("condition") in ("phrase", "adverb")
        for i in range(max(0, end - 5), end)
    )


def _chain(said: Words, clause: Clause, inside: tuple[Mention, ...], last: Mention) -> Actor:
    """An actor and those who are joined to it: "l'État et les institutions"."""
    members = [last]
    for mention in reversed([m for m in inside if m.end <= last.start and m.case in (last.case, "subject")]):
        if not _joined(said, clause, mention, members[0]) or (len(members) == 1 and _comma(said, members[0])):
            break
        members.insert(0, mention)
    for mention in [m for m in inside if m.start >= last.end and m.case in (last.case, "subject")]:
        if mention.start > clause.verb.start and last.case == "subject" and _comma(said, mention):
            break
        if not _joined(said, clause, members[-1], mention):
            break
        members.append(mention)
    return together([m.actor for m in members], said.slice(members[0].start, members[-1].end))


def _joined(said: Words, clause: Clause, left: Mention, right: Mention) -> bool:
    """Does a joint stand right before the second of two actors, and no finite verb between them?"""
    if left.pronoun or right.pronoun or not 0 < right.start - left.end <= MEMBER:
        return False
    start = right.start - 1 if said.at(right.start - 1, "connective", "agent") else right.start
    if not said.ends_at(start, "connective", "joint", "comparison") and not correlated(said, start - 1):
        return False
    return not any(finite(said, i, clause.start) for i in range(left.end, right.start))


def _comma(said: Words, mention: Mention) -> bool:
    return said.lower[mention.start - 1] == ","
