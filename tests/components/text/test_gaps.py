"""What is missing about a country."""

from components.text.gaps import ALWAYS, gaps


def test_years_without_a_total_are_named() -> None:
    assert gaps("ALB")[0] == "UNODC's file has no total of detected victims for 2007."


def test_totals_without_parts_are_named() -> None:
    assert "Totals of 2008 to 2013 stand without sex and age." in gaps("ALB")


def test_a_country_that_reported_nothing_lacks_everything() -> None:
    told = gaps("TUV")
    assert "UNODC's file has no total of detected victims for any year from 2007 to 2022." in told
    assert "UNODC's file has no citizenship of victims detected here." in told
    assert "Tuvalu is not among the signatories and parties of the Protocol in the table in use." in told


def test_what_nobody_knows_is_said_of_every_country() -> None:
    assert gaps("DEU")[-len(ALWAYS) :] == ALWAYS
