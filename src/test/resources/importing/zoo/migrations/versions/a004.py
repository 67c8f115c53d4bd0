"""a downgrade that fails half-way

Revision ID: a004
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a004"
down_revision = "a003"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("animal", sa.Column("ears", sa.Integer))


def downgrade():
    op.drop_column("animal", "ears")
    op.drop_column("animal", "wings")
