"""The text of a new guideline file: it passes the schema and its examples hold, before a word is changed."""

from __future__ import annotations

_SKELETON = """\
# Criteria in our own words; never the text or the tables of a guideline that is under copyright.
id: {id}
catalogue: null                 # the id of the edition in catalogue.yaml, or null
title: "{title}"
authority: {{tier: {tier}, document: "{title}"}}   # tier: a step of ladder.yaml
in_force:
  from: "{first_day}"           # the first decision date that this edition governs
  to: null                      # the last one, or null while it is in force
  status: recalled              # confirmed only when somebody has read it; then name the source
  source: to be named
rules:
  - id: {code}
    kind: indication            # or advice_against, modality_choice, sequence, timing, repeat, scope, process
    status: recalled
    source: to be named
    scope: {{services: [{service}], regions: [{region}]}}
    summary: the study has a reason on one of several grounds
    asks:                       # what to ask when the record is silent about a criterion
      {code}.2: Which treatment was given, for how long, and with what result?
    logic:
      any_of:                   # or all_of, at_least with of, not
        - {{id: {code}.1, statement: a red flag of a serious condition is present, any_kind: red_flag}}
        - id: {code}.2
          statement: treatment has not helped
          fact: treatment_response      # a code of facts/vocabulary.yaml
          kind: failed
          opposed_by: improved
    examples:                   # made-up records, and the states that follow from them
      - name: an empty record documents nothing
        facts: []
        expect: {{{code}: not_documented, {code}.1: not_documented}}
      - name: care has failed
        facts: [{{fact: treatment_response, kind: failed, status: affirmed}}]
        expect: {{{code}: met, {code}.2: met}}
"""


def skeleton(
    name: str, *, service: str, region: str, tier: str = "other_guideline", first_day: str = "2015-04-01"
) -> str:
    """A guideline file of that id for one service and region, ready to be edited."""
    return _SKELETON.format(
        id=name,
        title=name.replace("-", " ").capitalize(),
        code=f"{name.upper()}-1",
        service=service,
        region=region,
        tier=tier,
        first_day=first_day,
    )
