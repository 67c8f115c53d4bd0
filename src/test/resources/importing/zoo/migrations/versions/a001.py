"""Tiere, größer als 100 %

Revision ID: a001
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "animal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, comment="größer als 100 % : 'Name'"),
        sa.Column("kind", sa.Enum("fish", "bird", name="kind"), server_default="fish"),
        sa.Column("born", sa.DateTime(timezone=True)),
        sa.Column("photo", sa.LargeBinary),
    )


def downgrade():
    op.drop_table("animal")
