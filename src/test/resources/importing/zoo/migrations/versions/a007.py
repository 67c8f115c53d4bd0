"""rows and parameters

Revision ID: a007
Create Date: 2026-01-02 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a007"
down_revision = "a006"
branch_labels = None
depends_on = None


animal = sa.table(
    "animal",
    sa.column("name", sa.Text),
    sa.column("kind", sa.Enum("fish", "bird", name="kind")),
    sa.column("born", sa.DateTime(timezone=True)),
    sa.column("photo", sa.LargeBinary),
)
born = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)


def upgrade():
    op.bulk_insert(
        animal,
        [
            {"name": "100 % O'Hara", "kind": "fish", "born": born, "photo": b"\x00\xff"},
            {"name": "back\\slash :colon %(percent)s", "kind": "bird", "born": None, "photo": None},
            {"name": "Größe 😀", "kind": "bird", "born": None, "photo": None},
        ],
    )
    op.get_bind().execute(sa.text("UPDATE animal SET nick = :nick WHERE name LIKE :like"), {"nick": "it's", "like": "100 %"})
    op.execute("UPDATE animal SET nick = 'a%b\\:c' WHERE nick IS NULL")
    op.get_bind().exec_driver_sql("UPDATE animal SET legs = 10 %% 4")
    op.execute("SELECT setval('animal_id_seq', (SELECT max(id) FROM animal))")


def downgrade():
    op.execute("DELETE FROM animal")
