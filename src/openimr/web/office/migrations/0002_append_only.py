"""Changes of accounts can be added and never changed: the database itself refuses it (as for events)."""

from django.db import migrations

_SQLITE = (
    """
    CREATE TRIGGER imr_account_change_no_update BEFORE UPDATE ON imr_account_change
    BEGIN SELECT RAISE(ABORT, 'imr_account_change is append-only'); END
    """,
    """
    CREATE TRIGGER imr_account_change_no_delete BEFORE DELETE ON imr_account_change
    BEGIN SELECT RAISE(ABORT, 'imr_account_change is append-only'); END
    """,
    """
    CREATE TRIGGER imr_account_change_no_replace BEFORE INSERT ON imr_account_change
    WHEN EXISTS (SELECT 1 FROM imr_account_change WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'imr_account_change is append-only'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE TRIGGER imr_account_change_no_change BEFORE UPDATE OR DELETE ON imr_account_change
    FOR EACH ROW EXECUTE FUNCTION imr_refuse()
    """,
    """
    CREATE TRIGGER imr_account_change_no_truncate BEFORE TRUNCATE ON imr_account_change
    FOR EACH STATEMENT EXECUTE FUNCTION imr_refuse()
    """,
)


def refuse_changes(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in _POSTGRESQL if postgresql else _SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("office", "0001_initial"), ("store", "0002_append_only")]
    operations = [migrations.RunPython(refuse_changes, migrations.RunPython.noop)]
