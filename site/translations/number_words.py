"""How languages write numbers in words, as far as translators swap them for digits, and digits for them."""

THOUSAND, MILLION, BILLION, TRILLION = 10**3, 10**6, 10**9, 10**12

# Words that follow digits and multiply them; "billion" is a thousand times more in Spanish than in English.
SCALES: dict[str, dict[str, int]] = {
    "en": {
        **dict.fromkeys(("thousand", "thousands", "k"), THOUSAND),
        **dict.fromkeys(("million", "millions", "mn"), MILLION),
        **dict.fromkeys(("billion", "billions", "bn"), BILLION),
        **dict.fromkeys(("trillion", "trillions", "tn"), TRILLION),
    },
    "fr": {
        **dict.fromkeys(("mille", "milliers", "k"), THOUSAND),
        **dict.fromkeys(("million", "millions", "M€"), MILLION),
        **dict.fromkeys(("milliard", "milliards", "Md", "Mds", "Md€", "Mds€"), BILLION),
        **dict.fromkeys(("billion", "billions"), TRILLION),
    },
    "es": {
        **dict.fromkeys(("mil", "miles"), THOUSAND),
        **dict.fromkeys(("millón", "millones", "M€"), MILLION),
        **dict.fromkeys(("mil millones", "millardo", "millardos"), BILLION),
        **dict.fromkeys(("billón", "billones"), TRILLION),
    },
    "pt": {
        "mil": THOUSAND,
        **dict.fromkeys(("milhão", "milhões"), MILLION),
        **dict.fromkeys(("bilhão", "bilhões"), BILLION),
        **dict.fromkeys(("trilhão", "trilhões"), TRILLION),
    },
    "de": {
        **dict.fromkeys(("Tausend", "Tsd."), THOUSAND),
        **dict.fromkeys(("Million", "Millionen", "Mio.", "Mio"), MILLION),
        **dict.fromkeys(("Milliarde", "Milliarden", "Mrd.", "Mrd"), BILLION),
        **dict.fromkeys(("Billion", "Billionen", "Bio."), TRILLION),
    },
    "it": {
        **dict.fromkeys(("mila", "migliaia"), THOUSAND),
        **dict.fromkeys(("milione", "milioni"), MILLION),
        **dict.fromkeys(("miliardo", "miliardi"), BILLION),
        "mila miliardi": TRILLION,
    },
    "ja": {"百": 100, "千": THOUSAND, "万": 10**4, "億": 10**8, "兆": TRILLION, "百万": MILLION},
    "zh": {"百": 100, "千": THOUSAND, "万": 10**4, "亿": 10**8, "兆": TRILLION, "百万": MILLION, "万亿": TRILLION},
    "ko": {"천": THOUSAND, "만": 10**4, "억": 10**8, "조": TRILLION, "백만": MILLION},
    "th": {
        "พัน": THOUSAND,
        "หมื่น": 10**4,
        "แสน": 10**5,
        "ล้าน": MILLION,
        "พันล้าน": BILLION,
        "หมื่นล้าน": 10**10,
        "แสนล้าน": 10**11,
        "ล้านล้าน": TRILLION,
    },
    "ar": {
        **dict.fromkeys(("ألف", "آلاف", "ألفا", "ألفًا"), THOUSAND),
        **dict.fromkeys(("مليون", "ملايين", "مليونا", "مليونًا"), MILLION),
        **dict.fromkeys(("مليار", "مليارات", "بليون", "مليارا", "مليارًا"), BILLION),
        **dict.fromkeys(("تريليون", "تريليونات", "تريليونا", "تريليونًا"), TRILLION),
    },
    "he": {"אלף": THOUSAND, "אלפים": THOUSAND, "מיליון": MILLION, "מיליארד": BILLION, "טריליון": TRILLION},
}

# Digits of these stand next to their words without a space, and several scales add up: 1兆2000億.
UNSPACED = frozenset({"ja", "zh", "ko", "th"})

_TENS = (30, 40, 50, 60, 70, 80, 90, 100)


def _words(line: str, tens: str = "", ordinals: str = "") -> dict[str, int]:
    """One, two, three… in order; forms of one number stand beside each other with a slash, a low line is a space."""
    numbered = [*enumerate(line.split(), 1), *zip(_TENS, tens.split(), strict=False), *enumerate(ordinals.split(), 1)]
    return {word.replace("_", " "): number for number, words in numbered for word in words.split("/")}


WORDS: dict[str, dict[str, int]] = {
    "en": _words(
        "one/once two/twice/both three four five six seven eight nine ten eleven twelve/dozen thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty",
        "thirty forty fifty sixty seventy eighty ninety hundred/hundreds",
        "first second/half/halves third/thirds fourth/quarter/quarters fifth/fifths sixth seventh eighth ninth"
        " tenth/decade/decades",
    ),
    "fr": _words(
        "un/une deux trois quatre cinq six sept huit neuf dix/dizaine/dizaines onze douze/douzaine treize quatorze"
        " quinze/quinzaine seize dix-sept dix-huit dix-neuf vingt/vingtaine",
        "trente/trentaine quarante/quarantaine cinquante/cinquantaine soixante/soixantaine soixante-dix quatre-vingts"
        " quatre-vingt-dix cent/cents/centaine/centaines",
        "premier/première deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième"
        " dixième",
    ),
    "es": _words(
        "un/una/uno dos/ambos/ambas tres cuatro cinco seis siete ocho nueve diez/decena once doce/docena trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve veinte/veintena",
        "treinta/treintena cuarenta cincuenta/cincuentena sesenta setenta ochenta noventa cien/ciento/centenar",
        "primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta quinto/quinta sexto/sexta"
        " séptimo/séptima octavo/octava noveno/novena décimo/décima",
    ),
    "pt": _words("um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze"),
    "de": _words(
        "ein/eine/einen/einem/einer/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        ordinals="erste/ersten zweite/zweiten dritte/dritten vierte/vierten fünfte/fünften",
    ),
    "it": _words("un/una/uno due tre quattro cinque sei sette otto nove dieci undici dodici"),
    "ja": _words("一/ひと 二/ふた/両 三 四 五 六 七 八 九 十 十一 十二"),
    "zh": _words("一 二/两 三 四 五 六 七 八 九 十 十一 十二"),
    "ko": _words("한/하나 두/둘 세/셋 네/넷 다섯 여섯 일곱 여덟 아홉 열"),
    "th": _words("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง"),
    "ar": _words(
        "واحد/واحدة/أحد/إحدى اثنان/اثنين/اثنتين/اثنتان/كلا/كلتا ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع"
        " ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر أحد_عشر/إحدى_عشرة اثنا_عشر/اثني_عشر/اثنتي_عشرة/اثنتا_عشرة"
        " ثلاثة_عشر/ثلاث_عشرة أربعة_عشر/أربع_عشرة خمسة_عشر/خمس_عشرة ستة_عشر/ست_عشرة سبعة_عشر/سبع_عشرة"
        " ثمانية_عشر/ثماني_عشرة تسعة_عشر/تسع_عشرة عشرون/عشرين",
        "ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين مئة/مائة",
        "الأول/الأولى الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة",
    ),
    "he": _words("אחד/אחת שני/שתי/שניים שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר"),
}
