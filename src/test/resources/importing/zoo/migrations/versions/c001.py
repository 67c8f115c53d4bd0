"""both branches

Revision ID: c001
Create Date: 2026-01-06 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "c001"
down_revision = ("a009", "b001")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
