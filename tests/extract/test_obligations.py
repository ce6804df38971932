"""Obligations of small invented documents: one record for each subject and verb."""

from __future__ import annotations

import pytest

from corpus.model import Language, Provision
from extract.obligations import Obligation, obligations
from tests.extract.handmade import article, contract, saying

SENTENCES: list[tuple[Language, str, list[tuple[str, str]]]] = [
    # promises, duties, powers, bans, efforts: (role of the bearer, modality)
    ("fr", "L'Office s'engage à tenir un registre.", [("institution", "obligation")]),
    ("nl", "De Rijksdienst verbindt zich ertoe een register bij te houden.", [("institution", "obligation")]),
    ("fr", "Le commissaire du gouvernement devra rendre un avis.", [("government_commissioner", "obligation")]),
    ("nl", "De regeringscommissaris moet een advies geven.", [("government_commissioner", "obligation")]),
    ("fr", "Les IPSS peuvent partager leurs locaux.", [("institutions", "permission")]),
    ("nl", "De OISZ mogen hun lokalen delen.", [("institutions", "permission")]),
    ("fr", "L'État ne peut pas réduire ce crédit.", [("state", "prohibition")]),
    ("nl", "De Staat mag dit krediet niet verminderen.", [("state", "prohibition")]),
    ("fr", "Le Collège s'efforce de réunir les données.", [("college", "best_effort")]),
    ("nl", "Het College streeft ernaar de gegevens te verzamelen.", [("college", "best_effort")]),
    ("fr", "Les IPSS souhaitent étendre le réseau.", [("institutions", "declaration")]),
    ("nl", "De OISZ wensen het netwerk uit te breiden.", [("institutions", "declaration")]),
    # the legal present and the future owe as much as "must"
    ("fr", "Le ministre de tutelle approuve le tableau.", [("minister", "obligation")]),
    ("nl", "De voogdijminister keurt de tabel goed.", [("minister", "obligation")]),
    ("fr", "Le comité de gestion transmettra le tableau.", [("management_committee", "obligation")]),
    ("nl", "Het beheerscomité zal de tabel bezorgen.", [("management_committee", "obligation")]),
    # inversion in Dutch; both parties together
    ("nl", "Na overleg met de Staat bezorgen de OISZ een tabel.", [("institutions", "obligation")]),
    ("fr", "L'État et l'Office organisent une réunion.", [("both_parties", "obligation")]),
    ("nl", "De Staat en de instelling organiseren een vergadering.", [("both_parties", "obligation")]),
    # passives: the agent, else nobody
    ("fr", "Le tableau est transmis par l'Office.", [("institution", "obligation")]),
    ("nl", "De tabel wordt door de instelling bezorgd.", [("institution", "obligation")]),
    ("fr", "Le tableau est transmis au ministre.", [("unspecified", "obligation")]),
    ("nl", "De tabel wordt aan de minister bezorgd.", [("unspecified", "obligation")]),
    # several verbs of one subject
    ("fr", "L'Office tient un registre et transmet ses données au ministre.",
     [("institution", "obligation"), ("institution", "obligation")]),
    ("nl", "De instelling houdt een register bij en bezorgt de gegevens aan de minister.",
     [("institution", "obligation"), ("institution", "obligation")]),
    # a condition has a verb of its own that owes nothing
    ("fr", "Si l'État réduit ce crédit, l'Office peut revoir son plan.", [("institution", "permission")]),
    ("nl", "Indien de Staat dit krediet vermindert, kan de instelling haar plan herzien.", [("institution", "permission")]),
    # pronouns take up the subject before
    # a verb that no lexicon knows, behind a pronoun that begins the sentence
    ("fr", "Les IPSS dressent un cadastre. Elles jumellent leurs archives.", [("institutions", "obligation")] * 2),
    ("nl", "De OISZ stellen een kadaster op. Zij bezegelen dat kadaster.", [("institutions", "obligation")] * 2),
    ("fr", "L'Office dresse un cadastre. Il semble exister un double.", [("institution", "obligation")]),
    # a cue in two halves with the subject between, and Dutch verbs that need their particle
    ("nl", "Bij een tekort is de Rijksdienst ertoe gehouden een plan op te maken.", [("institution", "obligation")]),
    ("nl", "Elk jaar heeft de Rijksdienst de plicht om zijn lijst na te kijken.", [("institution", "obligation")]),
    ("nl", "Het staat de Rijksdienst vrij af te zien van kleine schulden.", [("institution", "permission")]),
    ("nl", "De Rijksdienst staat geen tweede uitstel toe.", [("institution", "prohibition")]),
    ("nl", "De partijen gaan in de lente over tot een telling.", [("both_parties", "obligation")]),
    ("nl", "De Rijksdienst staat centraal in het netwerk.", []),
    # small words before a French verb are its objects, not articles
    ("fr", "Le Collège rassemble les avis et les transmet au ministre.", [("college", "obligation")] * 2),
    ("fr", "Le Collège tient une liste et en informe le ministre.", [("college", "obligation")] * 2),
    ("fr", "L'Office reçoit les élèves et leur remet chaque attestation.", [("institution", "obligation")] * 2),
    ("fr", "L'Office assure la garde et la remise des clés.", [("institution", "obligation")]),
    # a condition whose verb is unknown or comes first does not take the main verb
    ("fr", "Si le gel perdure au-delà de mars, le plan peut être revu.", [("unspecified", "permission")]),
    ("fr", "Si une visite s'avère utile, l'Office convoque le demandeur.", [("institution", "obligation")]),
    ("nl", "Is de lijst onvolledig, dan vraagt de Rijksdienst de stukken op.", [("institution", "obligation")]),
    ("nl", "Wordt de lijst verworpen, dan maakt de Rijksdienst een nieuwe lijst op.", [("institution", "obligation")]),
    # freedom and ban in the words of the law; Dutch restricts with an adverb
    ("fr", "Il est loisible à l'Office de vendre ses archives.", [("institution", "permission")]),
    ("fr", "Les caisses ne sont pas autorisées à vendre leurs archives.", [("third_party", "prohibition")]),
    ("nl", "Het is hun niet toegestaan hun archief te verkopen.", [("unspecified", "prohibition")]),
    ("fr", "Il leur est également défendu de vendre leurs archives.", [("unspecified", "prohibition")]),
    ("nl", "Het is hun verboden hun archief te verkopen.", [("unspecified", "prohibition")]),
    ("fr", "Le travailleur est entendu avant la vente.", [("unspecified", "obligation")]),
    ("nl", "De Rijksdienst mag slechts verkopen met akkoord van de Staat.", [("institution", "prohibition")]),
    ("nl", "In geen geval mag de Staat de lijst inkorten.", [("state", "prohibition")]),
    # what falls to somebody; who is named with "by" is whom the next pronoun means
    ("fr", "Les frais de port sont à charge de l'Office.", [("institution", "obligation")]),
    ("nl", "De portkosten vallen ten laste van de Rijksdienst.", [("institution", "obligation")]),
    ("nl", "Het secretariaat wordt door het Fonds waargenomen. Het roept de leden bijeen.",
     [("institution", "obligation"), ("institution", "obligation")]),
    # a participle behind that of the verb describes another thing
    ("fr", "Les primes sont payées en mai, à l'exception des primes visées à l'article 4.", [("unspecified", "obligation")]),
    ("nl", "De premies worden uitbetaald in mei, met uitzondering van de premies bedoeld in artikel 4.",
     [("unspecified", "obligation")]),
    ("fr", "Les primes sont celles visées à l'article 4.", []),
    # a noun in the plural is no subject of a Dutch verb in the singular; a past tense owes nothing
    ("nl", "De lijst wordt bijgewerkt en dient de regeringscommissarissen te bereiken.", [("unspecified", "obligation")] * 2),
    ("fr", "En mai, le réseau comptait douze bureaux.", []),
    # a consequence behind the duty is not its modality
    ("fr", "Le commissaire du gouvernement rend son avis, faute de quoi il est réputé favorable.",
     [("government_commissioner", "obligation")]),
    ("fr", "Les IPSS dressent un cadastre. Elles publient ce cadastre.",
     [("institutions", "obligation"), ("institutions", "obligation")]),
    ("nl", "De OISZ stellen een kadaster op. Zij publiceren dit kadaster.",
     [("institutions", "obligation"), ("institutions", "obligation")]),
    # "the latter" is who was named last; a sentence about a thing leaves open whom "elle" stands for
    ("fr", "L'État consulte l'Office. Celui-ci en informe le ministre.", [("state", "obligation"), ("institution", "obligation")]),
    ("nl", "De Staat raadpleegt de Rijksdienst. Deze bezorgt het advies aan de minister.",
     [("state", "obligation"), ("institution", "obligation")]),
    ("nl", "Het Fonds stelt een plan op. Het bezorgt dat plan aan de minister.",
     [("institution", "obligation"), ("institution", "obligation")]),
    ("fr", "L'Office statue. La décision est notifiée. Elle mentionne les recours.",
     [("institution", "obligation"), ("unspecified", "obligation")]),
    ("nl", "De beslissing wordt meegedeeld. Zij vermeldt de rechtsmiddelen.", [("unspecified", "obligation")]),
    ("nl", "Elk jaar verschijnt een lijst. Het regent.", []),
    # two that are named together
    ("fr", "Tant l'Office que l'État publient un plan.", [("both_parties", "obligation")]),
    ("nl", "Zowel de Rijksdienst als de Staat publiceren een plan.", [("both_parties", "obligation")]),
    # agents: behind a participle that is also a noun, behind "à disposition", not that of a relative clause
    ("fr", "Le suivi sera assuré par le Collège.", [("college", "obligation")]),
    ("fr", "Le plan sera approfondi par la Commission.", [("third_party", "obligation")]),
    ("fr", "Un outil est mis à disposition par l'État.", [("state", "obligation")]),
    ("nl", "Er wordt rekening gehouden met het werk dat door de Staat werd geleverd.", [("unspecified", "obligation")]),
    ("fr", "A l'initiative de l'Office, le plan sera discuté avec le ministre.", [("institution", "obligation")]),
    # an adjective makes no passive; what is told of a thing is no duty
    ("fr", "Ces règles sont applicables aux travailleurs occupés en Belgique.", []),
    ("fr", "L'aide se fait sous forme de services.", []),
    ("nl", "De hulp gebeurt in de vorm van diensten.", []),
    # two verbs of one relative clause, and a relative clause that describes
    ("fr", "Le ministre consulte les organes qui sont ou seront institués.", [("minister", "obligation")]),
    ("nl", "De minister raadpleegt de organen die zijn of worden opgericht.", [("minister", "obligation")]),
    ("fr", "L'État soumet toute loi que l'Office est chargé d'appliquer.", [("state", "obligation")]),
    # the phrase "à la demande" holds no verb
    ("fr", "à la demande du Comité", []),
    # a bare name behind a noun is its complement
    ("fr", "La ligne téléphonique ONVA sera accessible chaque jour.", [("unspecified", "obligation")]),
    ("fr", "Chaque jour, ONVA publiera une liste.", [("institution", "obligation")]),
    # a name with a hyphen holds no verb
    ("fr", "La Plate-forme remet ses tableaux au ministre.", [("institution", "obligation")]),
    # "treedt" and "vindt" are also what somebody does; what goes on behind them speaks of their subject
    ("nl", "De Rijksdienst treedt toe tot het netwerk.", [("institution", "obligation")]),
    ("nl", "De mededeling gebeurt door de Minister en vermeldt de gegevens.", [("minister", "obligation")]),
    ("nl", "De Rijksdienst treedt toe tot het netwerk en evalueert zijn systeem.",
     [("institution", "obligation"), ("institution", "obligation")]),
    # a time at the head is no subject
    ("nl", "Drie maanden vóór het einde van de proef bezorgt de Rijksdienst een verslag.", [("institution", "obligation")]),
    ("nl", "Deze titel beschrijft de Rijksdienst.", []),
    # "zijn" is his before a noun, and a verb behind a participle; "die" behind a verb is that
    ("nl", "Het Fonds betaalt zijn leveranciers binnen dertig dagen.", [("institution", "obligation")]),
    ("nl", "De Rijksdienst verstrekt zijn advies aan de minister.", [("institution", "obligation")]),
    ("nl", "De leveranciers die betaald zijn, krijgen een brief.", []),
    ("nl", "In dringende gevallen wordt die termijn verkort tot vijf dagen.", [("unspecified", "obligation")]),
    ("nl", "Indien de Rijksdienst iets buiten zijn wil niet kan leveren, verwittigt hij de Staat.", [("institution", "obligation")]),
    ("fr", "L'Office statue sur la demande dans le mois.", [("institution", "obligation")]),
    # the plural shows in the article: "des IPSS"
    ("fr", "La volonté des IPSS est de partager un réseau.", [("institutions", "declaration")]),
    # who is no noun here
    ("fr", "La pension est répartie selon le statut personnel de l'assuré.", [("unspecified", "obligation")]),
    # a Dutch infinitive at the end is no finite verb
    ("nl", "de gegevens aan de Staat bezorgen", []),
    # a further verb without a subject behind it is of whoever acted before, whoever else is named
    ("nl", "De Rijksdienst stelt een tabel op en neemt op basis hiervan t.a.v. de werkgevers initiatieven.",
     [("institution", "obligation"), ("institution", "obligation")]),
    ("nl", "De Rijksdienst stelt een tabel op en de Staat keurt ze goed.",
     [("institution", "obligation"), ("state", "obligation")]),
    # the second half of a subordinate clause owes nothing of its own; a clause whose verb leads does
    ("nl", "De Rijksdienst levert diensten opdat de kassen de kaarten kunnen uitgeven en het gebruik kunnen opvolgen.",
     [("institution", "obligation")]),
    ("nl", "De Rijksdienst levert een model volgens hetwelk een vraag of een voorstel kan worden ingediend.",
     [("institution", "obligation")]),
    ("nl", "Indien de middelen worden verminderd of de taken worden uitgebreid, kan de Rijksdienst het plan aanpassen.",
     [("institution", "permission")]),
    ("nl", "De Rijksdienst houdt tabellen bij waarin de vragen worden verwerkt en onderneemt zo nodig initiatieven.",
     [("institution", "obligation"), ("institution", "obligation")]),
    ("nl", "De Rijksdienst publiceert een plan dat de Staat ontvangt en het beheerscomité zal het goedkeuren.",
     [("institution", "obligation"), ("management_committee", "obligation")]),
    ("fr", "L'État garantit une place dans les organes qui ont été ou sont institués par le Roi.", [("state", "obligation")]),
    # an end, a condition and a noun with a relative clause are no duties; a main verb that a relative took is one
    ("nl", "Dit is een voorwaarde opdat de Rijksdienst zou kunnen worden gehouden tot de verbintenissen.", []),
    ("nl", "Dit ongeacht of de ontwikkeling geschiedt door de Rijksdienst.", []),
    ("nl", "het stimuleren van praktijken, die moeten worden gedeeld", []),
    ("nl", "Deze overeenkomst regelt de wijze waarop de Rijksdienst het beleid uitvoert zoals het door de overheden wordt gedefinieerd.", []),
    ("fr", "Les défis qui se dressent devant les IPSS étant nombreux, elles s'engagent à partager leurs locaux.",
     [("institutions", "obligation")]),
    # "qui" has the verb right behind it, whether a lexicon knows it or not
    ("fr", "Le ministre qui entérine un relevé peut demander une correction.", [("minister", "permission")]),
    ("fr", "Ce titre décrit le service que la personne peut attendre.", []),
    ("nl", "Deze titel beschrijft de dienst die de persoon mag verwachten.", []),
    # an adjective behind a noun is no verb, whatever its ending
    ("fr", "la commission nationale pour l'harmonisation du statut", []),
    ("fr", "en soutenant le groupe de travail permanent au niveau européen", []),
    # what will be so is no duty of the thing
    ("fr", "L'Office publie les périodes pendant lesquelles les services seront indisponibles.", [("institution", "obligation")]),
    # a new clause may begin right behind the verb before
    ("fr", "Les dispositions de la Charte s'appliquent et les engagements doivent être respectés.",
     [("unspecified", "obligation")]),
    # "deze" before "zich" is somebody
    ("nl", "In de mate die het beleid van de Staat toelaat, verbindt deze zich ertoe de begroting te eerbiedigen.",
     [("state", "obligation")]),
    # what is allowed, with words between
    ("fr", "Le transfert est, sous ces conditions, autorisé.", [("unspecified", "permission")]),
    ("nl", "De overdracht wordt onder deze voorwaarden toegestaan.", [("unspecified", "permission")]),
    # when a text takes effect is a fact that nobody owes; that it may not do so sooner, or must by a day, binds
    ("fr", "Le contrat entre en vigueur le 1er mai.", []),
    ("nl", "De overeenkomst treedt in werking op 1 mei.", []),
    ("fr", "La présente convention entrera en vigueur le 1er mai.", []),
    ("nl", "Deze overeenkomst zal op 1 mei in werking treden.", []),
    ("fr", "Le présent contrat prend effet le 1er mai.", []),
    ("nl", "Deze overeenkomst neemt een aanvang op 1 mei.", []),
    ("fr", "Cet avenant n'entre en vigueur qu'après approbation par le Roi.", [("unspecified", "prohibition")]),
    ("nl", "De wijziging treedt niet in werking vóór 1 mei.", [("unspecified", "prohibition")]),
    ("fr", "Le contrat doit entrer en vigueur avant le 1er mai.", [("unspecified", "obligation")]),
    ("nl", "De Rijksdienst zal het net op 1 mei in werking stellen.", [("institution", "obligation")]),
    # the sentence that makes the contract owes nothing; how one is to be made, or another one that is to be made, binds
    ("fr", "Le présent contrat est conclu entre l'État et l'Office pour une durée de trois ans.", []),
    ("nl", "Deze overeenkomst wordt gesloten tussen de Staat en de Rijksdienst voor een duur van drie jaar.", []),
    ("fr", "La convention est conclue par les parties pour la période 2022-2025.", []),
    ("nl", "Onderhavig contract wordt door de partijen aangegaan voor onbepaalde duur.", []),
    ("fr", "Cet avenant n'est conclu qu'après approbation par l'organe de gestion.", [("unspecified", "prohibition")]),
    ("fr", "Le contrat est conclu après avis du Conseil.", [("unspecified", "obligation")]),
    ("nl", "Het aanhangsel wordt schriftelijk gesloten.", [("unspecified", "obligation")]),
    ("fr", "Un contrat est conclu entre l'Office et chaque caisse.", [("institution", "obligation")]),
    ("nl", "Er wordt een overeenkomst gesloten tussen de Rijksdienst en elke kas.", [("institution", "obligation")]),
    ("fr", "Une coordination sera assurée entre les groupes de travail.", [("third_party", "obligation")]),
    # a task that falls to whom the text has just named
    ("fr", "L'Office reçoit les plans. Il lui appartient d'en informer le ministre.", [("institution", "obligation")] * 2),
    ("nl", "De Rijksdienst ontvangt de plannen. Het komt hem toe de minister te verwittigen.",
     [("institution", "obligation")] * 2),
    # to go on doing is owed, to stay so is not
    ("nl", "De Rijksdienst blijft het register bijhouden.", [("institution", "obligation")]),
    ("nl", "Gedurende die periode blijft de Rijksdienst zijn opdrachten vervullen.", [("institution", "obligation")]),
    ("nl", "De partijen blijven samenwerken aan een plan.", [("both_parties", "obligation")]),
    ("fr", "L'Office reste tenu de payer les primes.", [("institution", "obligation")]),
    ("nl", "De Rijksdienst blijft gehouden tot de betaling van de premies.", [("institution", "obligation")]),
    ("nl", "Het plan blijft van kracht.", []),
    ("nl", "De bepalingen blijven van toepassing op de lopende zaken.", []),
    ("nl", "De rechten van de leden blijven behouden.", []),
    ("fr", "La demande reste sans suite.", []),
    # persons of some profession
    ("fr", "Les médecins-conseils transmettent leur rapport à l'Office.", [("third_party", "obligation")]),
    ("nl", "De adviserend artsen bezorgen hun verslag aan de Rijksdienst.", [("third_party", "obligation")]),
    ("fr", "Les inspecteurs sociaux dressent un constat.", [("third_party", "obligation")]),
    ("nl", "De sociaal inspecteurs stellen een verslag op.", [("third_party", "obligation")]),
    # statements of fact
    ("fr", "L'Office est une institution publique.", []),
    ("nl", "De instelling is een openbare instelling.", []),
    ("fr", "Ce montant comprend la taxe.", []),
    ("nl", "Dit bedrag omvat de taks.", []),
    ("fr", "Les employeurs versent des cotisations.", []),
    ("nl", "De werkgevers storten bijdragen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_bearers_and_modalities(language: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(o.bearer.role, o.modality) for o in obligations(saying(language, text))] == expected


def _stem(language: Language, text: str, *points: str) -> tuple[Obligation, ...]:
    """The obligations of a paragraph with a list below it."""
    below = tuple(
        Provision(f"art_7__para_1__point_{i}", "point", num=str(i), label=f"{i}°", text=point)
        for i, point in enumerate(points, 1)
    )
    paragraph = Provision("art_7__para_1", "paragraph", text=text, children=below)
    return obligations(contract(language, Provision("art_7", "article", num="7", children=(paragraph,))))


LISTS: list[tuple[Language, str, tuple[str, ...], list[tuple[str, str]]]] = [
    # points that begin with their time, and Dutch ones that begin with an object, are duties; plain things are none
    ("fr", "L'Office remet au ministre :", ("chaque mois, un état de caisse ;", "avant le 30 juin, le bilan ;", "un plan."),
     [("institution", "obligation")] * 2),
    ("nl", "De Rijksdienst bezorgt aan de minister:", ("elke maand een kasstaat;", "een plan."), [("institution", "obligation")]),
    ("nl", "De Staat verbindt zich ertoe:", ("het Fonds bij de voorbereiding te betrekken;",), [("state", "obligation")]),
    # a Dutch adjective may stand before the noun of an action; a noun alone is none; nor is a case that is discussed
    ("nl", "De Rijksdienst verbindt zich tot:", ("de halfjaarlijkse opvolging van de begroting;", "de nieuwe kosten."),
     [("institution", "obligation")]),
    ("nl", "De Rijksdienst bespreekt de onderstaande gevallen:", ("De kosten moeten dalen.",), [("institution", "obligation")]),
    ("fr", "L'Office discute des cas mentionnés ci-dessous :", ("Les coûts doivent baisser.",), [("institution", "obligation")]),
    # a bare stem lends bearer and modality and is no record itself
    ("fr", "Les IPSS s'engagent à :", ("tenir un registre ;", "publier un plan."),
     [("institutions", "obligation"), ("institutions", "obligation")]),
    ("nl", "De OISZ verbinden zich ertoe:", ("een register bij te houden;", "een plan te publiceren."),
     [("institutions", "obligation"), ("institutions", "obligation")]),
    # points that begin with their verb have the subject of the stem
    ("fr", "Le groupe de travail :", ("tiendra un registre ;", "publiera un plan."),
     [("third_party", "obligation"), ("third_party", "obligation")]),
    ("nl", "De werkgroep:", ("houdt een register bij;", "zal een plan publiceren."),
     [("third_party", "obligation"), ("third_party", "obligation")]),
    # points that begin with the object of their verb; a noun behind an article is none
    ("fr", "L'Office :", ("rédige un plan ;", "le soumet au comité ;", "en communique copie au ministre ;", "lui remet le bilan."),
     [("institution", "obligation")] * 4),
    ("fr", "L'Office :", ("tient une liste ;", "la publie chaque année ;", "les transmet au ministre ;"),
     [("institution", "obligation")] * 3),
    ("fr", "Les annexes sont :", ("le contrôle des caisses ;", "la demande de fonds ;", "en fin de liste, les notes ;"), []),
    # points with a subject of their own keep it
    ("fr", "Les parties conviennent de ce qui suit :", ("l'État remettra un avis ;",),
     [("state", "obligation")]),
    # a Dutch point may end in its infinitive
    ("nl", "De Rijksdienst zal:", ("de gegevens aan de Staat bezorgen;", "de burgers tijdig informeren."),
     [("institution", "obligation"), ("institution", "obligation")]),
    # a question that is looked into owes nothing by itself
    ("fr", "L'Office s'engage à :", ("vérifier si le demandeur peut recevoir les données.",),
     [("institution", "obligation")]),
    # definitions and cases are no duties
    ("fr", "Pour l'application du contrat, on entend par :", ("plan : un écrit que l'Office rédige ;",), []),
    ("nl", "Voor de toepassing van de overeenkomst wordt verstaan onder:", ("plan: een geschrift;",), []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "stem", "points", "expected"), LISTS)
def test_lists_inherit_from_their_stem(
    language: Language, stem: str, points: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert [(o.bearer.role, o.modality) for o in _stem(language, stem, *points)] == expected


def test_quote_and_offsets_are_those_of_the_text() -> None:
    text = "Vu l'urgence, rien. En cas de retard, l'Office informe le ministre sauf force majeure."
    (found,) = obligations(saying("fr", text))
    assert text[found.start : found.end] == found.quote
    assert text[found.cue_start : found.cue_end] == found.cue == "informe"
    assert (found.condition, found.exception) == ("En cas de retard", "sauf force majeure")
    assert found.article == "7"


def test_what_is_less_sure_says_so() -> None:
    sure, unsure = obligations(saying("fr", "L'Office s'engage à publier un plan. Un plan est rédigé."))
    assert sure.confidence > unsure.confidence
    assert "no_bearer" in unsure.reasons


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_text_breaks_the_reader(language: Language) -> None:
    for text in ("", ":", "...", "§ 1er.", ") (", "s'", "ne que", "wordt", "zal zal zal", "à la l' d'"):
        assert isinstance(obligations(contract(language, article("1", text))), tuple)
