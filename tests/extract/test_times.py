"""Dates and delays, French and Dutch beside each other; the negative rows say what must not become a limit."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Language, Provision
from extract.facts import Day, Duration, Frequency, Norm, Recurring, Relative, ServiceLevel, Unspecified, Window
from extract.times import limits
from tests.extract.handmade import article, contract, saying

DATES: list[tuple[Language, str, str, Norm]] = [
    ("fr", "Il est remis pour le 31 mars 2024.", "pour le 31 mars 2024", Day(3, 31, 2024)),
    ("nl", "Het wordt tegen 31 maart 2024 ingediend.", "tegen 31 maart 2024", Day(3, 31, 2024)),
    # the ordinal sign of the first of the month, printed apart by some word processors
    ("fr", "avant le 1er janvier 2023", "avant le 1er janvier 2023", Day(1, 1, 2023)),
    ("nl", "vóór 1 januari 2023", "vóór 1 januari 2023", Day(1, 1, 2023)),
    # figures, with each of the separators
    ("fr", "au plus tard le 31/03/2024.", "au plus tard le 31/03/2024", Day(3, 31, 2024)),
    ("nl", "uiterlijk op 31.03.2024.", "uiterlijk op 31.03.2024", Day(3, 31, 2024)),
    ("nl", "ten laatste op 31-03-2024", "ten laatste op 31-03-2024", Day(3, 31, 2024)),
    # the words stand behind the date
    ("fr", "le 30 juin 2025 au plus tard", "le 30 juin 2025 au plus tard", Day(6, 30, 2025)),
    ("nl", "op 30 juni 2025 ten laatste", "op 30 juni 2025 ten laatste", Day(6, 30, 2025)),
    # the end of a year is its last day
    ("fr", "pour fin 2024", "pour fin 2024", Day(12, 31, 2024)),
    ("fr", "avant la fin de l'année 2022", "avant la fin de l'année 2022", Day(12, 31, 2022)),
    ("nl", "tegen eind 2024", "tegen eind 2024", Day(12, 31, 2024)),
    ("nl", "vóór het einde van 2023", "vóór het einde van 2023", Day(12, 31, 2023)),
    # no year: it comes back
    ("fr", "au plus tard le 31 mars de l'année qui suit", "au plus tard le 31 mars de l'année qui suit",
     Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    ("nl", "tegen 31 maart van elk jaar", "tegen 31 maart van elk jaar",
     Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    # typographic apostrophes and hard spaces, as PDFs have them
    ("fr", "d’ici le 15\u00a0mai\u00a02024", "d’ici le 15\u00a0mai\u00a02024", Day(5, 15, 2024)),
]  # fmt: skip

DELAYS: list[tuple[Language, str, str, Norm]] = [
    ("fr", "répond dans les 15 jours ouvrables qui suivent la réunion.",
     "dans les 15 jours ouvrables qui suivent la réunion",
     Relative(15, "business_day", "after", "la réunion", "at_most")),
    ("nl", "antwoordt binnen de 15 werkdagen volgend op de vergadering.",
     "binnen de 15 werkdagen volgend op de vergadering",
     Relative(15, "business_day", "after", "de vergadering", "at_most")),
    # the unit is never collapsed
    ("fr", "endéans les 10 jours calendrier", "endéans les 10 jours calendrier",
     Relative(10, "calendar_day", "after", "", "at_most")),
    ("nl", "binnen 10 kalenderdagen", "binnen 10 kalenderdagen", Relative(10, "calendar_day", "after", "", "at_most")),
    ("fr", "dans un délai de 20 jours francs", "dans un délai de 20 jours francs",
     Relative(20, "clear_day", "after", "", "at_most")),
    # number words, also doubled in figures
    ("fr", "dans un délai de quinze (15) jours après la demande", "dans un délai de quinze (15) jours après la demande",
     Relative(15, "day", "after", "la demande", "at_most")),
    ("nl", "binnen een termijn van vijftien dagen na de aanvraag",
     "binnen een termijn van vijftien dagen na de aanvraag",
     Relative(15, "day", "after", "de aanvraag", "at_most")),
    # one of it
    ("fr", "dans le mois", "dans le mois", Relative(1, "month", "after", "", "at_most")),
    ("nl", "binnen de maand na de goedkeuring", "binnen de maand na de goedkeuring",
     Relative(1, "month", "after", "de goedkeuring", "at_most")),
    # counted from
    ("fr", "dans un délai d'un mois à dater de la réception", "dans un délai d'un mois à dater de la réception",
     Relative(1, "month", "after", "la réception", "at_most")),
    ("nl", "binnen zes weken te rekenen vanaf de ontvangst", "binnen zes weken te rekenen vanaf de ontvangst",
     Relative(6, "week", "after", "de ontvangst", "at_most")),
    # backwards: "at the latest six months before" means six or more
    ("fr", "au plus tard six mois avant la fin du contrat", "au plus tard six mois avant la fin du contrat",
     Relative(6, "month", "before", "la fin du contrat", "at_least")),
    ("nl", "minstens 3 maanden vóór het einde", "minstens 3 maanden vóór het einde",
     Relative(3, "month", "before", "het einde", "at_least")),
    # a share of the cases
    ("fr", "80 % dans les 10 jours", "80 % dans les 10 jours", ServiceLevel(80, 10, "day")),
    ("nl", "99,5% van de dossiers wordt behandeld binnen de 4 werkdagen",
     "99,5% van de dossiers wordt behandeld binnen de 4 werkdagen", ServiceLevel(99.5, 4, "business_day")),
    # a place held open
    ("fr", "dans les XX jours", "dans les XX jours", Unspecified()),
    ("nl", "binnen xx werkdagen", "binnen xx werkdagen", Unspecified()),
    # the anchor ends with the clause
    ("fr", "dans les 8 jours suivant la notification, sauf urgence", "dans les 8 jours suivant la notification",
     Relative(8, "day", "after", "la notification", "at_most")),
    # at the head of a sentence it ends before the main clause: in Dutch before its verb, in French before its subject
    ("nl", "Binnen tien dagen na de vergadering bezorgt de dienst het verslag.", "Binnen tien dagen na de vergadering",
     Relative(10, "day", "after", "de vergadering", "at_most")),
    ("nl", "Dertig dagen na het einde van de proef deelt het Fonds de cijfers mee.",
     "Dertig dagen na het einde van de proef", Relative(30, "day", "after", "het einde van de proef", "exactly")),
    ("fr", "Dans le mois de la réception de la demande le Fonds décide.",
     "Dans le mois de la réception de la demande", Relative(1, "month", "after", "réception de la demande", "at_most")),
    # behind the main verb it ends with the clause
    ("nl", "De dienst bezorgt het verslag binnen tien dagen na de vergadering van het beheerscomité.",
     "binnen tien dagen na de vergadering van het beheerscomité",
     Relative(10, "day", "after", "de vergadering van het beheerscomité", "at_most")),
]  # fmt: skip

KINDS: list[tuple[Language, str, str, Norm]] = [
    # how often, and how it is bounded on either side
    ("fr", "Il se réunit au moins deux fois par an.", "au moins deux fois par an", Frequency(2, "year", "at_least")),
    ("nl", "Het vergadert ten hoogste eenmaal per maand.", "ten hoogste eenmaal per maand",
     Frequency(1, "month", "at_most")),
    ("fr", "La liste est revue tous les deux ans.", "tous les deux ans", Frequency(1, "year", every=2)),
    ("nl", "De lijst wordt om de drie weken herzien.", "om de drie weken", Frequency(1, "week", every=3)),
    ("fr", "au moins 3 visites par année civile", "au moins 3 visites par année civile",
     Frequency(3, "year", "at_least")),
    ("nl", "per kalenderjaar minstens 3 bezoeken", "per kalenderjaar minstens 3", Frequency(3, "year", "at_least")),
    # an adjective binds where its noun is new; French quotes the noun, for the adjective alone says little
    ("fr", "Elle assure un suivi mensuel des plaintes.", "suivi mensuel", Frequency(1, "month")),
    ("nl", "Zij bezorgt driemaandelijkse overzichten.", "driemaandelijkse", Frequency(1, "quarter")),
    # the vaguer of two ways to say how often goes
    ("fr", "La liste paraît périodiquement et au moins une fois par an.", "au moins une fois par an",
     Frequency(1, "year", "at_least")),
    # "every year" and the day of the year are one limit
    ("fr", "Chaque année, le comité établira un bilan pour le 31 mai.", "pour le 31 mai",
     Recurring("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31")),
    ("nl", "Elk jaar zal het comité tegen 31 mei een balans opmaken.", "tegen 31 mei",
     Recurring("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31")),
    # the end of a stretch of each year
    ("fr", "pour la fin du premier trimestre de chaque année", "pour la fin du premier trimestre de chaque année",
     Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    ("nl", "vóór het einde van het eerste kwartaal van elk jaar", "vóór het einde van het eerste kwartaal van elk jaar",
     Recurring("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31")),
    ("nl", "elk jaar tegen de maand mei", "elk jaar tegen de maand mei", Recurring("FREQ=YEARLY;BYMONTH=5")),
    # stretches
    ("fr", "dans le courant de 2023", "dans le courant de 2023", Window(date(2023, 1, 1), date(2023, 12, 31))),
    ("nl", "fase 2 van het plan (2024-2025)", "2024-2025", Window(date(2024, 1, 1), date(2025, 12, 31))),
    # the contract's own end and term
    ("fr", "avant la fin du présent contrat d'administration", "avant la fin du présent contrat d'administration",
     Day(12, 31, 2025, "contract_end")),
    ("nl", "tegen het einde van de overeenkomst", "tegen het einde van de overeenkomst",
     Day(12, 31, 2025, "contract_end")),
    ("fr", "pendant toute la durée du contrat", "pendant toute la durée du contrat",
     Duration(boundary="contract_term")),
    ("nl", "tijdens de looptijd van deze overeenkomst", "tijdens de looptijd van deze overeenkomst",
     Duration(boundary="contract_term")),
    # how long
    ("fr", "Les fiches sont conservées pendant dix ans.", "pendant dix ans", Duration(10, "year")),
    ("nl", "De fiches worden minstens 10 jaar bijgehouden.", "minstens 10 jaar", Duration(10, "year", "at_least")),
    ("fr", "En cas d'urgence, ce délai est ramené à cinq jours.", "cinq jours", Duration(5, "day")),
    # open ones
    ("fr", "Elle répond dans un délai raisonnable.", "dans un délai raisonnable", Unspecified()),
    ("nl", "Zij antwoordt tijdig.", "tijdig", Unspecified()),
    ("fr", "dans le délai prévu à l'article 18", "dans le délai prévu à l'article 18", Unspecified()),
    ("nl", "binnen de termijn bepaald in artikel 18", "binnen de termijn bepaald in artikel 18", Unspecified()),
    ("nl", "binnen de in artikel 18, § 2, bepaalde termijn", "binnen de in artikel 18, § 2, bepaalde termijn", Unspecified()),
    ("nl", "binnen de door de Staat gestelde termijnen", "binnen de door de Staat gestelde termijnen", Unspecified()),
    ("nl", "De dienst moet de afgesproken termijnen naleven.", "de afgesproken termijnen", Unspecified()),
    ("fr", "Le service doit respecter les délais convenus.", "les délais convenus", Unspecified()),
    ("nl", "Zij antwoordt zo snel als mogelijk.", "zo snel als mogelijk", Unspecified()),
    # a delay that says itself that it may not be longer
    ("fr", "dans un délai qui ne peut excéder quinze jours", "dans un délai qui ne peut excéder quinze jours",
     Relative(15, "day", "after", "", "at_most")),
    ("nl", "binnen een termijn die niet langer mag zijn dan vijftien dagen",
     "binnen een termijn die niet langer mag zijn dan vijftien dagen", Relative(15, "day", "after", "", "at_most")),
    ("nl", "binnen een termijn van ten hoogste 14 dagen na de aanvraag",
     "binnen een termijn van ten hoogste 14 dagen na de aanvraag", Relative(14, "day", "after", "de aanvraag", "at_most")),
    # one unit, counted from what has a determiner
    ("fr", "dans le mois de cette décision", "dans le mois de cette décision", Relative(1, "month", "after", "cette décision", "at_most")),
    ("fr", "dans le mois de la décision", "dans le mois de la décision", Relative(1, "month", "after", "décision", "at_most")),
    ("nl", "binnen de maand van deze beslissing", "binnen de maand van deze beslissing",
     Relative(1, "month", "after", "deze beslissing", "at_most")),
    # an event is the limit
    ("nl", "uiterlijk op het ogenblik dat de bouw begint", "uiterlijk op het ogenblik dat de bouw begint",
     Relative(0, "day", "before", "het ogenblik dat de bouw begint", "at_least")),
    # the share behind the delay
    ("nl", "binnen maximaal 2 seconden in 99,5% van de gevallen", "binnen maximaal 2 seconden in 99,5%",
     ServiceLevel(99.5, 2, "second")),
    # several days at the head of each month or quarter: done by the last of them, never by the first; a plural without a
    # number leaves open how many
    ("fr", "Le relevé est versé dans les dix premiers jours du mois.", "dans les dix premiers jours du mois",
     Recurring("FREQ=MONTHLY;BYMONTHDAY=10")),
    ("nl", "Het overzicht wordt binnen de eerste tien dagen van de maand bezorgd.", "binnen de eerste tien dagen van de maand",
     Recurring("FREQ=MONTHLY;BYMONTHDAY=10")),
    ("fr", "au cours des deux premiers mois de chaque semestre", "au cours des deux premiers mois de chaque semestre",
     Recurring("FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=-1")),
    ("nl", "binnen de eerste twee maanden van elk jaar", "binnen de eerste twee maanden van elk jaar",
     Recurring("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
    ("fr", "dans les huit premiers jours ouvrables de chaque trimestre", "dans les huit premiers jours ouvrables de chaque trimestre",
     Recurring("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=8")),
    ("nl", "binnen de eerste vijf werkdagen van elke maand", "binnen de eerste vijf werkdagen van elke maand",
     Recurring("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5")),
    ("nl", "tijdens de laatste tien dagen van het jaar", "tijdens de laatste tien dagen van het jaar",
     Recurring("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")),
    ("fr", "dans les premiers jours du mois", "dans les premiers jours du mois", Unspecified()),
    # one weekday of each month, in the plural as well, and two of them
    ("fr", "Il siège tous les premiers lundis du mois.", "tous les premiers lundis du mois", Recurring("FREQ=MONTHLY;BYDAY=1MO")),
    ("fr", "Il siège les premier et troisième lundis du mois.", "les premier et troisième lundis du mois",
     Recurring("FREQ=MONTHLY;BYDAY=1MO,3MO")),
    ("nl", "Hij zetelt op de eerste en derde maandag van elke maand.", "op de eerste en derde maandag van elke maand",
     Recurring("FREQ=MONTHLY;BYDAY=1MO,3MO")),
    # the end of a stretch beside what is to be done
    ("fr", "Le guichet sera ouvert à la fin du premier semestre 2025.", "à la fin du premier semestre 2025", Day(6, 30, 2025)),
    ("fr", "Le guichet est ouvert à la fin du premier semestre 2025.", "à la fin du premier semestre 2025", Day(6, 30, 2025)),
    ("nl", "Het loket wordt op het einde van het eerste semester van 2025 geopend.",
     "op het einde van het eerste semester van 2025", Day(6, 30, 2025)),
    ("nl", "Op het einde van het eerste semester zal het loket open zijn.", "Op het einde van het eerste semester",
     Recurring("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30")),
    ("fr", "Au terme de chaque exercice, il dresse un bilan.", "Au terme de chaque exercice",
     Recurring("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")),
    ("fr", "À l'issue de chaque année civile, il dresse un bilan.", "À l'issue de chaque année civile",
     Recurring("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")),
    ("nl", "Bij het einde van elk boekjaar maakt hij een balans op.", "Bij het einde van elk boekjaar",
     Recurring("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")),
    ("fr", "À l'horizon 2028, le guichet est ouvert.", "À l'horizon 2028", Day(12, 31, 2028)),
    ("nl", "Tegen 2028 is het loket open.", "Tegen 2028", Day(12, 31, 2028)),
    # "per" at the head of a sentence that counts nothing
    ("fr", "Par trimestre, le service remet un état.", "Par trimestre", Frequency(1, "quarter")),
    ("nl", "Per kwartaal bezorgt de dienst een overzicht.", "Per kwartaal", Frequency(1, "quarter")),
    # terms of procedure count days, and their weeks are no weeks
    ("fr", "dans la quinzaine de la notification", "dans la quinzaine de la notification",
     Relative(15, "day", "after", "notification", "at_most")),
    ("nl", "binnen een vijftiental dagen na de kennisgeving", "binnen een vijftiental dagen na de kennisgeving",
     Relative(15, "day", "after", "de kennisgeving", "at_most")),
    ("fr", "Il répond dans la huitaine.", "dans la huitaine", Relative(8, "day", "after", "", "at_most")),
    ("nl", "Hij antwoordt binnen een achttal dagen.", "binnen een achttal dagen", Relative(8, "day", "after", "", "at_most")),
    # not before: at least so long after, at most so long ahead
    ("fr", "au plus tôt dix jours après l'envoi", "au plus tôt dix jours après l'envoi",
     Relative(10, "day", "after", "l'envoi", "at_least")),
    ("nl", "ten vroegste tien dagen na de verzending", "ten vroegste tien dagen na de verzending",
     Relative(10, "day", "after", "de verzending", "at_least")),
    ("fr", "au plus tôt six mois avant l'échéance", "au plus tôt six mois avant l'échéance",
     Relative(6, "month", "before", "l'échéance", "at_most")),
    ("nl", "ten vroegste zes maanden vóór de vervaldag", "ten vroegste zes maanden vóór de vervaldag",
     Relative(6, "month", "before", "de vervaldag", "at_most")),
    # the first days behind an event are as many days
    ("fr", "dans les dix premiers jours qui suivent la réunion", "dans les dix premiers jours qui suivent la réunion",
     Relative(10, "day", "after", "la réunion", "at_most")),
    ("nl", "binnen de eerste tien dagen na de vergadering", "binnen de eerste tien dagen na de vergadering",
     Relative(10, "day", "after", "de vergadering", "at_most")),
    ("nl", "De zitting vindt ten vroegste tien dagen na de verzending plaats.", "ten vroegste tien dagen na de verzending",
     Relative(10, "day", "after", "de verzending", "at_least")),
    # Dutch puts its verbs last; they are no part of the event
    ("nl", "Het verslag moet binnen 10 dagen na de vergadering bezorgd worden.", "binnen 10 dagen na de vergadering",
     Relative(10, "day", "after", "de vergadering", "at_most")),
]  # fmt: skip

TWO: list[tuple[Language, str, list[Norm]]] = [
    # a clause between the delay and its event; both delays are counted from there
    ("fr", "Les données sont fournies au moins 15 jours, ou 20 jours lorsque tout change, avant la séance.",
     [Relative(15, "day", "before", "la séance", "at_least"), Relative(20, "day", "before", "la séance", "at_least")]),
    ("nl", "De gegevens worden minstens 15 dagen, of 20 dagen wanneer alles wijzigt, vóór de zitting bezorgd.",
     [Relative(15, "day", "before", "de zitting", "at_least"),
      Relative(20, "day", "before", "de zitting", "at_least")]),
    ("fr", "au plus tôt trois mois et au plus tard un mois avant l'échéance",
     [Relative(3, "month", "before", "l'échéance", "at_most"), Relative(1, "month", "before", "l'échéance", "at_least")]),
    ("nl", "ten vroegste drie maanden en uiterlijk één maand vóór de vervaldag",
     [Relative(3, "month", "before", "de vervaldag", "at_most"), Relative(1, "month", "before", "de vervaldag", "at_least")]),
    ("fr", "80 % dans les 5 jours 100 % dans le mois", [ServiceLevel(80, 5, "day"), ServiceLevel(100, 1, "month")]),
    ("nl", "zo spoedig mogelijk, en in elk geval binnen de maand",
     [Unspecified(), Relative(1, "month", "after", "", "at_most")]),
]  # fmt: skip

NO_LIMIT: list[tuple[Language, str]] = [
    # dates of norms, documents, meetings, versions
    ("fr", "en exécution de l'arrêté royal du 3 mai 1999 portant des mesures"),
    ("nl", "in uitvoering van het koninklijk besluit van 3 mei 1999 houdende maatregelen"),
    ("fr", "la circulaire n° 2 du 14 mars 2013"),
    ("nl", "de omzendbrief nr. 2 van 14 maart 2013"),
    ("fr", "le Conseil des ministres des 20/10/2021, 01/04/2022 et 13/10/2023"),
    ("nl", "de Ministerraad van 20/10/2021, 01/04/2022 en 13/10/2023"),
    # the period of the contract itself
    ("fr", "pour la période du 1er janvier 2022 au 31 décembre 2025"),
    ("nl", "heeft uitwerking met ingang van 1 januari 2022 en neemt een einde op 31 december 2025"),
    # quantities of time
    ("fr", "2 jours de télétravail par semaine"),
    ("nl", "2 dagen telewerk per week"),
    ("fr", "l'outil est disponible 7 jours sur 7"),
    ("fr", "Après deux ans de négociations, un accord est trouvé"),
    ("fr", "les personnes de plus de 65 ans au 1er janvier 1957"),
    # no days of the calendar
    ("fr", "au plus tard le 31 février 2024"),
    ("nl", "uiterlijk op 32/13/2024"),
    # an article that looks like a date
    ("fr", "conformément à l'article 16.3.2022"),
    # a text sets no limit before its own time
    ("fr", "les agents engagés avant le 1er octobre 1959"),
    ("nl", "de personeelsleden aangeworven vóór 1 oktober 1959"),
    # the end of something else; an end that is only spoken of
    ("fr", "pour la fin de 30 dossiers"),
    ("nl", "eind 2020 waren er 30 dossiers"),
    # things that have a name with a time in it, and how things were
    ("nl", "de persoon belast met het dagelijks bestuur"),
    ("fr", "le budget annuel est approuvé par le comité"),
    ("fr", "Depuis 2019, la liste paraît chaque mois."),
    ("fr", "la hausse des prix en 2022 a pesé sur les comptes"),
    ("nl", "de stijging van de prijzen in 2022 weegt op de rekeningen"),
    ("fr", "le budget pour l'année 2023"),
    ("fr", "avant la fin du contrat de travail"),
    ("fr", "le délai visé au point 2 est suspendu"),
    ("nl", "de bepaalde termijn wordt geschorst"),
    ("nl", "Binnen de dienst bewaakt hij de bepaalde termijn."),
    ("fr", "La foire a lieu dans le mois de mars."),
    ("fr", "La foire a lieu dans la semaine du 3 mars."),
    # counts of things
    ("fr", "5 euros par an et par dossier"),
    ("nl", "5 euro per jaar"),
    ("fr", "Par trimestre, 500 dossiers sont traités."),
    ("nl", "Per kwartaal worden 500 dossiers behandeld."),
    # a rate says how much of each week, however it is bounded
    ("fr", "Le télétravail est permis à raison d'au plus deux jours par semaine."),
    ("nl", "Telewerk is toegestaan naar rata van ten hoogste twee dagen per week."),
    # the day of some figures; an earliest day is no last one; an exercise is no year of the books
    ("fr", "Les chiffres à la fin du premier semestre 2025 seront publiés."),
    ("nl", "De cijfers op het einde van het eerste semester 2025 zullen volstaan."),
    ("fr", "La séance a lieu au plus tôt le 3 mai 2024."),
    ("nl", "De zitting heeft ten vroegste op 3 mei 2024 plaats."),
    ("fr", "Le secret est gardé dans l'exercice du mandat."),
    # the term of the contract, in the sentence that makes it
    ("fr", "Le présent contrat est conclu pour une durée de trois ans."),
    ("nl", "Deze overeenkomst wordt voor een duur van drie jaar gesloten."),
    # "binnen", "dans" and "sous" of place and manner
    ("nl", "binnen de instelling"),
    ("fr", "sous la responsabilité du comité"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "quote", "norm"), DATES + DELAYS + KINDS)
def test_one_limit(language: Language, text: str, quote: str, norm: Norm) -> None:
    (found,) = limits(saying(language, text))
    assert (found.quote, found.norm) == (quote, norm)
    assert text[found.start : found.end] == quote
    assert (found.article, found.eid) == ("7", "art_7__para_1")


@pytest.mark.parametrize(("language", "text", "norms"), TWO)
def test_several_limits_in_one_sentence(language: Language, text: str, norms: list[Norm]) -> None:
    assert [x.norm for x in limits(saying(language, text))] == norms


@pytest.mark.parametrize(("language", "text"), NO_LIMIT)
def test_no_limit(language: Language, text: str) -> None:
    assert limits(saying(language, text)) == ()


def test_cells_of_a_table_are_read() -> None:
    table = Provision(
        "art_7__table_1", "table", rows=(("Dossiers", "80 % dans les 5 jours"), ("Total", "dans le mois"))
    )
    (first, second) = limits(contract("fr", Provision("art_7", "article", num="7", children=(table,))))
    assert first.norm == ServiceLevel(80, 5, "day")
    assert second.norm == Relative(1, "month", "after", "", "at_most")  # a cell does not run on into the next row


def test_share_and_delay_in_two_cells_of_a_row() -> None:
    rows = (("Plaintes", "traitées dans les 5 jours", "80 %"), ("Appels", "pris dans le mois", "tous"))
    table = Provision("art_7__table_1", "table", rows=rows)
    found = limits(contract("fr", Provision("art_7", "article", num="7", children=(table,))))
    assert [x.norm for x in found] == [ServiceLevel(80, 5, "day"), Relative(1, "month", "after", "", "at_most")]


def test_a_limit_outside_any_article_is_cited_by_the_heading_above() -> None:
    text = Provision("p", "paragraph", text="dans le mois")
    objective = Provision("os", "objective", num="4", children=(text, article("4.1", "dans le mois")))
    section = Provision("s", "section", num="2.1", children=(text,))
    assert [x.article for x in limits(contract("fr", objective, section))] == ["OS4", "4.1", "2.1"]


@pytest.mark.parametrize(
    "text", ["." * 100_000, "%" * 100_000, "dans les 15 jours après la loi 12 " * 3000, "un " * 50_000]
)
def test_long_and_odd_texts_come_to_an_end(text: str) -> None:
    """Dot leaders, and text without punctuation; the time limit of the test run is the measure."""
    found = limits(saying("fr", text + " dans le mois"))
    assert found[-1].quote == "dans le mois"
