"""Events and sent notices can be added and never changed: the database itself refuses it."""

from django.db import migrations

_SQLITE = (
    """
    CREATE TRIGGER imr_event_no_{verb} BEFORE {verb} ON imr_event
    BEGIN SELECT RAISE(ABORT, 'imr_event is append-only'); END
    """,
    """
    CREATE TRIGGER imr_notice_no_{verb} BEFORE {verb} ON imr_notice WHEN OLD.sent_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a sent notice is final'); END
    """,
    """
    CREATE TRIGGER imr_outbox_no_{verb} BEFORE {verb} ON imr_outbox
    BEGIN SELECT RAISE(ABORT, 'imr_outbox is append-only'); END
    """,
)
_FUNCTIONS = """
CREATE FUNCTION imr_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$;
CREATE FUNCTION imr_refuse_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NOT NULL THEN RAISE EXCEPTION 'a sent notice is final'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
"""
_TRIGGER = (
    "CREATE TRIGGER {table}_no_{name} BEFORE {verbs} ON {table} FOR EACH {each} EXECUTE FUNCTION {call}()"
)
_CHANGE = {"name": "change", "verbs": "UPDATE OR DELETE", "each": "ROW"}
_TRUNCATE = {"name": "truncate", "verbs": "TRUNCATE", "each": "STATEMENT", "call": "imr_refuse"}
_CALLS = {"imr_event": "imr_refuse", "imr_outbox": "imr_refuse", "imr_notice": "imr_refuse_sent"}


def refuse_changes(apps, schema_editor):
    """Install the triggers of the database at hand."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTIONS)
        for table, call in _CALLS.items():
            schema_editor.execute(_TRIGGER.format(table=table, call=call, **_CHANGE))
            schema_editor.execute(_TRIGGER.format(table=table, **_TRUNCATE))
        return
    for statement in _SQLITE:
        for verb in ("update", "delete"):
            schema_editor.execute(statement.format(verb=verb))


class Migration(migrations.Migration):
    """Triggers, on both databases."""

    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, migrations.RunPython.noop)]
