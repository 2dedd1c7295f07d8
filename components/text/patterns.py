"""The pattern of a sentence for each table; `sentences.py` beside it fills it from a row in words.

After "|" stands what goes before the source, inside its brackets.
"""

PATTERNS = {
    "detected_victims": "{when}, {figure} {noun}{parts} {reported_or_not}",
    "persons_in_justice": "{when}, {figure} {noun}{parts} were reported for {place}",
    "regional_detections": "{when}, {figure} {noun}{parts} were reported for {place}{summed}",
    "regional_justice": "{when}, {figure} {noun}{parts} were reported for {place}{summed}",
    "victim_counts": "{when}, {figure} {noun}{parts} were published for {place}{reporters}|{series}",
    "justice_persons": "{when}, {figure} {noun}{parts} were published for {place}|{series}",
    "justice_proceedings": "{when}, {figure} {noun}{parts} were published for {place}|{series}",
    "detected_citizenships": "{when}, {figure} {noun} with citizenship of {citizens_of} were reported for "
    "{place}, summed here over {years_told} with a report",
    "regional_citizenships": "{when}, {figure} {noun} with citizenship of {citizens_of} were reported for "
    "{place}{summed}",
    "detection_rates": "{when}, {figure} {noun} per million inhabitants are computed here for {place}, from "
    "UNODC's file and the population of the year ({population_from}){undercut}",
    "victim_rates": "{when}, {figure} {noun} per million inhabitants were published for {place}|{series}",
    "reporting_years": "for {place} UNODC's file has a number of {noun} for {reported}, {figure} in all",
    "assisted_cases": "{when}, “{characteristic}” stands in {figure} per cent of CTDC's synthetic case "
    "records{parts} in which the {attribute} is known, which it is in {known_cases} of {all_cases} records; "
    "they stand for assisted cases known to CTDC's contributors",
    "assisted_routes": "{when}, {figure} of CTDC's synthetic case records are of citizens of {citizens_of} "
    "exploited in {place}; the country is known in {known_cases} of {all_cases} records of these citizens, "
    "which stand for assisted cases known to CTDC's contributors",
    "origin_shares": "{when}, {figure} per cent of {noun} in {place} were published under the origin "
    "“{origin}”|{series}",
    "victim_shares": "{when}, {figure} per cent of {whole} in {place}{whose} were published as {part}"
    "|{series}",
    "flow_shares": "{when}, {figure} per cent of {flows_of} were published for {place} as “{flow}”|{series}",
    "flow_counts": "{when}, {figure} {counted} were counted for {place}",
    "reported_changes": "{when}, the published figure for {about}{parts} in {place} changed by {figure} "
    "per cent",
    "estimated_people": "{when}, {figure} {concept}{parts} were estimated for {place}|an estimate, not a "
    "count; {edition}",
    "estimated_prevalence": "{when}, {figure} {concept} per thousand people were estimated for {place}|an "
    "estimate, not a count; {edition}",
    "estimated_shares": "{when}, {figure} per cent of {estimated_of} were estimated for {place}{estimated_as}"
    "|{about}; an estimate, not a count; {edition}",
    "profit_estimates": "{when}, {figure} {unit} were estimated as {money_concept}{parts} for {place}|an "
    "estimate, not a count; {edition}",
    "profits_per_victim": "{when}, {figure} {unit} were estimated as {money_concept}{parts} for "
    "{place}|an estimate, not a count; {edition}",
    "justice_shares": "{when}, {figure} per cent{whole} were published for {place} as {part}",
    "legal_coverage": "{when}, {figure} {unit} were published for {place} as “{about}”",
    "treaty_parties": "{as_of_when}, the {treaty} had {figure} {standing_as}|{place}; {series}",
    "new_laws": "{when}, {figure} new or amended laws against trafficking were reported for {place}",
    "trust_fund": "{when}, the UN Voluntary Trust Fund reported under “{report}”, {place}: {amounts}",
    "legal_events": "{date_words}, {place}, {instrument} ({event}): {text}",
    "campaign_events": "{date_words}, {place}, {event}: {text}",
    "statements": "{speaker}, {date_words}, {type} about {place}, in our words: {text}",
    "famous_numbers": "“{number}”, as {said_by} gave it ({place}, {years}), is marked “{status}” here: "
    "{reality} Cite instead: {cite_instead}",
    "protocol_status": "{place} stands as “{standing}” of the Trafficking in Persons Protocol, {years}",
    "tip_tiers": "{when}, the US Department of State placed {place} in “{tier}”, its own judgement on "
    "efforts",
}
COVERAGE = "{when}, {reporting} reported a number of {noun}{parts} in {place}"
