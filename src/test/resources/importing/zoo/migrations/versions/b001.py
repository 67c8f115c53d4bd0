"""keepers

Revision ID: b001
Create Date: 2026-01-05 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "b001"
down_revision = "a007"
branch_labels = ("people",)
depends_on = "a008"


def upgrade():
    op.create_table("keeper", sa.Column("id", sa.Integer, primary_key=True), sa.Column("weight", sa.Integer), schema="zoo")
    op.execute(
        """
        CREATE FUNCTION zoo.heavy() RETURNS integer LANGUAGE sql AS $$
            SELECT count(*)::int FROM animal WHERE weight > 100; -- 'quoted
        $$
        """
    )
    op.execute("SELECT zoo.heavy()")
    op.execute("CREATE INDEX keeper_weight ON zoo.keeper (weight); ANALYZE zoo.keeper -- and so on")


def downgrade():
    op.execute("DROP FUNCTION zoo.heavy()")
    op.drop_table("keeper", schema="zoo")
