"""Runs an Alembic project on a scratch PostgreSQL, one revision at a time, and tells what SQL it sends.

Started by `retort import alembic` in the project's own Python. A request is a line of JSON on standard input, its answer
a line on what was standard output. Whatever the project prints goes to standard error.
"""
import argparse
import functools
import json
import os
import re
import signal
import sys
import traceback
import weakref

sys.dont_write_bytecode = True  # the project is somebody else's folder
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

try:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import RevisionStep
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine, event, inspect
    from sqlalchemy.engine import URL, Engine
    from sqlalchemy.pool import NullPool, Pool
except ImportError as missing:
    print(json.dumps({"refused": f"{sys.executable} has no Alembic and SQLAlchemy 1.4 or newer: {missing}"}), file=answers)
    sys.exit()


class Refused(Exception):
    """What the project cannot be imported for, in words for people."""


class Scratch:
    """Databases of our own on somebody's server. The project always meets the same one, so that it may keep its URL."""

    def __init__(self, server, server_database, name, driver):
        self.name, self.quiet = name, 0
        self.driver = driver or installed_driver()
        self.url = URL.create("postgresql+" + self.driver, database=name, **server)
        plain = self.driver if self.driver in ("psycopg2", "psycopg") else installed_driver()
        self.plain_url = self.url.set(drivername="postgresql+" + plain)
        self.server_url = self.plain_url.set(database=server_database)
        self.engines = weakref.WeakSet()

    def execute(self, *statements, database=None):
        self.quiet += 1
        try:
            url = self.plain_url.set(database=database) if database else self.server_url
            engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
            with engine.connect().execution_options(no_parameters=True) as connection:
                results = [connection.exec_driver_sql(statement) for statement in statements]
                return [tuple(row) for row in results[-1]] if results and results[-1].returns_rows else []
        finally:
            self.quiet -= 1

    def make(self, name, template=None):
        self.free(template)
        self.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))

    def drop(self, name):
        self.free(name)
        self.execute(f'DROP DATABASE IF EXISTS "{name}"')

    def drop_all(self):
        """All whose names begin with ours, however far the work had come."""
        for (name,) in self.execute(f"SELECT datname FROM pg_database WHERE starts_with(datname, '{self.name}')"):
            self.drop(name)

    def keep(self):
        self.make(self.name + "_kept", self.name)

    def restore(self):
        self.drop(self.name)
        self.execute(f'ALTER DATABASE "{self.name}_kept" RENAME TO "{self.name}"')

    def free(self, name):
        """Ends what the project left open: a database that somebody uses can be neither copied nor dropped."""
        for engine in list(self.engines):
            getattr(engine, "sync_engine", engine).dispose()
        if name:
            self.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def literal(self, value):
        """A value as SQL, for drivers that cannot say what they send."""
        self.quiet += 1
        try:
            raw = create_engine(self.server_url, poolclass=NullPool).raw_connection()
            try:
                return mogrify(raw.cursor(), raw.dbapi_connection, "%s", (value,))
            finally:
                raw.close()
        finally:
            self.quiet -= 1


class Recorder:
    """What is sent while one revision runs; what is rolled back was not sent."""

    def __init__(self, scratch):
        self.scratch, self.sent, self.commits, self.version, self.inside = scratch, [], {}, "alembic_version", False
        self.alone = False
        event.listen(Pool, "connect", self.connected)
        event.listen(Engine, "engine_connect", lambda connection, *_: scratch.engines.add(connection.engine))
        event.listen(Engine, "after_cursor_execute", self.executed)
        event.listen(Engine, "commit", lambda connection: self.committed(connection))
        event.listen(Engine, "rollback", lambda connection: self.rolled_back(connection))

    def begin(self):
        self.sent, self.commits = [], {}

    def connected(self, raw, _):
        """Nothing may reach a database that is not ours: env.py may well read its URL from somewhere else."""
        if self.scratch.quiet:
            return
        cursor = raw.cursor()
        try:
            cursor.execute("SELECT current_database()")
            name = cursor.fetchone()[0]
        except Exception as e:
            name = f"(unknown: {e})"
        cursor.close()
        raw.rollback()
        if name != self.scratch.name:
            raise Refused(f"the project connects to the database {name} instead of the scratch database; nothing was sent"
                          " there. Say with --url-by or --prepare how its env.py gets its URL")

    def executed(self, connection, cursor, statement, parameters, context, executemany):
        if self.scratch.quiet:
            return
        raw = connection.connection.dbapi_connection
        outside = bool(getattr(raw, "autocommit", False)) or getattr(raw, "isolation_level", "") == "autocommit"
        if not parameters and getattr(context, "no_parameters", False):
            texts = [statement]
        else:
            # SQLAlchemy says "many" also where it has made one statement of many rows.
            many = executemany and isinstance(parameters, list) and isinstance(parameters[0], (dict, tuple))
            texts = [self.text(cursor, raw, statement, row) for row in (parameters if many else [parameters])]
        for text in texts:
            self.add(id(raw), text, outside)

    def text(self, cursor, raw, statement, row):
        if hasattr(raw, "info") or hasattr(cursor, "mogrify"):
            return mogrify(cursor, raw, statement, row)
        return re.sub(r"\$(\d+)", lambda match: self.scratch.literal(row[int(match[1]) - 1]), statement) if row else statement

    def add(self, key, text, outside):
        word = re.match(r"\s*(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT)\s+(\S+)", text)
        if word and word[1] != "SAVEPOINT":
            at = max((i for i, it in enumerate(self.sent) if it.get("savepoint") == (key, word[2])), default=None)
            if at is not None and word[1].startswith("ROLLBACK"):
                self.sent[at + 1:] = [it for it in self.sent[at + 1:] if it["key"] != key]
            elif at is not None:
                del self.sent[at]
            return
        self.sent.append({"key": key, "sql": text, "inside": self.inside, "outside_transaction": outside and not self.alone,
                          "savepoint": (key, word[2]) if word else None})
        if outside or re.match(r"\s*(COMMIT|END)\b", text, re.I):
            self.commits[key] = len(self.sent)

    def committed(self, connection):
        self.commits[id(connection.connection.dbapi_connection)] = len(self.sent)

    def rolled_back(self, connection):
        if not self.scratch.quiet:
            key = id(connection.connection.dbapi_connection)
            mark = self.commits.get(key, 0)
            self.sent[mark:] = [it for it in self.sent[mark:] if it["key"] != key]

    def told(self):
        kept = [it for it in self.sent if not it["savepoint"]]
        return [{it: entry[it] for it in ("sql", "inside", "outside_transaction")} for entry in kept
                if entry["inside"] or self.version not in entry["sql"]]


class Project:
    """An Alembic project and the scratch database that it works on."""

    def __init__(self, request, scratch):
        self.scratch = scratch
        self.recorder = Recorder(self.scratch)
        url = self.scratch.url.render_as_string(hide_password=False)
        os.chdir(request["folder"])
        x = list(request["x"])
        way, _, key = request["url_by"].partition(":")
        if way == "env":
            os.environ[key] = url
        elif way == "x":
            x.append(f"{key}={url}")
        self.config = Config(request["ini"] or None, cmd_opts=argparse.Namespace(x=x))
        self.config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
        if request["script_location"]:
            self.config.set_main_option("script_location", request["script_location"])
        if request["prepare"]:
            run_file(request["prepare"], config=self.config, url=url)
        self.script = ScriptDirectory.from_config(self.config)
        self.scratch.make(self.scratch.name)

    def revisions(self):
        steps = self.script._upgrade_revs("heads", ())
        return {"revisions": [self.described(step.revision) for step in steps],
                "functions": [row[0] for row in self.scratch.execute(
                    "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace")]}

    def described(self, script):
        labels = getattr(script.module, "branch_labels", None)
        return {"id": script.revision, "down_revisions": names(script.down_revision),
                "depends_on": names(script.dependencies), "branch_labels": names(labels), "message": script.doc,
                "file": os.path.basename(script.path), "created": created(script.longdoc)}

    def record(self, revision):
        up = self.step(revision, True)
        if not hasattr(self.script.get_revision(revision).module, "downgrade"):
            return {"up": up, "down": None, "failed": "it has no function downgrade"}
        self.scratch.keep()
        try:
            return {"up": up, "down": self.step(revision, False), "failed": None}
        except Refused:
            raise
        except Exception as e:
            return {"up": up, "down": None, "failed": summary(e)}
        finally:
            self.scratch.restore()

    def down(self, revisions):
        for revision in revisions:
            try:
                self.step(revision, False)
            except Exception as e:
                return {"failed": f"{revision}: {summary(e)}"}
        return {"failed": None}

    def step(self, revision, up):
        """Runs what Alembic's own command would run, with a plan of this one step."""
        self.recorder.begin()
        ran = []

        def plan(_, context):
            if ran:
                raise Refused("env.py migrates more than one database in a run; import them one by one")
            ran.append(context)
            self.recorder.version = context._version.name
            step = RevisionStep(self.script.revision_map, self.script.get_revision(revision), up)
            step.migration_fn = self.recorded(step.migration_fn, context)
            return [step]

        with EnvironmentContext(self.config, self.script, fn=plan, as_sql=False, destination_rev=revision):
            self.script.run_env()
        if not ran:
            raise Refused("env.py did not run context.run_migrations()")
        return self.recorder.told()

    def recorded(self, work, context):
        @functools.wraps(work)
        def recorded(*args, **keywords):
            raw = context.connection.connection.dbapi_connection
            self.recorder.alone = bool(getattr(raw, "autocommit", False))
            self.recorder.inside = True
            try:
                return work(*args, **keywords)
            finally:
                self.recorder.inside = self.recorder.alone = False
        return recorded

    def baseline_file(self, path):
        self.recorder.begin()
        self.recorder.inside = True
        engine = create_engine(self.scratch.plain_url, poolclass=NullPool)
        run_file(path, engine=engine, url=str(self.scratch.plain_url))
        self.recorder.inside = False
        return {"up": self.recorder.told()}

    def baseline_statements(self, statements):
        self.scratch.execute(*statements, database=self.scratch.name)
        return {}

    def make(self, name):
        self.scratch.make(name)
        return {}

    def schema(self, database, query):
        """What a database is made of, a line each, and how many rows its tables hold."""
        lines = [row[0] for row in self.scratch.execute(query, database=database)]
        tables = self.scratch.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN"
            " ('pg_catalog', 'information_schema', 'retort')", database=database)
        counts = [self.scratch.execute(f"SELECT format('rows %s', count(*)) FROM {table}", database=database)[0][0]
                  for (table,) in tables]
        return {"lines": lines + [f"{table} {count}" for (table,), count in zip(tables, counts)],
                "version_table": self.recorder.version}


def installed_driver():
    for name in ("psycopg2", "psycopg"):
        try:
            __import__(name)
            return name
        except ImportError:
            pass
    raise Refused(f"{sys.executable} has no driver for PostgreSQL; install psycopg2-binary or psycopg there")


def mogrify(cursor, raw, statement, parameters):
    """The statement with its parameters in it, quoted by the driver itself."""
    if hasattr(cursor, "mogrify"):
        import psycopg2.extensions
        return cursor.mogrify(statement, parameters).decode(psycopg2.extensions.encodings[raw.encoding])
    import psycopg
    own = getattr(raw, "driver_connection", raw)
    kind = psycopg.AsyncClientCursor if isinstance(own, psycopg.AsyncConnection) else psycopg.ClientCursor
    return kind(own).mogrify(statement, parameters)


def run_file(path, **names_in_it):
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), {"__name__": "retort", "__file__": path, **names_in_it})


def names(value):
    return [] if not value else [value] if isinstance(value, str) else list(value)


def created(text):
    match = re.search(r"Create Date:\s*(\S+)[ T](\d\d:\d\d(?::\d\d)?)", text or "")
    return f"{match[1]}T{match[2]}" if match else None


def summary(e):
    """The error on one line, and where in the project it came from."""
    frames = traceback.extract_tb(e.__traceback__)
    where = [it for it in frames if "/versions/" in it.filename or it.filename.endswith("/env.py")]
    text = " ".join(str(getattr(e, "orig", None) or e).split())[:400]
    return f"{type(e).__name__}: {text}" + (f" ({os.path.basename(where[-1].filename)}:{where[-1].lineno})" if where else "")


def main():
    # An interrupt from the keyboard ends Retort; then the requests end, and what was made is dropped below.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    project = scratch = None
    try:
        for line in sys.stdin:
            request = json.loads(line)
            operation = request.pop("do")
            try:
                if operation == "open":
                    scratch = Scratch(*(request[it] for it in ("server", "server_database", "name", "driver")))
                    project = Project(request, scratch)
                    answer = project.revisions()
                else:
                    answer = getattr(project, operation)(**request)
            except Refused as e:
                answer = {"refused": str(e)}
            except BaseException as e:  # the project may even call sys.exit
                traceback.print_exc()
                answer = {"refused": summary(e), "told": isinstance(e, SystemExit)}
            print(json.dumps(answer), file=answers, flush=True)
    finally:
        if scratch:
            scratch.drop_all()


main()
