"""a new value of an enum, used at once

Revision ID: a009
Create Date: 2026-01-04 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a009"
down_revision = "a008"
branch_labels = None
depends_on = None


def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE kind ADD VALUE 'cat'")
    op.execute("ALTER TABLE animal ALTER kind SET DEFAULT 'cat'")


def downgrade():
    op.execute("ALTER TABLE animal ALTER kind SET DEFAULT 'fish'")
