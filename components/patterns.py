"""The pattern of a sentence for each table; `components/sentences.py` fills it from a row in words.

After "|" stands what goes before the source, inside its brackets.
"""

PATTERNS = {
    "detected_victims": "{when}, {figure} {noun}{parts} were reported for {place}",
    "persons_in_justice": "{when}, {figure} {noun}{parts} were reported for {place}",
    "regional_detections": "{when}, {figure} {noun}{parts} were reported for {place}{summed}",
    "regional_justice": "{when}, {figure} {noun}{parts} were reported for {place}{summed}",
    "victim_counts": "{when}, {figure} {noun}{parts} were published for {place}{reporters}|{series}",
    "justice_persons": "{when}, {figure} {noun}{parts} were published for {place}|{series}",
    "justice_proceedings": "{when}, {figure} {noun}{parts} were published for {place}|{series}",
    "detected_citizenships": "{when}, {figure} {noun} with citizenship of {origin} were reported for "
    "{place}, summed here over the years with a report, {years_reported}",
    "regional_citizenships": "{when}, {figure} {noun} with citizenship of {origin} were reported for "
    "{place}{summed}",
    "detection_rates": "{when}, {figure} {noun} per million inhabitants were reported for {place}, "
    "computed here with the population of the same year",
    "victim_rates": "{when}, {figure} {noun} per million inhabitants were published for {place}|{series}",
    "reporting_years": "for {place} UNODC's file has a number of {noun} for {reported}, {figure} in all",
    "assisted_cases": "{when}, “{characteristic}” was recorded in {figure} per cent of the assisted "
    "cases{parts} of {place} in which the {attribute} is known, which it is in {known_cases} of "
    "{all_cases} case records",
    "assisted_routes": "{when}, CTDC's contributors knew of {figure} assisted cases of citizens of "
    "{origin} who were exploited in {place}; the country is known in {known_cases} of {all_cases} case "
    "records of these citizens",
    "origin_shares": "{when}, {figure} per cent of {noun} in {place} were published under the origin "
    "“{origin}”|{series}",
    "victim_shares": "{when}, {figure} per cent of {whole} in {place} were published as {part}|{series}",
    "flow_shares": "{when}, {figure} per cent were published for {place} as “{flow}”|{series}",
    "flow_counts": "{when}, {figure} {counted} were counted for {place}",
    "reported_changes": "{when}, the published figure for {about}{parts} in {place} changed by {figure} "
    "per cent",
    "estimated_people": "{when}, {figure} {concept}{parts} were estimated for {place}|an estimate, not a "
    "count; {edition}",
    "estimated_prevalence": "{when}, {figure} {concept} per thousand people were estimated for {place}|an "
    "estimate, not a count; {edition}",
    "estimated_shares": "{when}, {figure} per cent stand under “{about}”{parts} in an estimate of "
    "{concept} for {place}|an estimate, not a count; {edition}",
    "profit_estimates": "{when}, {figure} {unit} of {money_concept}{parts} were estimated for {place}|an "
    "estimate, not a count; {edition}",
    "profits_per_victim": "{when}, {figure} {unit} of {money_concept}{parts} were estimated for "
    "{place}|an estimate, not a count; {edition}",
    "justice_shares": "{when}, {figure} per cent{whole} were published for {place} as {part}",
    "legal_coverage": "{when}, {figure} {unit} were published for {place} as “{about}”",
    "treaty_parties": "On {as_of_words}, {treaty} had {figure} under “{status}”, {place}|{series}",
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
