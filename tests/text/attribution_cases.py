"""Invented passages and the attributions in them: (source, cue, stance, quotation, kind, content).

A content is given by its first and last words, or as a whole where it is short.
"""

from __future__ import annotations

from typing import TypeAlias

Expected: TypeAlias = tuple[str | None, str, str, str, str, str]

CASES: list[tuple[str, list[Expected]]] = [
    # Plain indirect speech
    (
        "The mayor said the bridge would reopen in spring.",
        [("The mayor", "said", "asserted", "indirect", "official", "the bridge … spring")],
    ),
    (
        "Police said on Tuesday that two drivers were missing.",
        [("Police", "said", "asserted", "indirect", "official", "that two … missing")],
    ),
    (
        "Norland said at least 12 sailors drowned in the storm.",
        [("Norland", "said", "asserted", "indirect", "other", "at least … storm")],
    ),
    (
        "Ana Ruiz, a spokeswoman for the ministry, said the talks had failed.",
        [("Ana Ruiz", "said", "asserted", "indirect", "official", "the talks … failed")],
    ),
    (
        "Both sides said talks would resume in Geneva on Friday.",
        [("Both sides", "said", "asserted", "indirect", "party", "talks … Friday")],
    ),
    (
        "The union announced a strike at three ports.",
        [("The union", "announced", "asserted", "indirect", "party", "a strike … ports")],
    ),
    (
        "Residents told the court that the alarm never rang.",
        [("Residents", "told", "asserted", "indirect", "witness", "that the … rang")],
    ),
    (
        "Karin Holm told Radio Nord the fire began in the kitchen.",
        [("Karin Holm", "told", "asserted", "indirect", "other", "the fire … kitchen")],
    ),
    (
        "The company warned that prices could rise by a fifth.",
        [("The company", "warned", "asserted", "indirect", "party", "that prices … fifth")],
    ),
    (
        "The general warned the siege would go on.",
        [("The general", "warned", "asserted", "indirect", "official", "the siege … on")],
    ),
    (
        "Doctors in the town say the clinic has run out of blood.",
        [("Doctors in the town", "say", "asserted", "indirect", "expert", "the clinic … blood")],
    ),
    (
        "The prime minister has repeatedly said that no tax will rise.",
        [("The prime minister", "said", "asserted", "indirect", "official", "that no … rise")],
    ),
    (
        "In a statement on Monday, the airline said it had grounded nine aircraft.",
        [("the airline", "said", "asserted", "indirect", "party", "it had … aircraft")],
    ),
    (
        "The teachers' union argued that classes were too large.",
        [
            (
                "The teachers' union",
                "argued",
                "asserted",
                "indirect",
                "party",
                "that classes … large",
            )
        ],
    ),
    (
        "The coach added that two players were injured.",
        [("The coach", "added", "asserted", "indirect", "other", "that two … injured")],
    ),
    # Quotations
    (
        "“We lost everything,” said Tom Baker, a farmer.",
        [("Tom Baker", "said", "asserted", "direct", "witness", "“We lost everything,”")],
    ),
    (
        "“The bill is dead,” Senator Lena Ortiz said.",
        [("Lena Ortiz", "said", "asserted", "direct", "official", "“The bill is dead,”")],
    ),
    (
        '"Nobody warned us," she said in an interview with a local station.',
        [("she", "said", "asserted", "direct", "other", '"Nobody warned us,"')],
    ),
    (
        "“The water rose,” Bakker said, “and then the wall fell.”",
        [("Bakker", "said", "asserted", "direct", "other", "“The … rose,” … “and … fell.”")],
    ),
    (
        "The judge said: “This court has heard enough.”",
        [("The judge", "said", "asserted", "direct", "official", "“This … enough.”")],
    ),
    (
        "The minister called the ruling “a disgrace”.",
        [("The minister", "called", "asserted", "mixed", "official", "the ruling … disgrace”")],
    ),
    (
        "The envoy said the plan was “dead on arrival” and would be withdrawn.",
        [("The envoy", "said", "asserted", "mixed", "official", "the plan … withdrawn")],
    ),
    (
        "“Why now?” asked the widow.",
        [("the widow", "asked", "asserted", "direct", "witness", "“Why now?”")],
    ),
    (
        "“It is a good deal,” the economist said. “It could be better.”",
        [
            (
                "the economist",
                "said",
                "asserted",
                "direct",
                "expert",
                "“It is … deal,” … “It … better.”",
            )
        ],
    ),
    (
        "Omar Haddad, 34, a nurse, wrote on Facebook: “Send help.”",
        [("Omar Haddad", "wrote", "asserted", "direct", "expert", "“Send help.”")],
    ),
    (
        "“They came at night,” said Ilse Brandt, 71, a resident of the village, shaking her head.",
        [("Ilse Brandt", "said", "asserted", "direct", "witness", "“They came at night,”")],
    ),
    (
        "“No comment,” a spokesman for the bank said when asked about the losses.",
        [("a spokesman for the bank", "said", "asserted", "direct", "party", "“No comment,”")],
    ),
    (
        "Maria Lund: “We shall appeal.”",
        [("Maria Lund", ":", "asserted", "direct", "other", "“We shall appeal.”")],
    ),
    # The clause first
    (
        "The road will stay shut until May, the council said.",
        [("the council", "said", "asserted", "indirect", "official", "The road … May")],
    ),
    (
        "The dam, engineers said, was never inspected.",
        [("engineers", "said", "asserted", "indirect", "expert", "The dam … was … inspected")],
    ),
    (
        "Nine miners were rescued overnight, according to the fire service.",
        [
            (
                "the fire service",
                "according to",
                "asserted",
                "indirect",
                "official",
                "Nine … overnight",
            )
        ],
    ),
    (
        "According to a report by the audit office, half of the money was lost.",
        [
            (
                "a report by the audit office",
                "according to",
                "asserted",
                "indirect",
                "document",
                "half … lost",
            )
        ],
    ),
    # Reported, nobody named, hearsay
    (
        "Reports indicate the truce covers the whole valley.",
        [("Reports", "indicate", "reported", "indirect", "media", "the truce … valley")],
    ),
    (
        "It is presumed that most of the villagers will leave.",
        [(None, "presumed", "hedged", "indirect", "anonymous", "that most … leave")],
    ),
    (
        "It was reported that the envoy had resigned.",
        [(None, "reported", "reported", "indirect", "anonymous", "that the … resigned")],
    ),
    (
        "The suspect reportedly fled across the border.",
        [(None, "reportedly", "reported", "indirect", "anonymous", "The suspect … fled … border")],
    ),
    (
        "The treasurer allegedly moved the funds abroad.",
        [(None, "allegedly", "hedged", "indirect", "anonymous", "The treasurer … moved … abroad")],
    ),
    (
        "The commander is believed to have escaped.",
        [(None, "believed", "hedged", "indirect", "anonymous", "The commander … to … escaped")],
    ),
    (
        "Local media reported that schools were closed.",
        [("Local media", "reported", "reported", "indirect", "media", "that schools … closed")],
    ),
    (
        "Rumours that the bank would fail spread quickly.",
        [(None, "rumours", "hedged", "indirect", "anonymous", "that the … quickly")],
    ),
    # Hedged
    (
        "The rebels claimed that they had taken the airport.",
        [("The rebels", "claimed", "hedged", "indirect", "party", "that they … airport")],
    ),
    (
        "The lawsuit alleges that the firm hid the tests.",
        [("The lawsuit", "alleges", "hedged", "indirect", "document", "that the … tests")],
    ),
    (
        "Analysts believe the currency will fall further.",
        [("Analysts", "believe", "hedged", "indirect", "expert", "the currency … further")],
    ),
    (
        "Scientists fear that the reef may not recover.",
        [("Scientists", "fear", "hedged", "indirect", "expert", "that the … recover")],
    ),
    (
        "The governor's claim that crime has fallen was met with laughter.",
        [("The governor", "claim", "hedged", "indirect", "official", "that crime … laughter")],
    ),
    (
        "The study suggests that the drug works.",
        [("The study", "suggests", "hedged", "indirect", "document", "that the … works")],
    ),
    # Denied
    (
        "The ministry denied that its planes had crossed the border.",
        [("The ministry", "denied", "denied", "indirect", "official", "that its … border")],
    ),
    (
        "The airline rejected the accusation on Friday.",
        [("The airline", "rejected", "denied", "indirect", "party", "the accusation on Friday")],
    ),
    (
        "The champion dismissed the rumours as nonsense.",
        [("The champion", "dismissed", "denied", "indirect", "other", "the rumours as nonsense")],
    ),
    (
        "The former treasurer has denied taking bribes.",
        [("The former treasurer", "denied", "denied", "indirect", "other", "taking bribes")],
    ),
    # Infinitives, objects, hearers
    (
        "The rebels agreed to lay down their arms.",
        [("The rebels", "agreed", "asserted", "indirect", "party", "to lay … arms")],
    ),
    (
        "The premier vowed to rebuild the port within a year.",
        [("The premier", "vowed", "asserted", "indirect", "official", "to rebuild … year")],
    ),
    (
        "The pope urged both armies to stop.",
        [("The pope", "urged", "asserted", "indirect", "other", "both armies to stop")],
    ),
    (
        "The opposition accused the president of buying votes.",
        [("The opposition", "accused", "asserted", "indirect", "party", "the president … votes")],
    ),
    (
        "The archbishop praised the rescuers.",
        [("The archbishop", "praised", "asserted", "indirect", "other", "the rescuers")],
    ),
    (
        "Campaigners called for a ban on the pesticide.",
        [("Campaigners", "called for", "asserted", "indirect", "party", "a ban … pesticide")],
    ),
    (
        "The verdict was criticised by the lawyers' association.",
        [
            (
                "the lawyers' association",
                "criticised",
                "asserted",
                "indirect",
                "party",
                "The verdict",
            )
        ],
    ),
    # Documents
    (
        "The survey found that two thirds of tenants feared eviction.",
        [("The survey", "found", "asserted", "indirect", "document", "that two … eviction")],
    ),
    (
        "Court documents show payments of four million crowns.",
        [("Court documents", "show", "asserted", "indirect", "document", "payments … crowns")],
    ),
    # Several in one sentence
    (
        "The minister said the dam was safe and warned that panic could spread.",
        [
            ("The minister", "said", "asserted", "indirect", "official", "the dam was safe"),
            ("The minister", "warned", "asserted", "indirect", "official", "that panic … spread"),
        ],
    ),
    (
        "The firm said it had paid in full, but regulators said the money never came.",
        [
            ("The firm", "said", "asserted", "indirect", "party", "it had paid in full"),
            ("regulators", "said", "asserted", "indirect", "official", "the money never came"),
        ],
    ),
    (
        "The coach said the team was tired, adding that he would resign.",
        [
            ("The coach", "said", "asserted", "indirect", "other", "the team was tired"),
            ("The coach", "adding", "asserted", "indirect", "other", "that he would resign"),
        ],
    ),
    (
        "The president made a speech, stating that the war was over.",
        [("The president", "stating", "asserted", "indirect", "official", "that the war was over")],
    ),
    (
        "The embassy issued a statement saying its staff were safe.",
        [("The embassy", "saying", "asserted", "indirect", "official", "its staff were safe")],
    ),
    # Anonymous
    (
        "Two people familiar with the talks said a deal was near.",
        [
            (
                "Two people familiar with the talks",
                "said",
                "asserted",
                "indirect",
                "anonymous",
                "a deal was near",
            )
        ],
    ),
    (
        "Critics say the law goes too far.",
        [("Critics", "say", "asserted", "indirect", "anonymous", "the law … far")],
    ),
    # Who it is
    (
        "President Ilda Moreno of Calvora announced that the army would withdraw.",
        [("Ilda Moreno", "announced", "asserted", "indirect", "official", "that the … withdraw")],
    ),
    (
        "Prime Minister Jonas Berg met reporters.\nBerg said the budget was balanced.\n"
        "He promised that no school would close.",
        [
            ("Jonas Berg", "said", "asserted", "indirect", "official", "the budget was balanced"),
            ("Jonas Berg", "promised", "asserted", "indirect", "official", "that no … close"),
        ],
    ),
    (
        "Professor Edith Crane led the inquiry.\n\nShe said the data were sound.",
        [("Edith Crane", "said", "asserted", "indirect", "expert", "the data were sound")],
    ),
    (
        "Lina Sato, who heads the charity, said the tents had arrived.",
        [("Lina Sato", "said", "asserted", "indirect", "party", "the tents had arrived")],
    ),
    # No attribution at all
    ("The storm tore the roof off the school.", []),
    ("The minister did not say whether the plan would change.", []),
    ("The team is expected to win.", []),
    ("He read the so-called “book of rules” before the match.", []),
    ("The reported attack on the depot shook the town.", []),
    ("The attacks in the city killed five people.", []),
    ("The museum shows paintings from the war.", []),
    ("The party considered running a second candidate.", []),
    ("The board dismissed her in March.", []),
    (
        "The depot burned all night, according to several published reports.",
        [
            (
                "several published reports",
                "according to",
                "reported",
                "indirect",
                "media",
                "The depot … night",
            )
        ],
    ),
    (
        "A letter was sent to the donor Jan Pohl, Radio Nord and Kanal 4 reported.",
        [
            (
                "Radio Nord and Kanal 4",
                "reported",
                "reported",
                "indirect",
                "media",
                "A letter … Jan Pohl",
            )
        ],
    ),
    # Sources are people, bodies and documents, never what the verb acts on
    (
        "The mayor, near tears, promised an independent inquiry.",
        [("The mayor", "promised", "asserted", "indirect", "official", "an … inquiry")],
    ),
    (
        "The company, fined twice, denied any negligence.",
        [("The company", "denied", "denied", "indirect", "party", "any negligence")],
    ),
    (
        "In Lund, the talks failed, said Ana Ruiz.",
        [("Ana Ruiz", "said", "asserted", "indirect", "other", "In Lund … failed")],
    ),
    (
        "The night shift said it was tired.",
        [("The night shift", "said", "asserted", "indirect", "other", "it was tired")],
    ),
    (
        "The vote enraged teachers, who said it was rushed.",
        [("teachers", "said", "asserted", "indirect", "other", "it was rushed")],
    ),
    (
        "The arguments didn’t sway lawmakers, who say the case is weak.",
        [("lawmakers", "say", "asserted", "indirect", "official", "the case is weak")],
    ),
    (
        "Ana Ruiz swiftly responded on Tuesday, saying the report was wrong.",
        [("Ana Ruiz", "saying", "asserted", "indirect", "other", "the report was wrong")],
    ),
    (
        "Ana Ruiz weighed running for mayor, telling reporters that the city was tired.",
        [("Ana Ruiz", "telling", "asserted", "indirect", "other", "that the … tired")],
    ),
    (
        "The panel probing the leak said 12 people were held.",
        [("The panel probing the leak", "said", "asserted", "indirect", "other", "12 … held")],
    ),
    (
        "A poll released yesterday shows Ana Ruiz ahead.",
        [("A poll", "shows", "asserted", "indirect", "document", "Ana Ruiz ahead")],
    ),
    ("Gas blasts killed four people and bomb blasts shook the town.", []),
    ("She made racially charged comments and toured the early-voting states.", []),
    ("Both seats are both considered safe.", []),
    # Pronouns
    (
        "The union rejected the offer.\nThey said it was too low.",
        [
            ("The union", "rejected", "denied", "indirect", "party", "the offer"),
            ("The union", "said", "asserted", "indirect", "party", "it was too low"),
        ],
    ),
    (
        "The ministry met the union on Monday.\nIt said talks would go on.",
        [("The ministry", "said", "asserted", "indirect", "official", "talks … go on")],
    ),
    (
        "Residents fled the valley.\nThey said the alarm never rang.",
        [("Residents", "said", "asserted", "indirect", "witness", "the alarm … rang")],
    ),
    (
        "Rain fell on Lund.\nThey said the alarm never rang.",
        [("They", "said", "asserted", "indirect", "other", "the alarm … rang")],
    ),
    (
        "Mayor Martin A. Keller of Lund said the talks failed.",
        [("Martin A. Keller", "said", "asserted", "indirect", "official", "the talks failed")],
    ),
    (
        "Helena Brandt said no.\nMartin Keller said little.\nShe added that talks had failed.",
        [
            ("Helena Brandt", "said", "asserted", "indirect", "other", "no"),
            ("Martin Keller", "said", "asserted", "indirect", "other", "little"),
            ("Helena Brandt", "added", "asserted", "indirect", "other", "that … failed"),
        ],
    ),
    (
        "Martin Keller said no.\nDavid Brandt’s plan appealed to him, he said.",
        [
            ("Martin Keller", "said", "asserted", "indirect", "other", "no"),
            ("Martin Keller", "said", "asserted", "indirect", "other", "David … him"),
        ],
    ),
    (
        "They’ve said that the alarm never rang.",
        [("They", "said", "asserted", "indirect", "other", "that the … rang")],
    ),
    (
        "The council confirmed the figure, promised an inquiry and left the room.",
        [
            ("The council", "confirmed", "asserted", "indirect", "official", "the figure"),
            ("The council", "promised", "asserted", "indirect", "official", "an inquiry … room"),
        ],
    ),
]
