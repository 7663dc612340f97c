from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles.language import detect_language, language_tag

TEXTS = {
    "en": "The council voted on Monday to close the bridge. It was built in the last century.",
    "de": "Der Rat hat am Montag beschlossen, die Brücke zu schließen. Sie ist nicht sicher.",
    "fr": "Le conseil a décidé lundi de fermer le pont. Il est trop vieux pour les bus.",
    "es": "El consejo decidió el lunes cerrar el puente. No es seguro para los coches.",
    "pt": "O conselho decidiu na segunda-feira que a ponte não é segura. Ela foi feita em 1900.",
    "it": "Il consiglio ha deciso lunedì di chiudere il ponte. Non è sicuro per le auto.",
    "nl": "De raad heeft maandag besloten om de brug te sluiten. Het is niet veilig voor auto's.",
    "pl": "Rada zdecydowała w poniedziałek, że most nie jest bezpieczny. To już za długo.",
    "sv": "Rådet har på måndag beslutat att stänga bron. Den är inte säker för bilar och dyr.",
    "tr": "Meclis pazartesi günü köprü için bir karar aldı. Bu çok eski ve daha da kötü oldu.",
    "ru": "Совет решил в понедельник закрыть мост. Он не безопасен, и это было давно известно.",
    "uk": "Рада вирішила в понеділок закрити міст. Він не безпечний, і це було давно відомо.",
    "ar": "قرر المجلس يوم الاثنين إغلاق الجسر الذي كان قد بني في القرن الماضي من قبل.",
    "fa": "شورا در روز دوشنبه تصمیم گرفت که این پل را که از قرن گذشته است با هزینه ببندد",
    "el": "Το συμβούλιο αποφάσισε τη Δευτέρα να κλείσει τη γέφυρα.",
    "he": "המועצה החליטה ביום שני לסגור את הגשר הישן.",
    "ja": "議会は月曜日に橋を閉鎖することを決めた。橋は百年前に建てられた。",
    "zh": "议会周一决定关闭这座桥。这座桥建于一百年前,已经不再安全。",
    "ko": "의회는 월요일에 다리를 폐쇄하기로 결정했다. 다리는 백 년 전에 지어졌다.",
    "hy": "Խորհուրդը երկուշաբթի որոշեց փակել հին կամուրջը։",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_two_sentences_tell_the_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Marlow", "Jane Doe, John Roe", "12 345", "Bridge closed", "😀"]
)
def test_a_text_of_few_function_words_is_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


def test_foreign_names_do_not_make_an_english_text_foreign() -> None:
    text = "The Estado de la Nación and El País said that the bridge in Los Angeles was closed."
    assert detect_language(text + " It was the oldest of the bridges.") == "en"


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("en", "en"),
        ("EN_us", "en-US"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("English", "en"),
        ("pt-BR", "pt-BR"),
        ("no", "no"),
        ("en_US.UTF-8", "en-US"),
        ("Klingonese", None),
        ("e", None),
        ("", None),
    ],
)
def test_a_stated_language_takes_the_form_of_bcp_47(stated: str, tag: str | None) -> None:
    assert language_tag(stated) == tag


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert detect_language(text)
    assert language_tag(text) != ""
