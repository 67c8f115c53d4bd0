"""a downgrade that does nothing

Revision ID: a005
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a005"
down_revision = "a004"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("animal", sa.Column("tails", sa.Integer))


def downgrade():
    pass
