"""The claim numbers of disputes that were on file before they were kept apart."""

import json

from django.db import migrations


def keep(apps, schema_editor):
    rows = apps.get_model("store", "DisputeRow").objects.values_list("case_id", "facts").iterator()
    made = [(case, json.loads(facts).get("claim_number")) for case, facts in rows]
    kept = apps.get_model("claims", "ClaimNumberRow")
    kept.objects.bulk_create(
        [
            kept(case_id=case, key="".join(x for x in said.upper() if x.isascii() and x.isalnum())[:60])
            for case, said in made
            if said
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
