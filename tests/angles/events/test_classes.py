"""PLOVER classes: tables of (text, the classes of its triggers), one a class, and of what is no event."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from angle_rows import row_of
from newsangles.angles.events.classes import CLASSES, Class, classes, classify, read_rules, rules
from newsangles.angles.factuality.embedding import Presentations
from newsangles.errors import ParameterError
from newsangles.language.parsed_text import ParsedText
from newsangles.language.rules import RuleLine, made, using

Parse = Callable[[str], Doc]


def classed(doc: Doc) -> dict[str, Class]:
    """The classes of a text, all its verbs, nouns and adjectives taken as triggers."""
    view = ParsedText(doc)
    triggers = [i for i in range(view.n) if view.pos[i] in ("VERB", "AUX", "NOUN", "ADJ")]
    return {view.word[i]: found for i, found in classes(Presentations(view), triggers).items()}


FOUND = [
    # AGREE: promises, offers, willingness, and what kind things will be done
    ("The two governments agreed to share intelligence on the border gangs.", "agreed", "AGREE"),
    ("Kenya promised to send doctors to the flooded province.", "promised", "AGREE"),
    ("Norway pledged $40 million in aid for the refugees.", "pledged", "AGREE"),
    ("The rebels offered to release their hostages.", "offered", "AGREE"),
    ("Serbia is ready to resume talks with its neighbour.", "ready", "AGREE"),
    ("The foreign minister is willing to meet her Turkish counterpart.", "willing", "AGREE"),
    ("Norway will send medical teams to Haiti.", "send", "AGREE"),
    ("The minister said Peru would open an embassy in Hanoi.", "open", "AGREE"),
    ("Brussels and Ottawa reached an agreement on fishing rights.", "reached", "AGREE"),
    ("The chancellor expressed her willingness to mediate.", "expressed", "AGREE"),
    ("The junta accepted the bloc's peace plan.", "accepted", "AGREE"),
    ("The governor decided to pardon the miners.", "decided", "AGREE"),
    ("Norway agreed that the bank should cooperate with Chile.", "agreed", "AGREE"),
    # CONSULT
    ("The prime minister met his Dutch counterpart in Oslo.", "met", "CONSULT"),
    ("Envoys from both sides held talks in Doha.", "held", "CONSULT"),
    ("The king visited Morocco on Tuesday.", "visited", "CONSULT"),
    ("Jakarta hosted a summit of island states.", "hosted", "CONSULT"),
    ("The president telephoned the Egyptian leader.", "telephoned", "CONSULT"),
    ("Ministers discussed the crisis with union leaders.", "discussed", "CONSULT"),
    ("Qatar mediated between the two clans.", "mediated", "CONSULT"),
    ("Talks between Athens and Skopje began on Monday.", "Talks", "CONSULT"),
    ("The premier travelled to Lima for talks with union leaders.", "travelled", "CONSULT"),
    # SUPPORT
    ("The senator praised the mayor's decision.", "praised", "SUPPORT"),
    ("Iceland recognised the independence of Lithuania.", "recognised", "SUPPORT"),
    ("The prime minister apologised to the families.", "apologised", "SUPPORT"),
    ("Chile and Bolivia signed a trade agreement.", "signed", "SUPPORT"),
    ("Parliament ratified the fisheries treaty.", "ratified", "SUPPORT"),
    ("Cuba and Panama restored diplomatic relations.", "restored", "SUPPORT"),
    ("The bishops voiced their support for the strikers.", "voiced", "SUPPORT"),
    ("The premier called the accord a historic breakthrough.", "called", "SUPPORT"),
    ("The chancellor welcomed the ruling.", "welcomed", "SUPPORT"),
    # CONCEDE
    ("The government lifted the ban on public gatherings.", "lifted", "CONCEDE"),
    ("The junta bowed to demands for an inquiry.", "bowed", "CONCEDE"),
    ("The king granted an amnesty to the mutineers.", "granted", "CONCEDE"),
    ("The ministry eased restrictions on foreign reporters.", "eased", "CONCEDE"),
    ("The president pardoned three journalists.", "pardoned", "CONCEDE"),
    ("Authorities dropped charges against the editor.", "dropped", "CONCEDE"),
    ("The unions called off their strike.", "called", "CONCEDE"),
    # COOPERATE
    ("The two police forces cooperate on smuggling cases.", "cooperate", "COOPERATE"),
    ("Belgium extradited the banker to France.", "extradited", "COOPERATE"),
    ("India and Japan held joint naval exercises.", "held", "COOPERATE"),
    ("The agencies shared intelligence about the cell.", "shared", "COOPERATE"),
    ("Hungary expanded trade with Vietnam.", "expanded", "COOPERATE"),
    # AID
    ("Denmark sent food and blankets to the earthquake zone.", "sent", "AID"),
    ("The bank granted Ghana a loan of $90 million.", "granted", "AID"),
    ("Ecuador granted asylum to the activist.", "granted", "AID"),
    ("The army delivered medicine to the villages.", "delivered", "AID"),
    ("Washington armed the rebels.", "armed", "AID"),
    ("The charity provided shelter for 3,000 refugees.", "provided", "AID"),
    # RETREAT
    ("The army withdrew its troops from the valley.", "withdrew", "RETREAT"),
    ("The militia released four hostages.", "released", "RETREAT"),
    ("The defence minister resigned on Friday.", "resigned", "RETREAT"),
    ("Both sides declared a ceasefire.", "declared", "RETREAT"),
    ("The union lifted its sanctions on Sudan.", "lifted", "RETREAT"),
    ("The rebels laid down their arms.", "laid", "RETREAT"),
    ("Syria allowed aid convoys into the besieged suburb.", "allowed", "RETREAT"),
    ("The army halted its offensive in the north.", "halted", "RETREAT"),
    ("Malta returned the stolen statue to Libya.", "returned", "RETREAT"),
    # INVESTIGATE
    ("Prosecutors are investigating the governor.", "investigating", "INVESTIGATE"),
    ("The senate opened an inquiry into the spending.", "opened", "INVESTIGATE"),
    ("Inspectors examined the reactor at Natara.", "examined", "INVESTIGATE"),
    ("The commission looked into the killings.", "looked", "INVESTIGATE"),
    # DEMAND
    ("The opposition demanded new elections.", "demanded", "DEMAND"),
    ("The minister called on Kenya to release the prisoners.", "called", "DEMAND"),
    ("Residents urged the mayor to close the mine.", "urged", "DEMAND"),
    ("The council called for an end to the fighting.", "called", "DEMAND"),
    ("Islanders asked the government to rebuild the harbour.", "asked", "DEMAND"),
    ("“The regime must release all political prisoners,” the senator said.", "release", "DEMAND"),
    ("The lawyers appealed to the king for clemency.", "appealed", "DEMAND"),
    ("A court ordered the firm to pay the fishermen.", "ordered", "DEMAND"),
    # DISAPPROVE
    ("The bishop condemned the raid.", "condemned", "DISAPPROVE"),
    ("Manila accused Beijing of ramming a boat.", "accused", "DISAPPROVE"),
    ("The union sued the railway.", "sued", "DISAPPROVE"),
    ("Farmers blamed the ministry for the shortage.", "blamed", "DISAPPROVE"),
    ("The ambassador expressed concern about the arrests.", "expressed", "DISAPPROVE"),
    ("The senator called the law outrageous.", "called", "DISAPPROVE"),
    ("The minister described the raid as a provocation.", "described", "DISAPPROVE"),
    ("The chancellor said the decision was illegal.", "illegal", "DISAPPROVE"),
    ("Tribes filed a lawsuit against the state.", "filed", "DISAPPROVE"),
    # REJECT
    ("France refused to sign the treaty.", "refused", "REJECT"),
    ("The rebels rejected the offer.", "rejected", "REJECT"),
    ("Russia vetoed the resolution.", "vetoed", "REJECT"),
    ("Parliament voted down the bill.", "voted", "REJECT"),
    ("Ankara said it would not withdraw its troops from the province.", "withdraw", "REJECT"),
    ("The premier ruled out talks with the separatists.", "ruled", "REJECT"),
    ("Officials denied the activist a visa.", "denied", "REJECT"),
    ("Miners defied the ban on gatherings.", "defied", "REJECT"),
    ("The government is unwilling to free the students.", "unwilling", "REJECT"),
    # THREATEN
    ("Canada threatened to impose tariffs on timber.", "threatened", "THREATEN"),
    ("The general gave the protesters an ultimatum.", "gave", "THREATEN"),
    ("The commander said his men would attack the port.", "attack", "THREATEN"),
    ("The rebels vowed to avenge the raid.", "vowed", "THREATEN"),
    ("Seoul warned that it would suspend the treaty.", "warned", "THREATEN"),
    # PROTEST
    ("Thousands of teachers marched through Lagos.", "marched", "PROTEST"),
    ("Students protested against the fees.", "protested", "PROTEST"),
    ("Dockers went on strike in Marseille.", "went", "PROTEST"),
    ("Workers walked out over pay.", "walked", "PROTEST"),
    ("Farmers blocked the road to the border.", "blocked", "PROTEST"),
    ("Prisoners began a hunger strike.", "began", "PROTEST"),
    ("Crowds took to the streets of Tunis.", "took", "PROTEST"),
    ("Football fans rioted in Naples.", "rioted", "PROTEST"),
    # SANCTION
    ("The European Union imposed sanctions on Belarus.", "imposed", "SANCTION"),
    ("Peru recalled its ambassador from Quito.", "recalled", "SANCTION"),
    ("Iran suspended talks with the agency.", "suspended", "SANCTION"),
    ("Washington cut aid to Honduras.", "cut", "SANCTION"),
    ("Ghana expelled two Russian diplomats.", "expelled", "SANCTION"),
    ("Qatar severed ties with Chad.", "severed", "SANCTION"),
    ("The opposition walked out of the negotiations.", "walked", "SANCTION"),
    ("Britain withdrew from the treaty.", "withdrew", "SANCTION"),
    # MOBILIZE
    ("The army deployed tanks along the frontier.", "deployed", "MOBILIZE"),
    ("Poland put its troops on high alert.", "put", "MOBILIZE"),
    ("Pyongyang tested a ballistic missile.", "tested", "MOBILIZE"),
    ("Police stepped up patrols in the capital.", "stepped", "MOBILIZE"),
    ("The navy sent two warships to the strait.", "sent", "MOBILIZE"),
    # COERCE
    ("Police arrested 40 demonstrators in Minsk.", "arrested", "COERCE"),
    ("The junta imposed a curfew on the capital.", "imposed", "COERCE"),
    ("Customs officers seized the ship.", "seized", "COERCE"),
    ("Jordan deported 30 migrants.", "deported", "COERCE"),
    ("The regime banned two newspapers.", "banned", "COERCE"),
    ("Soldiers demolished four houses in the village.", "demolished", "COERCE"),
    ("The president declared a state of emergency.", "declared", "COERCE"),
    ("Prosecutors charged the editor with treason.", "charged", "COERCE"),
    ("Hackers hacked the ministry's servers.", "hacked", "COERCE"),
    # ASSAULT
    ("A suicide bomber killed ten people at a market in Kabul.", "killed", "ASSAULT"),
    ("Gunmen kidnapped a priest near Jos.", "kidnapped", "ASSAULT"),
    ("Guards tortured the detainees.", "tortured", "ASSAULT"),
    ("The general was assassinated in his car.", "assassinated", "ASSAULT"),
    ("Policemen beat the students with sticks.", "beat", "ASSAULT"),
    ("Iran executed two prisoners.", "executed", "ASSAULT"),
    # FIGHT
    ("The army shelled the town of Sarna.", "shelled", "FIGHT"),
    ("Rebels clashed with government troops.", "clashed", "FIGHT"),
    ("Jets bombed the rebel positions.", "bombed", "FIGHT"),
    ("Troops killed six insurgents.", "killed", "FIGHT"),
    ("Separatists captured the town.", "captured", "FIGHT"),
    ("The navy fired missiles at the port.", "fired", "FIGHT"),
    ("Militants violated the truce.", "violated", "FIGHT"),
    ("Turkey launched an offensive against the militia.", "launched", "FIGHT"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), FOUND)
def test_class(parse_text: Parse, text: str, trigger: str, expected: str) -> None:
    found = classed(parse_text(text))
    assert trigger in found, found
    assert found[trigger].name == expected, found[trigger]


MORE = [
    ("Tokyo will not charge interest on the $200 million it lent Laos.", "AID"),
    ("French paratroopers escorted the aid convoys through the mountains.", "AID"),
    ("The fund bailed out two Greek banks.", "AID"),
    ("The ministry restored internet access in the region.", "CONCEDE"),
    ("The state of emergency was lifted on Thursday.", "CONCEDE"),
    ("Authorities relaxed the curfew in the old city.", "CONCEDE"),
    ("The assembly passed a law giving women the vote.", "CONCEDE"),
    ("Government forces retook the oil town after a three-day battle.", "FIGHT"),
    ("Two soldiers and five guerrillas were killed in a gun battle.", "FIGHT"),
    ("Heavy fighting broke out between rival militias in Tripoli.", "FIGHT"),
    ("The two armies traded mortar fire across the line of control.", "FIGHT"),
    ("Insurgents ambushed an army patrol in the jungle.", "FIGHT"),
    ("Coalition aircraft attacked a radar station.", "FIGHT"),
    ("Riot police fired rubber bullets at the marchers.", "COERCE"),
    ("The editor was sentenced to six years in prison.", "COERCE"),
    ("The authorities shut down the radio station.", "COERCE"),
    ("Officials revoked the reporter's accreditation.", "COERCE"),
    ("Thousands of villagers were driven from their homes by the militia.", "COERCE"),
    ("Police raided the offices of the charity.", "COERCE"),
    ("A cyber attack crippled the bank's servers.", "COERCE"),
    ("Washington gave the junta two weeks to restore civilian rule.", "THREATEN"),
    ("Brussels is considering sanctions against the airline.", "THREATEN"),
    ("Moscow says it will retaliate against the expulsions.", "THREATEN"),
    ("The general warned of harsh reprisals.", "THREATEN"),
    ("The last French soldiers left the base on Friday.", "RETREAT"),
    ("The blockade of the harbour has been lifted.", "RETREAT"),
    ("A truce between the two factions took effect at midnight.", "RETREAT"),
    ("Ethiopia pulled its forces back from the disputed town.", "RETREAT"),
    ("Canada formally recognised the new government.", "SUPPORT"),
    ("The ambassador defended the decision to buy the jets.", "SUPPORT"),
    ("The governor thanked the volunteers.", "SUPPORT"),
    ("The premier paid tribute to the dead soldiers.", "SUPPORT"),
    ("The emir congratulated the new president.", "SUPPORT"),
    ("The president said he regretted the bombing.", "SUPPORT"),
    ("The two countries resumed direct flights.", "COOPERATE"),
    ("The firms set up a joint venture to build wind turbines.", "COOPERATE"),
    ("Detectives from both countries are working together on the case.", "COOPERATE"),
    ("Police questioned the mayor for six hours.", "INVESTIGATE"),
    ("The banker is under investigation for fraud.", "INVESTIGATE"),
    ("The navy went on alert after the collision.", "MOBILIZE"),
    ("Extra police were sent to the stadium.", "MOBILIZE"),
    ("The army set up roadblocks around the capital.", "MOBILIZE"),
    ("Pilots staged a 24-hour walkout.", "PROTEST"),
    ("Demonstrators pelted the minister's car with eggs.", "PROTEST"),
    ("Students occupied the rector's office.", "PROTEST"),
    ("Truckers paralysed the motorway.", "PROTEST"),
    ("Peace talks collapsed on Thursday.", "SANCTION"),
    ("The kingdom closed its embassy in Tehran.", "SANCTION"),
    ("Beijing cancelled the visit by the trade minister.", "SANCTION"),
    ("Athens downgraded its ties with Ankara.", "SANCTION"),
    ("Masked men shot the judge dead outside her home.", "ASSAULT"),
    ("Pirates hijacked a tanker off Somalia.", "ASSAULT"),
    ("The state executed two men by firing squad.", "ASSAULT"),
    ("The two leaders settled their border dispute.", "AGREE"),
    ("Nigeria says it is open to dialogue with the militants.", "AGREE"),
    ("Japan intends to join the treaty.", "AGREE"),
    ("The Turkish and Iraqi presidents spoke by telephone.", "CONSULT"),
    ("The UN envoy shuttled between the two capitals.", "CONSULT"),
    ("The president received the Danish prime minister at his palace.", "CONSULT"),
    ("The party rallied behind its leader.", "SUPPORT"),
    ("The foreign ministry expressed its condolences.", "SUPPORT"),
    ("Ministers backed down over the pension reform.", "CONCEDE"),
    ("Railway staff called off their walkout.", "CONCEDE"),
    ("Egypt has begun exporting gas to Jordan.", "COOPERATE"),
    ("Germany sent a field hospital to the disaster area.", "AID"),
    ("Volunteers handed out blankets to the migrants.", "AID"),
    ("Washington doubled its military aid to the island.", "AID"),
    ("Paris unfroze the bank's assets.", "RETREAT"),
    ("Both armies have stopped shooting.", "RETREAT"),
    ("A special prosecutor will examine the allegations.", "INVESTIGATE"),
    ("The envoy pressed both sides to stop shooting.", "DEMAND"),
    ("Aid agencies pleaded for safe passage.", "DEMAND"),
    ("The mayor lashed out at the railway company.", "DISAPPROVE"),
    ("Campaigners have taken the ministry to court.", "DISAPPROVE"),
    ("Kenya lodged a protest with its neighbour.", "DISAPPROVE"),
    ("The government will not negotiate with the kidnappers.", "REJECT"),
    ("Lawmakers failed to agree on a budget.", "REJECT"),
    ("The militia has threatened to burn down the clinic.", "THREATEN"),
    ("The emperor promised a swift response to any attack.", "THREATEN"),
    ("Taxi drivers blockaded the airport.", "PROTEST"),
    ("Looters smashed shop windows in the capital.", "PROTEST"),
    ("Seoul pulled out of the joint project.", "SANCTION"),
    ("The general moved two divisions to the frontier.", "MOBILIZE"),
    ("Fighter jets were scrambled to escort the airliner.", "MOBILIZE"),
    ("Two union leaders were jailed for sedition.", "COERCE"),
    ("The police chief banned all rallies in the capital.", "COERCE"),
    ("A roadside bomb killed two aid workers.", "ASSAULT"),
    ("The guards raped several prisoners.", "ASSAULT"),
    ("The army has recaptured the dam.", "FIGHT"),
    ("The two sides exchanged artillery fire.", "FIGHT"),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_somewhere(parse_text: Parse, text: str, expected: str) -> None:
    assert expected in {found.name for found in classed(parse_text(text)).values()}


MISSED = [
    pytest.param(
        "The kingdom gave the Lebanese army 40 armoured vehicles.",
        "AID",
        marks=pytest.mark.xfail(strict=True, reason="vehicles, by themselves, are no word of aid"),
    ),
    pytest.param(
        "Rescue teams from Greece pulled survivors from the rubble in Izmir.",
        "AID",
        marks=pytest.mark.xfail(strict=True, reason="help in deed, without a word of help"),
    ),
    pytest.param(
        "Uganda took in 40,000 people fleeing the fighting.",
        "AID",
        marks=pytest.mark.xfail(strict=True, reason="the parser takes the 40,000 for the object of in"),
    ),
    pytest.param(
        "The military rulers legalised opposition parties.",
        "CONCEDE",
        marks=pytest.mark.xfail(strict=True, reason="the parser takes the verb for an adjective"),
    ),
    pytest.param(
        "The premier warned that troops could be sent in if the violence continued.",
        "THREATEN",
        marks=pytest.mark.xfail(strict=True, reason="a warning of moves short of force is read as the moves"),
    ),
    pytest.param(
        "The guerrillas handed in their rifles.",
        "RETREAT",
        marks=pytest.mark.xfail(
            strict=True, reason="the parser takes in for a preposition, and rifles are no rule of hand"
        ),
    ),
    pytest.param(
        "Egypt and Qatar re-established full diplomatic relations.",
        "SUPPORT",
        marks=pytest.mark.xfail(strict=True, reason="the tokenizer splits re-established, and the verb is re"),
    ),
    pytest.param(
        "The two ministers dined together in Vienna.",
        "CONSULT",
        marks=pytest.mark.xfail(strict=True, reason="to dine is no rule"),
    ),
    pytest.param(
        "Auditors are going through the ministry's books.",
        "INVESTIGATE",
        marks=pytest.mark.xfail(strict=True, reason="going through is no rule: mostly it means to suffer"),
    ),
    pytest.param(
        "Parliament summoned the central banker to explain the losses.",
        "DEMAND",
        marks=pytest.mark.xfail(strict=True, reason="to summon, without an envoy, is no rule"),
    ),
    pytest.param(
        "The minister turned a deaf ear to the appeals.",
        "REJECT",
        marks=pytest.mark.xfail(strict=True, reason="an idiom"),
    ),
    pytest.param(
        "Soldiers herded the villagers into camps.",
        "COERCE",
        marks=pytest.mark.xfail(strict=True, reason="to herd is no rule"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MISSED)
def test_known_misses(parse_text: Parse, text: str, expected: str) -> None:
    assert expected in {found.name for found in classed(parse_text(text)).values()}


NOTHING = [
    "The hurricane killed 40 people.",
    "Two tourists were killed in a car crash near Bergen.",
    "The company fired two workers.",
    "The builders could not meet the deadline.",
    "Results failed to meet expectations.",
    "The speech struck a chord with voters.",
    "The director shot the film in Lisbon.",
    "The bank charges a fee for transfers.",
    "Please visit our website for details.",
    "Four columns support the roof.",
    "The old man died of a heart attack.",
    "The band released its third album.",
    "The team beat its rivals in the cup final.",
    "The club signed a new striker from Porto.",
    "The actor accepted the award.",
    "The virus attacks the lungs.",
    "Firefighters fought the blaze all night.",
    "Scientists discussed the paper with a reporter.",
    "She agreed with the critics.",
    "The island is called Sark.",
    "The ministry issued a press release.",
    "I can help you with that.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_class(parse_text: Parse, text: str) -> None:
    assert not classed(parse_text(text))


MODES = [
    ("Prosecutors charged the editor with treason.", "arrest"),
    ("The union lifted its sanctions on Sudan.", "ease"),
    ("The militia released four hostages.", "release"),
    ("Both sides declared a ceasefire.", "ceasefire"),
    ("The king visited Morocco on Tuesday.", "visit"),
    ("The senate refused to meet the envoy.", "meet"),
    ("Canada threatened to attack the port.", "violence"),
    ("Prisoners began a hunger strike.", "hunger"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(parse_text: Parse, text: str, mode: str) -> None:
    assert [found.mode for found in classed(parse_text(text)).values()] == [mode]


COVERED = [
    ("France refused to sign the treaty.", {"refused"}),
    ("The unions threatened to call a strike.", {"threatened"}),
    ("The council called for an end to the fighting.", {"called"}),
    ("Envoys held talks in Doha.", {"held"}),
    ("The army attacked the camp and arrested two men.", {"attacked", "arrested"}),
]


@pytest.mark.parametrize(("text", "triggers"), COVERED)
def test_used_up(parse_text: Parse, text: str, triggers: set[str]) -> None:
    assert set(classed(parse_text(text))) == triggers


def test_reason(parse_text: Parse) -> None:
    view = ParsedText(parse_text("France refused to sign the treaty."))
    found = classify(Presentations(view), view.word.index("refused"))
    assert found is not None
    assert found.rule == "refuse + sign (SUPPORT)"
    assert [view.word[i] for i in found.covers] == ["sign", "treaty"]


def test_rules_name_known_classes() -> None:
    lines = [rule for rows in rules().by_lemma.values() for rule in rows]
    assert len(lines) > 1000
    assert {rule.result for rule in lines} >= CLASSES
    assert all(rule.needs is None or rule.needs.single or rule.needs.rows for rule in lines)


@pytest.mark.parametrize(
    "line",
    [
        "verb\tmeet\t-\t-\tGREET\t-",
        "verb\tmeet\t/nobody\t-\tCONSULT\t-",
        "verb\tmeet\tCONSULT",
        "verbs\tmeet\t-\t-\tCONSULT\t-",
        "mode\tCONSULT\tGREET\t-\t-\tmeet",
    ],
)
def test_bad_line(line: str) -> None:
    with pytest.raises(ParameterError, match="line 1:"):
        read_rules([RuleLine(line, "plover.tsv", 1, True)])


def test_the_users_lines_come_first(parse_text: Parse) -> None:
    lines = ["verb\tvisit\t-\t-\tPROTEST\t-", "set\tgrandmother\t-\t-\tleader\t-"]
    with using(made(lines, "plover.tsv")):
        found = classed(parse_text("The king visited Morocco on Tuesday."))["visited"]
        assert (found.name, found.lines) == ("PROTEST", ("the component's config",))
        assert {"grandmother", "president"} <= set(rules().sets["leader"])
    assert classed(parse_text("The king visited Morocco on Tuesday."))["visited"].lines == ()


def test_speed(parse_text: Parse) -> None:
    view = ParsedText(parse_text(" ".join(text for text, _, _ in FOUND)))
    triggers = [i for i in range(view.n) if view.pos[i] in ("VERB", "NOUN", "ADJ")]
    begin = time.perf_counter()
    classes(Presentations(view), triggers)
    assert (time.perf_counter() - begin) / view.n < 100e-6  # measured: 3 µs; the rest is for a busy machine


def test_a_class_needs_somebody(parse_text: Parse) -> None:
    assert row_of(parse_text("France attacked Libya."), "attacked").class_ == "FIGHT"
    assert row_of(parse_text("There were attacks."), "attacks").class_ is None


@pytest.mark.xfail(strict=True, reason="a participle before a noun gets no class")
def test_a_participle_before_its_noun(parse_text: Parse) -> None:
    assert row_of(parse_text("Turkey freed the jailed journalists."), "jailed").class_ == "COERCE"
