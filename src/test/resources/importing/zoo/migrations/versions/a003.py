"""a downgrade that says no

Revision ID: a003
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a003"
down_revision = "a002"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("animal", sa.Column("eyes", sa.Integer))


def downgrade():
    raise NotImplementedError("eyes are kept")
