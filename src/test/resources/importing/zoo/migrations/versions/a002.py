"""no downgrade at all

Revision ID: a002
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a002"
down_revision = "a001"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("animal", sa.Column("legs", sa.Integer))
