"""Open cases in the order of urgency: a column, its indexes, and its value for the cases on file."""

import json

from django.db import migrations, models

from openimr.process.life import from_json, risk_day

_BATCH = 1000


def place_in_queue(apps, schema_editor):
    """Give every case that is on file its place."""
    table = apps.get_model("store", "CaseRow")
    batch = []
    for row in table.objects.only("number", "life").iterator(_BATCH):
        row.queue_on = risk_day(from_json(json.loads(row.life)))
        batch.append(row)
        if len(batch) == _BATCH:
            table.objects.bulk_update(batch, ["queue_on"])
            batch = []
    table.objects.bulk_update(batch, ["queue_on"])


class Migration(migrations.Migration):
    dependencies = [("store", "0005_numbers")]

    operations = [
        migrations.AddField(
            model_name="caserow",
            name="queue_on",
            field=models.DateField(help_text="what an open case is ordered by; empty once closed", null=True),
        ),
        migrations.RunPython(place_in_queue, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="caserow", index=models.Index(fields=["queue_on", "number"], name="queue_by_risk")
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(fields=["state", "queue_on", "number"], name="queue_by_state"),
        ),
    ]
