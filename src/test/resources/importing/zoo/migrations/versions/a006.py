"""asks the catalog

Revision ID: a006
Create Date: 2026-01-01 10:11:12.131415

"""
import datetime

import sqlalchemy as sa
from alembic import op

revision = "a006"
down_revision = "a005"
branch_labels = None
depends_on = None


def upgrade():
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("animal")}
    if "nick" not in columns:
        op.add_column("animal", sa.Column("nick", sa.Text))
    if "name" not in columns:
        op.add_column("animal", sa.Column("never", sa.Text))
    op.get_bind().execute(sa.text("SELECT version(), current_schema()")).all()


def downgrade():
    op.drop_column("animal", "nick")
