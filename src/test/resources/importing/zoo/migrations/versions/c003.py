"""rolls a part of it back

Revision ID: c003
Create Date: 2026-01-08 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "c003"
down_revision = "c002"
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    op.create_table("cage", sa.Column("id", sa.Integer, primary_key=True))
    try:
        with bind.begin_nested():
            op.add_column("cage", sa.Column("undone", sa.Integer))
            op.execute("ALTER TABLE there_is_none ADD COLUMN nothing integer")
    except sa.exc.ProgrammingError:
        pass
    with bind.begin_nested():
        op.add_column("cage", sa.Column("done", sa.Integer))


def downgrade():
    op.drop_table("cage")
