"""The app of this room."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """The claims administrator's pages."""

    name = "openimr.web.claims"
    label = "claims"
    verbose_name = "The claims administrator's pages"

    def ready(self) -> None:
        """Claim numbers follow the disputes they stand in."""
        from django.db.models.signals import post_save  # noqa: PLC0415 - the apps must be loaded

        from openimr.web.claims.numbering import note  # noqa: PLC0415
        from openimr.web.store.models import DisputeRow  # noqa: PLC0415

        post_save.connect(note, sender=DisputeRow, dispatch_uid="claims.note_claim_number")
