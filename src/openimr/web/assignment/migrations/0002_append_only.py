"""Unsealings, clearances, profiles and plans can be added and never changed: the database refuses it."""

from django.db import migrations

_TABLES = ("imr_unseal", "imr_clearance", "imr_panel_profile", "imr_assignment_plan")
_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_NO_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_FOR_EACH = "FOR EACH {each} EXECUTE FUNCTION imr_refuse()"
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} " + _FOR_EACH.format(each="ROW"),
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} " + _FOR_EACH.format(each="STATEMENT"),
)


def refuse_changes(apps, schema_editor):
    """Install the triggers of the database at hand; ``imr_refuse`` is the store's."""
    for table in _TABLES:
        if schema_editor.connection.vendor == "postgresql":
            for statement in _POSTGRESQL:
                schema_editor.execute(statement.format(table=table))
            continue
        for verb in ("update", "delete"):
            schema_editor.execute(_SQLITE.format(table=table, verb=verb))
        schema_editor.execute(_NO_REPLACE.format(table=table))


class Migration(migrations.Migration):
    """Triggers, on both databases."""

    dependencies = [("assignment", "0001_initial"), ("store", "0002_append_only")]
    operations = [migrations.RunPython(refuse_changes, migrations.RunPython.noop)]
