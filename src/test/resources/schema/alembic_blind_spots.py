"""Alembic's autogenerate, a line of JSON an answer: what it finds between a database and a model that is read from another one.

A line asks: {"database": URL, "wanted": URL, "model": [Python that adds to the model what cannot be read back], "all": whether
all that is off by default is switched on}. The answer lists the operations as Alembic names them.
"""

import json
import sys
import warnings

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.pool import NullPool

ALL = {
    "compare_type": True,
    "compare_server_default": True,
    "include_schemas": True,
    "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
}


def engine(url):
    return sqlalchemy.create_engine(url, poolclass=NullPool)


def found(ask):
    metadata = sqlalchemy.MetaData()
    metadata.reflect(engine(ask["wanted"]))
    for line in ask["model"]:
        exec(line, {"metadata": metadata, "t": metadata.tables.get("t"), "sqlalchemy": sqlalchemy, "postgresql": postgresql})
    with engine(ask["database"]).connect() as connection:
        context = MigrationContext.configure(connection, opts=ALL if ask["all"] else {})
        return [str(operation) for operation in compare_metadata(context, metadata)]


warnings.simplefilter("ignore")
for line in sys.stdin:
    try:
        answer = {"found": found(json.loads(line))}
    except Exception as e:  # told to the test, which fails by it
        answer = {"error": f"{type(e).__name__}: {e}"}
    print(json.dumps(answer), flush=True)
