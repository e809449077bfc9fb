"""LC 4610.5-4610.6: from the worker's application to the served determination, each role in a browser."""

import pytest
from tests.browser import launched
from tests.web.end_to_end import steps
from tests.web.site import at_screen, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Journey:
    """A case on its way; after every step its state, its clocks and its chain are looked at."""

    def __init__(self, docket, browser, site, people):
        self.docket, self.browser, self.site, self.people = docket, browser, site, people
        self.number = ""

    def by(self, who, step, *more, state, running):
        """Let one person take one step, then run the jobs and check what must be true."""
        with at_screen(self.browser, self.site, self.people[who]) as page:
            told = step(page, self.site, *([self.number] if self.number else []), *more)
        self.number = self.number or told
        self.check(state, running)

    def check(self, state, running):
        from openimr.web.jobs.worker import work
        from openimr.web.store.models import NoticeRow
        from openimr.web.store.verify import verify

        work(once=True)
        case = self.docket.case(self.number)
        assert case.state == state
        assert sorted(clock.rule for clock in case.clocks if clock.standing == "running") == running
        verdict = verify(fold=True)
        assert verdict.broken is None
        assert verdict.events == case.version
        assert not NoticeRow.objects.filter(sent_at=None).exists(), "every notice that is owed went out"


def test_from_the_worker_to_the_served_letter(docket, people, file_of_papers):
    decision, records = file_of_papers[1], file_of_papers[1:]
    with launched() as browser, served() as site:
        journey = Journey(docket, browser, site, people)
        journey.by("worker", steps.apply, decision, state="received", running=[])
        journey.by("intake", steps.screen, state="eligibility_review", running=[])
        journey.by("manager", steps.find_eligible, state="assigned", running=["D6"])
        journey.by("manager", steps.send_noarfi, state="records_requested", running=["D12", "D17", "D8"])
        journey.by("claims", steps.send_records, records, state="reviewer_selection", running=["D14", "D17"])
        journey.by("manager", steps.offer, state="reviewer_offered", running=["D14", "D17"])
        journey.by("reviewer", steps.accept, state="clinical_review", running=["D14", "D17"])
        journey.by("reviewer", steps.decide, state="quality_review", running=["D14", "D17"])
        journey.by("quality", steps.let_pass, state="approved", running=["D14", "D17"])
        journey.by("director", steps.issue, state="determined", running=["D21", "D22"])
        journey.by("worker", steps.read_letter, state="determined", running=["D21", "D22"])
        journey.by("claims", steps.take_up, state="implementation_due", running=["D18", "D21", "D22"])
