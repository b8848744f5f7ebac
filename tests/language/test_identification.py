"""Which texts are English, told by their function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslens.language.identification import is_english, language_of

OTHER = {
    "de": "Die Feuerwehr musste am Abend zur alten Mühle ausrücken. Nach Angaben von Bürgermeisterin Ute Brand wurde niemand "
    "verletzt. „Wir hatten großes Glück“, sagte sie bei einem Besuch.",
    "de short": "Der Hafen bleibt bis Montag für alle Schiffe geschlossen.",
    "de headline": "RAT STIMMT NICHT FÜR DIE NEUE BRÜCKE AM FLUSS",
    "de names": "Karl Weber und Anna Kühn haben sich mit der Firma Holz nicht geeinigt.",
    "fr": "Le conseil municipal a voté hier soir la fermeture du pont. « Nous n'avons pas le choix », a déclaré la maire, "
    "Claire Dumas, devant les habitants.",
    "fr short": "La préfète a annoncé que les écoles resteront fermées lundi.",
    "es": "El alcalde anunció que la fábrica cerrará en marzo. “No hay dinero para los salarios”, dijo Pilar Ortega, la directora.",
    "es short": "Los vecinos de la calle dicen que no hay agua desde el lunes.",
    "nl": "De gemeente sluit de brug voor onbepaalde tijd. “Het is te gevaarlijk”, zei wethouder Joke Smit tegen de raad.",
    "nl short": "Het bedrijf heeft nog niet gezegd wanneer de fabriek weer opengaat.",
    "sv": "Kommunen stänger bron efter stormen. ”Vi vill inte att någon ska skadas”, säger Karin Ek, som är chef för hamnen.",
    "sv short": "Ministern säger att skolan ska byggas om till våren.",
    "pl": "Burmistrz zapowiedział, że most zostanie zamknięty do wtorku. „Nie jest to dla nas łatwe”, powiedziała Ewa Zych.",
    "pl short": "Rada miasta nie zgodziła się na budowę nowej szkoły przy rynku.",
    "tr": "Belediye başkanı köprünün pazartesiye kadar kapalı olduğunu söyledi. “Bu çok zor bir karar” dedi ve daha sonra ayrıldı.",
    "tr short": "Vali bu sabah okulların bir hafta daha kapalı olacağını açıkladı.",
    "ru": "Мост закрыт до понедельника, сообщил мэр города.",
    "el": "Η γέφυρα θα μείνει κλειστή μέχρι τη Δευτέρα.",
    "zh": "市长说，这座桥将关闭到星期一。",
    "ar": "قال رئيس البلدية إن الجسر سيبقى مغلقا حتى يوم الاثنين",
    "it": "Il sindaco ha detto che il ponte non è sicuro e che resterà chiuso fino a lunedì.",
    "pt": "A prefeita disse que a ponte não é segura e que vai ficar fechada até segunda-feira.",
    "da": "Borgmesteren siger, at broen ikke er sikker, og at den bliver lukket til mandag.",
    "cs": "Starosta řekl, že most není bezpečný a že bude do pondělí uzavřen.",
    # Of no list: told by the English words that are not there.
    "eo": "La urbestro diris ke la ponto restos fermita ĝis lundo. Ŝi petis la loĝantojn uzi la malnovan vojon tra la arbaro. "
    "Laboristoj riparos la kolonojn kaj la relojn, kaj poste oni denove malfermos ĝin por aŭtoj kaj biciklistoj. Neniu estis "
    "vundita dum la ŝtormo.",
}
ENGLISH = {
    "headline": "Mayor quits over bridge collapse",
    "short": "Ferry sinks, three dead",
    "capitals": "COUNCIL SHUTS OLD MILL BRIDGE AFTER STORM DAMAGE",
    "no function words": "Council shuts old mill bridge amid storm fears; residents demand answers",
    "foreign names": "Juan de la Cruz, Ursula von der Heyde and Pieter van den Berg met Maria del Mar in Den Haag.",
    "foreign names only": "Maria del Mar de la Vega beats Anna van der Meer, Joop van den Berg, Luis de los Santos",
    "a German quotation": "“Die Brücke ist nicht sicher und wird auch nicht mehr geöffnet,” the mayor, Ute Brand, told the "
    "council on Monday. She said that the town would have to find the money for a new one by the end of the year.",
    "a French title": "Her film, “Le pont de la rivière”, was shown at the festival before it came to the cinemas.",
    "quotes": "“No.” “Never.” “Not while I am mayor,” she said.",
    "numbers": "Quay 3, 12 May: 40 lorries, 2 cranes, 11 crew; cost 3.2 million euros",
    "names": ", ".join(
        f"{first} {last}" for first in "Ann Bob Cy Dee Eve Flo".split() for last in "Ash Birch Cole Dale".split()
    ),
    "nothing": "",
    "blanks": " \n ",
    "marks": "… — !?",
}


@pytest.mark.parametrize("name", OTHER)
def test_other_languages_are_told(name: str) -> None:
    assert not is_english(OTHER[name])


@pytest.mark.parametrize("name", [name for name in OTHER if name not in {"zh", "ar", "eo"}])
def test_other_languages_are_told_in_capitals(name: str) -> None:
    assert not is_english(OTHER[name].upper())


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_told(name: str) -> None:
    assert is_english(ENGLISH[name])
    assert is_english(ENGLISH[name].upper())


@given(st.sampled_from(sorted(OTHER)), st.integers(2, 5))
def test_more_of_the_same_is_the_same_language(name: str, times: int) -> None:
    assert not is_english("\n\n".join([OTHER[name]] * times))


@given(st.text())
def test_any_text_is_told_one_way_or_the_other(text: str) -> None:
    assert is_english(text) in {True, False}


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("en_US", "en"),
        ("eng", "en"),
        ("de", "de"),
        ("zh-Hant-TW", "zh"),
        ("und", None),
        ("mul", None),
        ("", None),
        (None, None),
        ("German", None),
        ("x", None),
    ],
)
def test_the_language_of_a_tag(tag: str | None, language: str | None) -> None:
    assert language_of(tag) == language
