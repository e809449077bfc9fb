"""On SQLite, INSERT OR REPLACE removes a row without asking the triggers of DELETE: refuse it on the way in."""

from django.db import migrations

_REFUSE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SAME = {
    "imr_event": "id = NEW.id OR (case_id = NEW.case_id AND sequence = NEW.sequence)",
    "imr_notice": "key = NEW.key AND sent_at IS NOT NULL",
    "imr_outbox": "notice_id = NEW.notice_id",
}


def refuse_replacing(apps, schema_editor):
    """PostgreSQL needs none: its ON CONFLICT DO UPDATE is an update, which is refused already."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for table, same in _SAME.items():
        schema_editor.execute(_REFUSE.format(table=table, same=same))


class Migration(migrations.Migration):
    """Triggers, on SQLite."""

    dependencies = [("store", "0002_append_only")]
    operations = [migrations.RunPython(refuse_replacing, migrations.RunPython.noop)]
