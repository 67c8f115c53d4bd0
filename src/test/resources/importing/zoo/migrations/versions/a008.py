"""outside a transaction

Revision ID: a008
Create Date: 2026-01-03 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a008"
down_revision = "a007"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("animal", sa.Column("weight", sa.Integer))
    with op.get_context().autocommit_block():
        op.create_index("animal_name", "animal", ["name"], postgresql_concurrently=True)


def downgrade():
    with op.get_context().autocommit_block():
        op.drop_index("animal_name", postgresql_concurrently=True)
    op.drop_column("animal", "weight")
