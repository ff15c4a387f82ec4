"""Make lib/newsangles/language/data/countries.tsv from rigour and a list of ours.

    python tools/make_countries.py [--check]

rigour (MIT) knows each territory's code, official name, and its names in some hundred languages, without saying which
word is English, which is an adjective, and which place is a capital. So this takes from it the codes, the names, the
official names, the regular adjectives (Angola: Angolan, if rigour has that word too) and the states of the US, and
adds what a newspaper reader knows besides: ``OURS``, one line a territory. Needs rigour; the library itself does not.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "lib" / "newsangles" / "language" / "data" / "countries.tsv"

OFFICIAL = r"(?:(?:Federal|Federative|Islamic|Democratic|Bolivarian|Eastern) )?" + (
    r"(?:Republic|Kingdom|Principality|Grand Duchy|Commonwealth|Union)"
)
"""How an official name begins; rigour also has those of former states and of namesakes (the State of Mexico)."""

HEADER = """\
# Which words name a country, its people, its capital or a part of it. One line a territory, tab separated:
# code, kind, name, further names, people (the adjective first), capitals, parts without a code of their own.
# Words are separated by "; ". A word after "?" often means something else as well. A word in brackets does so too, and
# by itself is read as another territory's: (Georgia) of the United States is by itself the country.
# Codes, names, official names, regular adjectives and US states: rigour {version}, Copyright (c) 2023-2025
# OpenSanctions Datenbanken GmbH, MIT licence (see NOTICE). Further names, irregular adjectives, nouns for people,
# capitals and the marks: a list of ours (general knowledge, spelt as US and British news do).
# Made by: python tools/make_countries.py
"""

OURS = """
# code | name, where rigour's is not the everyday one | further names | people | capitals | parts
# "+" also with a plural s; "%" also -man, -men, -woman, -women; "?" and "(…)" as in the file's header; "-" not this one
ad | | | | Andorra la Vella |
ae | | UAE; ?the Emirates | Emirati+ | Abu Dhabi |
af | | | Afghan+; Afghani+ | Kabul |
ag | | ?Antigua; Barbuda; Antigua & Barbuda | Antiguan+; Barbudan+ | ?St. John's |
ai | | | Anguillan+ | |
al | | | | Tirana |
am | | | | Yerevan; Erevan |
ao | | | | Luanda |
ar | | | Argentine+; Argentinian+; Argentinean+ | Buenos Aires |
as | | | American Samoan+ | Pago Pago |
at | | | | Vienna |
au | | | Australian+; Aussie+ | Canberra |
aw | | | Aruban+ | Oranjestad |
ax | | Aland; Åland | Ålander+ | Mariehamn |
az | | | Azerbaijani+; ?Azeri+ | Baku |
ba | | Bosnia; Bosnia-Herzegovina; Bosnia & Herzegovina; BiH | Bosnian+; ?Bosniak+; Herzegovinian+ | Sarajevo |
bb | | | Barbadian+; Bajan+ | Bridgetown |
bd | | | Bangladeshi+ | Dhaka; Dacca |
be | | | Belgian+ | ?Brussels |
bf | | Burkina; Upper Volta | Burkinabe; Burkinabè; Burkinabé; Burkinan+ | Ouagadougou |
bg | | | | ?Sofia |
bh | | | Bahraini+ | Manama |
bi | | | | Gitega; ?Bujumbura |
bj | | Dahomey | Beninese; Beninois | Porto-Novo; ?Cotonou |
bl | Saint Barthélemy | St. Barthélemy; St. Barts; St. Barths | | Gustavia |
bm | | | Bermudian+; Bermudan+ | |
bn | | Brunei Darussalam | Bruneian+ | Bandar Seri Begawan |
bo | | | | La Paz; ?Sucre |
bq | Caribbean Netherlands | Bonaire; Sint Eustatius | Bonairean+ | |
br | | Brasil | | Brasilia |
bs | | | Bahamian+ | ?Nassau |
bt | | | Bhutanese | Thimphu |
bw | | | Botswanan+; Motswana; Batswana | Gaborone |
by | | Byelorussia; Belorussia; Bielorussia | Belarusian+; Belarussian+; Byelorussian+; Belorussian+ | Minsk |
bz | | British Honduras | | Belmopan |
ca | | | Canadian+; Canuck+ | Ottawa |
cc | Cocos Islands | Keeling Islands; Cocos (Keeling) Islands | | |
cd | Democratic Republic of Congo | ?Congo; Democratic Republic of the Congo; DRC; D.R. Congo; DR Congo; \
Congo-Kinshasa; Zaire | ?Congolese; Zairean+; Zairian+ | Kinshasa |
cf | | | ?Central African+ | Bangui |
cg | Republic of Congo | Republic of the Congo; Congo Republic; Congo-Brazzaville | (Congolese) | Brazzaville |
ch | | | Swiss | Bern; Berne |
ci | Ivory Coast | Côte d'Ivoire; Republic of Côte d'Ivoire | Ivorian+; Ivoirian+; Ivoirien+ | Yamoussoukro; ?Abidjan |
ck | | | Cook Islander+ | Avarua |
cl | | | | ?Santiago; Santiago de Chile |
cm | | Cameroun | | Yaoundé |
cn | | PRC; People's Republic of China; Mainland China; Communist China | Chinese | Beijing; Peking |
co | | | | Bogotá |
cr | | | Costa Rican+; ?Tico+ | ?San José |
cu | | | | Havana |
cv | | Cabo Verde | Cape Verdean+; Cabo Verdean+ | Praia |
cw | | | Curaçaoan+ | Willemstad |
cy | | | Cypriot+; Greek Cypriot+; Cypriote+ | Nicosia; Lefkosia |
cz | Czech Republic | Czechia | Czech+ | Prague |
de | | | German+ | Berlin |
dj | | | | |
dk | | | Danish; ?Dane+ | Copenhagen |
dm | | | (Dominican); (Dominicans) | Roseau |
do | | Dominican Rep. | ?Dominican+ | Santo Domingo |
dz | | | | Algiers |
ec | | | Ecuadorian+; Ecuadorean+; Ecuadoran+ | Quito |
ee | | | | Tallinn |
eg | | | | Cairo |
eh | | Sahrawi Republic; Spanish Sahara | Sahrawi+; Saharawi+ | Laayoune |
er | | | | Asmara |
es | | | Spanish; Spaniard+ | Madrid |
et | | Abyssinia | | Addis Ababa |
eu | | EU | ?European+ | |
fi | | -Grand Duchy of Finland | Finnish; ?Finn+ | Helsinki |
fj | | | | Suva |
fk | | Falklands; Malvinas; Malvinas Islands | Falkland Islander+; Falklander+ | ?Stanley; Port Stanley |
fm | | | | Palikir |
fo | | Faeroe Islands; Faroes; Faeroes | Faroese; Faeroese | Tórshavn |
fr | | | French; French% | Paris |
ga | | | Gabonese; Gabonais | Libreville |
gb | | UK; Britain; Great Britain | British; Briton+; Brit+; Britisher+ | London |
gb-eng | | | ?English; English% | |
gb-nir | | ?Ulster | Northern Irish; Northern Irish%; Ulster% | Belfast |
gb-sct | | | Scottish; Scot+; Scots% | Edinburgh |
gb-wls | ?Wales | | Welsh; Welsh% | Cardiff |
gd | | | Grenadian+ | ?St. George's |
ge | ?Georgia | Republic of Georgia; -Democratic Republic of Georgia | ?Georgian+ | Tbilisi; Tiflis |
ge-ab | Abkhazia | | Abkhaz; Abkhazian+ | Sukhumi |
gf | | | French Guianese | Cayenne |
gg | | | | St. Peter Port |
gh | | ?Gold Coast | Ghanaian+; Ghanian+ | Accra |
gi | | | Gibraltarian+ | |
gl | | | Greenlandic; Greenlander+ | Nuuk; Godthåb |
gm | | | | Banjul |
gn | ?Guinea | Guinea-Conakry | ?Guinean+ | Conakry |
gp | | | Guadeloupean+; Guadeloupian+ | |
gq | | | Equatorial Guinean+; Equatoguinean+ | Malabo |
gr | | ?Hellas; Hellenic Republic | Greek+; ?Hellenic | ?Athens |
gt | | | | Guatemala City |
gu | | | Guamanian+ | |
gw | | Guinea Bissau; Portuguese Guinea | Bissau-Guinean+ | Bissau |
gy | | British Guiana | | ?Georgetown |
hk | Hong Kong | Hong Kong SAR; Hongkong; HKSAR | Hong Kong; Hongkonger+; Hong Konger+; Hong Kongese | |
hn | | | Honduran+ | Tegucigalpa |
hr | | | Croatian+; Croat+ | Zagreb |
ht | | | | Port-au-Prince |
hu | | | | Budapest |
id | | Dutch East Indies | | Jakarta; Djakarta |
ie | | Irish Republic; Eire; Éire | Irish; Irish% | Dublin |
il | | | Israeli+ | ?Jerusalem |
im | | | Manx | |
in | | Bharat | Indian+ | New Delhi; ?Delhi |
io | | Chagos; Chagos Islands; Chagos Archipelago; Diego Garcia | Chagossian+ | |
iq | | | Iraqi+ | Baghdad |
iq-kr | Iraqi Kurdistan | ?Kurdistan; Kurdistan Region; Kurdistan Region of Iraq | \
Iraqi Kurdish; Iraqi Kurd+ | Erbil; Irbil |
ir | | ?Persia | Iranian+; ?Persian+ | Tehran; Teheran |
is | | | Icelandic; Icelander+ | Reykjavik; Reykjavík |
it | | | | Rome |
je | ?Jersey | | Jerseyman; Jerseymen | |
jm | | | | ?Kingston |
jo | ?Jordan | | Jordanian+ | Amman |
jp | | ?Nippon | Japanese | Tokyo; Tōkyō |
ke | | | | Nairobi |
kg | | Kyrgyz Republic; Kirghizia; Kirgizstan; Kirghizstan | Kyrgyz; Kyrgyzstani+; Kirghiz | Bishkek |
kh | | Kampuchea | Cambodian+; ?Khmer | Phnom Penh |
ki | | Gilbert Islands | I-Kiribati | Tarawa; South Tarawa |
km | | Comoro Islands | Comorian+; Comoran+ | Moroni |
kn | | St. Kitts and Nevis; St. Kitts; Saint Kitts; St. Kitts & Nevis | Kittitian+; Nevisian+ | Basseterre |
kp | | N. Korea; DPRK; D.P.R. Korea; Democratic People's Republic of Korea | North Korean+ | Pyongyang |
kr | | S. Korea; ROK; ?Korea; Republic of Korea | South Korean+; ?Korean+ | Seoul |
kw | | | Kuwaiti+ | Kuwait City |
ky | | Caymans | Caymanian+ | |
kz | | | Kazakh+; Kazakhstani+ | Astana; Nur-Sultan |
la | | Lao PDR; Lao P.D.R.; Lao People's Democratic Republic | Laotian+; Lao | Vientiane |
lb | | | Lebanese | Beirut |
lc | | St. Lucia | Saint Lucian+; St. Lucian+ | Castries |
li | | | Liechtenstein; Liechtensteiner+ | Vaduz |
lk | | Ceylon | Sri Lankan+; Ceylonese | Colombo; Sri Jayawardenepura Kotte |
lr | | | | Monrovia |
ls | | Basutoland | Basotho; Mosotho; Lesothan+ | Maseru |
lt | | | | Vilnius |
lu | | Luxemburg | Luxembourgish; Luxembourger+; Luxemburger+ | Luxembourg City |
lv | | | Latvian+; ?Lett+ | Riga |
ly | | | | ?Tripoli |
ma | | | | Rabat |
mc | | | Monegasque+; Monégasque+; Monacan+ | |
md | | Moldavia | Moldovan+; Moldavian+ | Chisinau; Chișinău; Kishinev |
md-pmr | | Transdniestria; Trans-Dniester; Transdniester | Transnistrian+ | Tiraspol |
me | | | Montenegrin+ | Podgorica |
mf | ?Saint Martin | ?St. Martin | | |
mg | | Malagasy Republic | Malagasy; Madagascan+ | Antananarivo |
mh | | ?the Marshalls | Marshallese | Majuro |
mk | | ?Macedonia; Republic of Macedonia; FYROM; Former Yugoslav Republic of Macedonia | \
North Macedonian+; ?Macedonian+ | Skopje |
ml | | | | Bamako |
mm | | Burma; Myanma | Myanmar; Burmese; Myanmarese | Naypyidaw; Naypyitaw; Nay Pyi Taw |
mn | | Outer Mongolia | Mongolian+; ?Mongol+ | Ulaanbaatar; Ulan Bator |
mo | Macau | Macao; Macau SAR; Macao SAR | Macanese | |
mp | | ?the Marianas; Northern Marianas | Northern Marianan+ | Saipan |
mq | | | Martinican+ | Fort-de-France |
mr | | | | Nouakchott |
ms | | | Montserratian+ | |
mt | | | Maltese | Valletta |
mu | | | Mauritian+ | Port Louis |
mv | | Maldive Islands | Maldivian+ | Malé |
mw | | Nyasaland | | Lilongwe |
mx | | | | Mexico City |
my | | Malaya | Malaysian+ | Kuala Lumpur; Putrajaya |
mz | | | Mozambican+ | Maputo |
na | | South West Africa | | Windhoek |
nc | | | New Caledonian+ | Nouméa |
ne | | | Nigerien+ | Niamey |
nf | | | Norfolk Islander+ | |
ng | | | | Abuja |
ni | | | | Managua |
nl | | ?Holland | Dutch; Dutch%; Netherlander+; Hollander+ | Amsterdam |
no | | | Norwegian+ | Oslo |
np | | | Nepali+; Nepalese | Kathmandu; Katmandu |
nr | Nauru | | Nauruan+ | Yaren |
nu | | | | Alofi |
nz | | Aotearoa; Aotearoa New Zealand | New Zealand; New Zealander+; ?Kiwi+ | ?Wellington |
om | | | Omani+ | Muscat |
pa | | Panamá | Panamanian+ | Panama City |
pe | | | Peruvian+ | ?Lima |
pf | | ?Tahiti | French Polynesian+; Tahitian+ | Papeete |
pg | | | Papua New Guinean+; ?Papuan+ | Port Moresby |
ph | | | Philippine; Filipino+; Filipina+ | Manila |
pk | | | Pakistani+ | Islamabad |
pl | | | Polish; ?Pole+ | Warsaw |
pm | | St. Pierre and Miquelon | | |
pn | Pitcairn Islands | Pitcairn; Pitcairn Island | Pitcairner+ | |
pr | | Porto Rico | | ?San Juan |
ps | | Palestinian Territories; Palestinian territories; Occupied Palestinian Territory; \
occupied Palestinian territories | Palestinian+; Gazan+; West Banker+ | Ramallah | \
Gaza; Gaza Strip; Gaza City; West Bank; occupied West Bank
pt | | | Portuguese | Lisbon |
pw | | | Palauan+ | Ngerulmud |
py | | | | Asunción |
qa | | | Qatari+ | Doha |
re | | | Réunionese | |
ro | | Rumania; Roumania | Romanian+; Rumanian+ | Bucharest |
rs | | | Serbian+; Serb+ | Belgrade |
ru | | | Russian+ | Moscow |
ru-ce | | Chechen Republic | Chechen+ | Grozny |
rw | | | | Kigali |
sa | | KSA | Saudi+; Saudi Arabian+ | Riyadh |
sb | | ?the Solomons | Solomon Islander+ | Honiara |
sc | | | Seychellois; Seychelloise | ?Victoria |
sd | | | | Khartoum |
se | | | Swedish; Swede+ | Stockholm |
sg | | | | |
sh | Saint Helena | St. Helena; Tristan da Cunha; Ascension Island; Saint Helena, Ascension and Tristan da Cunha | \
Saint Helenian+ | |
si | | | Slovenian+; Slovene+ | Ljubljana |
sj | Svalbard | Svalbard and Jan Mayen; Spitsbergen | | Longyearbyen |
sk | | | Slovak+; Slovakian+ | Bratislava |
sl | | | | Freetown |
sm | | | Sammarinese; San Marinese | |
sn | | | | Dakar |
so | | | Somali+; Somalian+ | Mogadishu |
so-som | | | Somalilander+ | Hargeisa |
cy-trnc | | TRNC; Turkish Republic of Northern Cyprus | Turkish Cypriot+; Northern Cypriot+ | |
sr | | Surinam; Dutch Guiana | Surinamese | Paramaribo |
ss | | | | Juba |
st | | São Tomé; São Tomé & Príncipe; Sao Tome & Principe | São Toméan+; Santomean+ | |
suhh | | USSR; Union of Soviet Socialist Republics | Soviet+ | |
sv | | | Salvadoran+; Salvadorian+; Salvadorean+ | San Salvador |
sx | | St. Maarten; Saint Maarten | | Philipsburg |
sy | | | | Damascus |
sz | | Swaziland | Swazi+; Eswatini | Mbabane; Lobamba |
tc | | Turks & Caicos; Turks and Caicos | Turks and Caicos Islander+ | |
td | ?Chad | | Chadian+ | N'Djamena |
tg | | | | Lomé |
th | | Siam | Thai+; ?Siamese | Bangkok |
tj | | Tadzhikistan | Tajik+; Tajikistani+; Tadzhik+ | Dushanbe |
tk | | | Tokelauan+ | |
tl | East Timor | Timor-Leste; Timor Leste; Democratic Republic of Timor-Leste | East Timorese; Timorese | Dili |
tm | | Turkmenia | Turkmen+; Turkmenistani+ | Ashgabat; Ashkhabad |
tn | | -Kingdom of Tunisia | | Tunis |
to | | | | Nuku'alofa |
tr | Turkey | Türkiye; Republic of Turkey | Turkish; Turk+ | Ankara |
tt | | ?Trinidad; ?Tobago; Trinidad & Tobago | Trinidadian+; Tobagonian+; Trinbagonian+ | Port of Spain; Port-of-Spain |
tv | | Ellice Islands | Tuvaluan+ | Funafuti |
tw | | ?Formosa; Republic of China; Chinese Taipei | Taiwanese | Taipei |
tz | | Tanganyika | | Dodoma; ?Dar es Salaam | Zanzibar
ua | | | Ukrainian+ | Kyiv; Kiev |
ua-cri | Crimea | Crimean Peninsula; Republic of Crimea; Autonomous Republic of Crimea | Crimean+ | Simferopol |
ug | | | | Kampala |
us | | US; USA; United States of America; America; ?the States | American+ | \
?Washington; Washington, D.C.; Washington D.C.; ?D.C. |
us-ga | (Georgia) | Georgia (USA) | | |
us-hi | | Hawaii; Hawai'i | Hawaiian+ | |
us-ny | ?New York | New York State; New York state | ?New Yorker+ | |
us-tx | | | Texan+ | |
us-ca | | | Californian+ | |
us-va | ?Virginia | | Virginian+ | |
us-wa | (Washington) | Washington State; Washington state | | |
uy | | | | Montevideo |
uz | | | Uzbek+; Uzbekistani+ | Tashkent |
va | Vatican City | Vatican; Holy See; Vatican City State | | |
vc | | St. Vincent and the Grenadines; St. Vincent & the Grenadines; ?Saint Vincent; ?St. Vincent | \
?Vincentian+ | Kingstown |
ve | | | | Caracas |
vg | | BVI | British Virgin Islander+ | |
vi | U.S. Virgin Islands | US Virgin Islands; USVI; ?Virgin Islands | Virgin Islander+ | |
vn | | Viet Nam | Vietnamese | Hanoi |
vu | | New Hebrides | Ni-Vanuatu; Vanuatuan+ | Port Vila |
wf | | | | |
ws | | Western Samoa | Samoan+ | Apia |
xk | | Kosova | Kosovar+; Kosovan+ | Pristina; Prishtina |
ye | | | Yemeni+; Yemenite+ | Sanaa; Sana'a |
yt | | | Mahoran+ | |
yucs | | | Yugoslav+; Yugoslavian+ | |
cshh | | | Czechoslovak+; Czechoslovakian+ | |
dd | | ?GDR | East German+ | East Berlin |
za | | ?RSA | South African+ | Pretoria; ?Cape Town; Bloemfontein |
zm | | Northern Rhodesia | | Lusaka |
zw | | ?Rhodesia | | Harare |
cn-xz | | | Tibetan+ | Lhasa |
"""


@dataclass
class Territory:
    """A line of the file in the making: words with their marks."""

    code: str
    kind: str
    name: str
    names: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    capitals: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)


def build() -> str:
    """The file's text, from the installed rigour and the list of ours."""
    from rigour._core import territories_jsonl

    known = {d["code"]: d for d in map(json.loads, filter(str.strip, territories_jsonl().splitlines()))}
    ours = dict(_ours())
    states = [code for code in known if re.fullmatch("us-[a-z][a-z]", code)]
    lines = []
    for code in sorted({*ours, *states}):
        lines.append(_line(_territory(known[code], ours.get(code, [[]] * 5))))
    return HEADER.format(version=version("rigour")) + "\n".join(lines) + "\n"


def _ours() -> list[tuple[str, list[list[str]]]]:
    lines = [line for line in OURS.splitlines() if line and not line.startswith("#")]
    split = [[[w.strip() for w in cell.split(";") if w.strip()] for cell in line.split("|")] for line in lines]
    codes = [cells[0][0] for cells in split]
    assert len(set(codes)) == len(codes), sorted(c for c in codes if codes.count(c) > 1)
    assert all(len(cells) == 6 for cells in split), [cells for cells in split if len(cells) != 6]
    return [(cells[0][0], cells[1:]) for cells in split]


def _territory(known: dict[str, Any], ours: list[list[str]]) -> Territory:
    code = known["code"]
    kind = "body" if code == "eu" else "part" if "-" in code else "country"
    found = Territory(code, kind, ours[0][0] if ours[0] else known["name"])
    plain = _plain(found.name)
    words = {*known.get("names_strong", []), *known.get("names_weak", [])}
    official = sorted(w for w in words if re.fullmatch(rf"{OFFICIAL} of (the )?{re.escape(plain)}", w))
    names = known["name"], *official, known.get("full_name", "")
    found.names = ours[1] + [w for w in names if not re.search(r"[(\[]", w)]
    found.people = [form for word in ours[2] for form in _forms(word)]
    found.people += [f for word in _regular(plain) if word in words for f in _forms(word + "+" * word.endswith("n"))]
    found.capitals, found.parts = ours[3], ours[4]
    found.names = _unique(found.names, but={plain, ""})
    found.people = _unique(found.people, but=set())  # Hong Kong officials: the name is also the adjective
    return found


def _unique(words: list[str], *, but: set[str]) -> list[str]:
    """The words in their order, each once, without those that a "-" or ``but`` takes out."""
    seen = but | {word[1:] for word in words if word.startswith("-")}
    kept = []
    for word in words:
        if not word.startswith("-") and _plain(word) not in seen:
            seen.add(_plain(word))
            kept.append(word)
    return kept


def _forms(word: str) -> list[str]:
    if word.endswith("+"):
        return [word[:-1], word[:-1] + "s"]
    return [word[:-1] + end for end in ("man", "men", "woman", "women")] if word.endswith("%") else [word]


def _regular(name: str) -> list[str]:
    """The adjectives that English makes by rule: Angola, Angolan; Congo, Congolese; Belarus, Belarusian."""
    stem = name[:-1]
    if name[-1] == "a":
        return [name + "n", stem + "ese"]
    if name[-1] in "eiouy":
        return [name + "an", stem + "ian", stem + "an", name + "lese", stem + "ese"]
    return [name + "ian", name + "an", name + "ese"]


def _plain(word: str) -> str:
    return word.strip("?()")


def _line(t: Territory) -> str:
    cells = [t.code, t.kind, t.name, *("; ".join(words) for words in (t.names, t.people, t.capitals, t.parts))]
    return "\t".join(cells).rstrip("\t")


if __name__ == "__main__":
    text = build()
    if "--check" in sys.argv:
        sys.exit(None if FILE.read_text("utf-8") == text else f"{FILE}: not what rigour makes; run without --check")
    FILE.write_text(text, "utf-8")
