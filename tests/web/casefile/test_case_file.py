"""The case file out of the vault, and its pages as pictures."""

import pytest
from tests.web.filed import filed
from tests.web.lives import NUMBER
from tests.web.people import person, signed_in


@pytest.fixture(scope="session")
def pdf(tmp_path_factory):
    from openimr.examples import build_case

    folder = build_case("knee-mri-locking", tmp_path_factory.mktemp("cases"))
    return max((folder / "documents").iterdir()).read_bytes()


@pytest.fixture
def received(docket, pdf, monkeypatch):
    from django.conf import settings

    from openimr.web.jobs.receive import receive

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["127.0.0.1", "testserver"])
    filed(docket)
    return [
        receive(NUMBER, "report.pdf", pdf, "worker"),
        receive(NUMBER, "report.pdf", b"A fictional note.\n\fSecond page.", "worker"),
        receive(NUMBER, "note.txt", b"A fictional note.\n\fSecond page!", "physician"),
        receive(NUMBER, "sound.mp3", b"\0\1", "worker"),
    ]


def test_every_document_has_a_name_of_its_own_and_gaps_are_told(received):
    from openimr.web.casefile import case_file, papers

    found = papers(NUMBER)
    assert len({paper.name for paper in found}) == 4
    assert [paper.name for paper in found if paper.document is None] == [
        f"{received[1].pk}-report.pdf",
        "sound.mp3",
    ]
    file = case_file(NUMBER)
    assert {gap.document for gap in file.unreadable} == {f"{received[1].pk}-report.pdf", "sound.mp3"}
    assert all(document.path is None for document in file.documents)


def test_a_page_is_a_picture_in_one_of_three_sizes(received):
    reader = signed_in(person("case_manager"))
    address = f"/cases/{NUMBER}/documents/{received[0].pk}/pages"
    sizes = [len(reader.get(f"{address}/1.png?size={size}").content) for size in ("small", "normal", "large")]
    assert sizes == sorted(sizes)
    huge = reader.get(f"{address}/1.png?size=1000000")
    assert len(huge.content) == sizes[1]
    assert huge["Cache-Control"] == "private, no-store"
    assert huge["Content-Type"] == "image/png"
    assert reader.get(f"{address}/999.png").status_code == 404


def test_a_page_of_another_case_is_not_there(received, docket):
    filed(docket, "CM15-0000001")
    reader = signed_in(person("case_manager"))
    assert reader.get(f"/cases/CM15-0000001/documents/{received[0].pk}/pages/1.png").status_code == 404


def test_pictures_leave_nothing_on_the_disk(received):
    from openimr.web.home import home

    before = {path for path in home().rglob("*") if path.is_file()}
    signed_in(person("case_manager")).get(
        f"/cases/{NUMBER}/documents/{received[0].pk}/pages/1.png?size=large"
    )
    new = {path for path in home().rglob("*") if path.is_file()} - before
    assert not [path for path in new if path.suffix in {".png", ".pdf"}]


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_document_that_the_vault_lost_is_named_and_the_rest_stays_readable(received):
    from openimr.web.casefile import papers
    from openimr.web.store.models import DocumentRow

    DocumentRow.objects.filter(pk=received[2].pk).update(digest="0" * 64)
    found = {paper.id: paper for paper in papers(NUMBER)}
    assert found[received[2].pk].document is None
    assert "not in the vault" in found[received[2].pk].gaps[0].reason
    assert found[received[0].pk].document is not None
