"""The database itself refuses to change, remove or replace rows, except inside a sanctioned transaction."""

from django.db import migrations

# What erasure may change, and nothing else.
CHANGEABLE = ("actor_id", "actor_label", "object_label")
FIXED = ("id", "at", "event", "object_type", "object_id", "member", "request_id", "data")
REFUSAL = "The audit log is append-only."

SQLITE = [
    f"""CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
    WHEN NOT EXISTS (SELECT 1 FROM audit_permit WHERE purpose = 'erasure')
    OR {" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)}
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
    WHEN NOT EXISTS (SELECT 1 FROM audit_permit WHERE purpose = 'retention')
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    # INSERT OR REPLACE removes a row without asking the trigger above.
    f"""CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
    WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
]
NOT_SQLITE = [f"DROP TRIGGER audit_entry_{verb}" for verb in ("update", "delete", "insert")]

POSTGRESQL = [
    f"""CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM audit_permit WHERE purpose = 'erasure')
            AND to_jsonb(NEW) - ARRAY[{", ".join(f"'{name}'" for name in CHANGEABLE)}]
              = to_jsonb(OLD) - ARRAY[{", ".join(f"'{name}'" for name in CHANGEABLE)}] THEN RETURN NEW;
        END IF;
        IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM audit_permit WHERE purpose = 'retention') THEN RETURN OLD;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER audit_entry_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_guard()""",
    """CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard()""",
]
NOT_POSTGRESQL = [
    "DROP TRIGGER audit_entry_change ON audit_entry",
    "DROP TRIGGER audit_entry_truncate ON audit_entry",
    "DROP FUNCTION audit_entry_guard()",
]


def guard(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    for statement in NOT_SQLITE if schema_editor.connection.vendor == "sqlite" else NOT_POSTGRESQL:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
