"""Personal identifiers are found by their form, and masked in place."""

import pytest

from assistant.identifiers import find_identifiers, masked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ana.lima@example.org today", [("e-mail address", "ana.lima@example.org")]),
        ("ring me on +44 20 7946 0958 please", [("phone number", "+44 20 7946 0958")]),
        (
            "call 555-010-0199 or 020 7946 0958",
            [("phone number", "555-010-0199"), ("phone number", "020 7946 0958")],
        ),
        ("the boy, born 12/03/2014, is in her group", [("date of birth", "12/03/2014")]),
        ("DOB: 4 March 2011", [("date of birth", "4 March 2011")]),
        ("it is case no. AB-20391 again", [("case number", "AB-20391")]),
        ("client file 778341 is missing", [("case number", "778341")]),
        (
            "Dr Lena Vogt and Mrs. Okafor disagree",
            [("name", "Dr Lena Vogt"), ("name", "Mrs. Okafor")],
        ),
        ("our director Maria Lopez left", [("name", "Maria Lopez")]),
        ("a nurse called Thandi said no", [("name", "Thandi")]),
    ],
)
def test_usual_forms_are_found(text: str, found: list[tuple[str, str]]) -> None:
    identifiers = find_identifiers(text)
    for identifier in identifiers:
        assert text[identifier.start : identifier.end] == identifier.text
    assert [(i.kind, i.text) for i in identifiers] == found


@pytest.mark.parametrize(
    "text",
    [
        "The manager Monday told us about 12 clinics and 2024-2025 budgets",
        "We meet on 12/03/2025 with 150 nurses in 3 districts, 10-15 per ward",
        "A programme called Head Start has 1,200,000 children",
        "The director says the Ministry will decide; case by case",
        "activity 99.9, section 4.2.1, model 2000",
        "",
    ],
)
def test_dates_counts_and_programmes_are_left_alone(text: str) -> None:
    assert find_identifiers(text) == ()


def test_masking_keeps_everything_else() -> None:
    text = "Dr Vogt (lena@example.org) will not talk to our coach Ben."
    assert masked(text, find_identifiers(text)) == (
        "[name] ([e-mail address]) will not talk to our coach [name]."
    )
