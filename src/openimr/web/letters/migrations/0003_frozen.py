"""An issued letter and a noted service can be added and never changed: the database itself refuses it."""

from django.db import migrations

TABLES = ("imr_letter", "imr_service")
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_TRIGGER = """
CREATE TRIGGER {table}_no_{name} BEFORE {verbs} ON {table} FOR EACH {each} EXECUTE FUNCTION imr_refuse()
"""
_POSTGRESQL = (
    {"name": "change", "verbs": "UPDATE OR DELETE", "each": "ROW"},
    {"name": "truncate", "verbs": "TRUNCATE", "each": "STATEMENT"},
)


def refuse_changes(apps, schema_editor):
    """Install the triggers of the database at hand."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            for words in _POSTGRESQL:
                schema_editor.execute(_TRIGGER.format(table=table, **words))
        else:
            for verb in ("update", "delete"):
                schema_editor.execute(_SQLITE.format(table=table, verb=verb))


class Migration(migrations.Migration):
    """Triggers, on both databases."""

    dependencies = [("letters", "0002_versions_and_service"), ("store", "0002_append_only")]
    operations = [migrations.RunPython(refuse_changes, migrations.RunPython.noop)]
