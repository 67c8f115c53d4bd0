"""Takes its URL from -x url=, from ZOO_URL or from the configuration, whichever comes first."""
import os

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

print("env.py prints, which must not get into anybody's way")
url = (
    context.get_x_argument(as_dictionary=True).get("url")
    or os.environ.get("ZOO_URL")
    or context.config.get_main_option("sqlalchemy.url")
)
with create_engine(url, poolclass=NullPool).connect() as connection:
    connection.execute(text("CREATE SCHEMA IF NOT EXISTS zoo"))
    connection.commit()
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
