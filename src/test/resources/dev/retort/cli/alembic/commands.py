"""Runs Alembic's command line as often as it is asked to, each time in a process of its own.

Loading Alembic takes half a second, a fork of a process that has it loaded a few hundredths. Takes a JSON list of arguments
a line, and answers {"exitCode": ..., "out": ..., "err": ...} a line.
"""
import json
import os
import sys
import tempfile
import traceback

import alembic.config
import psycopg
import sqlalchemy.dialects.postgresql.psycopg


def run(arguments):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os._exit(command(arguments) & 0xFF)
        _, status = os.waitpid(child, 0)
        return {"exitCode": os.waitstatus_to_exitcode(status), "out": text(out), "err": text(err)}


def command(arguments):
    code = 0
    try:
        alembic.config.main(argv=arguments, prog="alembic")
    except SystemExit as exit:
        code = exit.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def text(file):
    file.seek(0)
    return file.read().decode()


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
