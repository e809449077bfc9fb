"""The tables of accounts. A person is told apart by an opaque reference everywhere else."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from openimr.web.store.models import CaseRow, ReviewerRow


def new_ref() -> str:
    """An opaque reference to a person; it says nothing of them."""
    return f"u-{secrets.token_hex(6)}"


class Organization(models.Model):
    """A claims administrator or a law office whose people share its cases."""

    ref = models.CharField(primary_key=True, max_length=40)
    name = models.CharField(max_length=200)

    class Meta:
        """The table's name."""

        db_table = "imr_organization"


class People(BaseUserManager["User"]):
    """Makes people; an e-mail address is theirs whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """A new person; without a password they cannot sign in until they set one."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> User:
        """The person of that e-mail address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. ``name`` and ``email`` of a reviewer never leave this table's own pages."""

    ref = models.CharField(unique=True, max_length=20, default=new_ref, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    roles = models.CharField(max_length=200, default="worker", help_text="separated by commas")
    organization = models.ForeignKey(Organization, null=True, blank=True, on_delete=models.PROTECT)
    reviewer = models.OneToOneField(ReviewerRow, null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=40, default="America/Los_Angeles")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    class Meta:
        """The table's name."""

        db_table = "imr_user"

    def __str__(self) -> str:
        """Never the name: a row printed by mistake must not tell it."""
        return self.ref

    @property
    def role_set(self) -> frozenset[str]:
        """The roles this person fills."""
        return frozenset(filter(None, self.roles.split(",")))


class CaseAccess(models.Model):
    """A party's way into a case: one person, or everyone of an organization, in one role."""

    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="access")
    role = models.CharField(max_length=32)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="access")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="access")

    class Meta:
        """Either a person or an organization."""

        db_table = "imr_case_access"
        constraints = [
            models.CheckConstraint(
                name="person_or_organization",
                condition=models.Q(user__isnull=False) ^ models.Q(organization__isnull=False),
            )
        ]
