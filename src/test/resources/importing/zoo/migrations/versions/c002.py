"""reads rows

Revision ID: c002
Create Date: 2026-01-07 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "c002"
down_revision = "c001"
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    for id, name in bind.execute(sa.text("SELECT id, name FROM animal WHERE nick IS NULL")).all():
        bind.execute(sa.text("UPDATE animal SET nick = :nick WHERE id = :id"), {"nick": name[:1], "id": id})
    op.alter_column("animal", "nick", server_default="")


def downgrade():
    op.alter_column("animal", "nick", server_default=None)
