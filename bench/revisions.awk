# Writes the same n revisions as SQL files and as Alembic's Python modules: of each twenty a fork, a merge and two dependencies
# between the branches.
function id(i) { return sprintf("%04x%04x%04x", (i * 40503) % 65536, (i * 30011 + 7) % 65536, i) }
function quoted(text) { return "\"" text "\"" }
function sql_file(i, down, second, needs, file) {
  file = sql "/" id(i) "_step.sql"
  print "-- revision: " id(i) "\n-- down_revision: " down (second ? ", " second : "") > file
  if (needs) print "-- depends_on: " needs > file
  print "-- created: 2026-11-24T03:10:00Z\n-- message: add a column to table " i > file
  print "\n-- migrate:up\n" add(i) ";\n" index_it(i) ";\n\n-- migrate:down\nDROP INDEX t" i "_i;\n" drop(i) ";" > file
  close(file)
}
function module(i, down, second, needs, file) {
  file = python "/" id(i) "_step.py"
  print "\"\"\"add a column to table " i "\n\nRevision ID: " id(i) "\n\"\"\"\nfrom alembic import op\n" > file
  print "revision = " quoted(id(i)) > file
  print "down_revision = " (second ? "(" quoted(down) ", " quoted(second) ")" : down ? quoted(down) : "None") > file
  print "branch_labels = None\ndepends_on = " (needs ? quoted(needs) : "None") > file
  print "\n\ndef upgrade():\n    op.execute(" quoted(add(i)) ")\n    op.execute(" quoted(index_it(i)) ")" > file
  print "\n\ndef downgrade():\n    op.execute(" quoted("DROP INDEX t" i "_i") ")\n    op.execute(" quoted(drop(i)) ")" > file
  close(file)
}
function add(i) { return "ALTER TABLE t" i " ADD COLUMN last_transaction_date timestamptz NOT NULL DEFAULT now()" }
function index_it(i) { return "CREATE INDEX t" i "_i ON t" i " (last_transaction_date)" }
function drop(i) { return "ALTER TABLE t" i " DROP COLUMN last_transaction_date" }
BEGIN {
  for (i = 0; i < n; i++) {
    down = i ? id(i - 1) : ""; second = ""; needs = ""
    if (i % 20 == 5) needs = id(i + 5)
    if (i % 20 == 10) down = id(i - 10)
    if (i % 20 == 18) needs = id(i - 15)
    if (i % 20 == 19) second = id(i - 10)
    sql_file(i, down, second, needs)
    module(i, down, second, needs)
  }
}
