"""A docket that was there before these tables is counted once; a new one has nothing to count."""

from django.db import migrations


def count(apps, schema_editor):
    if apps.get_model("store", "CaseRow").objects.exists():
        from openimr.web.regulator.keep import rebuild  # noqa: PLC0415 - needs the tables

        rebuild()


class Migration(migrations.Migration):
    dependencies = [("regulator", "0001_initial"), ("store", "0006_queue")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
