-- What Alembic's autogenerate does not see: what there is, and what changes. docs/coming-from-alembic.md tells each case with what
-- Retort writes for it. "seen" says what has to be switched on for Alembic to see it. "model" adds to a model in Python what cannot be
-- read back from a database.

-- case: a collation of a column
CREATE TABLE t (x text);
-- change:
ALTER TABLE t ALTER x TYPE text COLLATE "C";

-- case: a length that goes: `varchar(10)` to `varchar`
CREATE TABLE t (x varchar(10));
-- change:
ALTER TABLE t ALTER x TYPE varchar;

-- case: a precision that comes: `timestamp` to `timestamp(3)`
CREATE TABLE t (x timestamp);
-- change:
ALTER TABLE t ALTER x TYPE timestamp(3);

-- case: a default
-- seen: with `compare_server_default`
CREATE TABLE t (x int);
-- change:
ALTER TABLE t ALTER x SET DEFAULT 7;

-- case: the expression of a generated column
CREATE TABLE t (x text, n int GENERATED ALWAYS AS (length(x)) STORED);
-- change:
ALTER TABLE t ALTER n SET EXPRESSION AS (length(x) + 1);

-- case: a plain column that becomes a generated one
CREATE TABLE t (x text, n int);
-- change:
ALTER TABLE t DROP n; ALTER TABLE t ADD n int GENERATED ALWAYS AS (length(x)) STORED;

-- case: storage of a column
CREATE TABLE t (x text);
-- change:
ALTER TABLE t ALTER x SET STORAGE EXTERNAL;

-- case: compression of a column
CREATE TABLE t (x text);
-- change:
ALTER TABLE t ALTER x SET COMPRESSION pglz;

-- case: how exactly a column is analysed
CREATE TABLE t (x text);
-- change:
ALTER TABLE t ALTER x SET STATISTICS 500;

-- case: columns of a primary key
CREATE TABLE t (x int NOT NULL, y int NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (x));
-- change:
ALTER TABLE t DROP CONSTRAINT t_pkey; ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (x, y);

-- case: a primary key that comes
CREATE TABLE t (x int NOT NULL);
-- change:
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (x);

-- case: a primary key's name
CREATE TABLE t (x int NOT NULL, CONSTRAINT t_pkey PRIMARY KEY (x));
-- change:
ALTER TABLE t RENAME CONSTRAINT t_pkey TO t_key;

-- case: a CHECK
-- seen: with the plug-in `checkconstraint_byname`
CREATE TABLE t (x int);
-- change:
ALTER TABLE t ADD CONSTRAINT positive CHECK (x > 0);

-- case: a CHECK without a name
-- model: [c for c in t.constraints if c.name == "t_x_check"][0].name = None
CREATE TABLE t (x int);
-- change:
ALTER TABLE t ADD CHECK (x > 0);

-- case: the expression of a CHECK
CREATE TABLE t (x int, CONSTRAINT positive CHECK (x > 0));
-- change:
ALTER TABLE t DROP CONSTRAINT positive; ALTER TABLE t ADD CONSTRAINT positive CHECK (x > 1);

-- case: a CHECK that is not validated yet
CREATE TABLE t (x int, CONSTRAINT positive CHECK (x > 0));
-- change:
ALTER TABLE t DROP CONSTRAINT positive; ALTER TABLE t ADD CONSTRAINT positive CHECK (x > 0) NOT VALID;

-- case: an exclusion
-- model: t.append_constraint(postgresql.ExcludeConstraint((t.c.x, "&&"), name="apart"))
CREATE TABLE t (x int4range);
-- change:
ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (x WITH &&);

-- case: MATCH FULL of a foreign key
CREATE TABLE o (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE t (x int, y int, CONSTRAINT k FOREIGN KEY (x, y) REFERENCES o);
-- change:
ALTER TABLE t DROP CONSTRAINT k; ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (x, y) REFERENCES o MATCH FULL;

-- case: a UNIQUE that is checked at the end
CREATE TABLE t (x int, CONSTRAINT once UNIQUE (x));
-- change:
ALTER TABLE t DROP CONSTRAINT once; ALTER TABLE t ADD CONSTRAINT once UNIQUE (x) DEFERRABLE INITIALLY DEFERRED;

-- case: INCLUDE of a UNIQUE
CREATE TABLE t (x int, y int, CONSTRAINT once UNIQUE (x));
-- change:
ALTER TABLE t DROP CONSTRAINT once; ALTER TABLE t ADD CONSTRAINT once UNIQUE (x) INCLUDE (y);

-- case: a NOT NULL with a name
CREATE TABLE t (x int NOT NULL);
-- change:
ALTER TABLE t RENAME CONSTRAINT t_x_not_null TO there;

-- case: WHERE of an index
CREATE TABLE t (x int); CREATE INDEX i ON t (x);
-- change:
DROP INDEX i; CREATE INDEX i ON t (x) WHERE x > 0;

-- case: the method of an index
CREATE TABLE t (x int); CREATE INDEX i ON t (x);
-- change:
DROP INDEX i; CREATE INDEX i ON t USING hash (x);

-- case: the operator class of an index
CREATE TABLE t (x text); CREATE INDEX i ON t (x);
-- change:
DROP INDEX i; CREATE INDEX i ON t (x text_pattern_ops);

-- case: the collation of an index
CREATE TABLE t (x text); CREATE INDEX i ON t (x);
-- change:
DROP INDEX i; CREATE INDEX i ON t (x COLLATE "C");

-- case: INCLUDE of an index
CREATE TABLE t (x int, y int); CREATE INDEX i ON t (x);
-- change:
DROP INDEX i; CREATE INDEX i ON t (x) INCLUDE (y);

-- case: storage parameters of an index
CREATE TABLE t (x int); CREATE INDEX i ON t (x);
-- change:
ALTER INDEX i SET (fillfactor = 70);

-- case: an enum type
-- model: postgresql.ENUM("sad", "fine", name="mood", metadata=metadata)
-- change:
CREATE TYPE mood AS ENUM ('sad', 'fine');

-- case: a value of an enum type
CREATE TYPE mood AS ENUM ('sad', 'fine'); CREATE TABLE t (x mood);
-- change:
ALTER TYPE mood ADD VALUE 'so so' BEFORE 'fine';

-- case: a domain
-- model: postgresql.DOMAIN("positive", sqlalchemy.Integer(), check="VALUE > 0", metadata=metadata)
-- change:
CREATE DOMAIN positive AS int CHECK (VALUE > 0);

-- case: the CHECK of a domain
CREATE DOMAIN positive AS int CONSTRAINT fits CHECK (VALUE > 0); CREATE TABLE t (x positive);
-- change:
ALTER DOMAIN positive DROP CONSTRAINT fits; ALTER DOMAIN positive ADD CONSTRAINT fits CHECK (VALUE > 1);

-- case: a composite type
-- change:
CREATE TYPE point3 AS (x int, y int, z int);

-- case: a range type
-- change:
CREATE TYPE money_range AS RANGE (subtype = numeric);

-- case: a sequence
-- model: sqlalchemy.Sequence("numbers", metadata=metadata)
-- change:
CREATE SEQUENCE numbers;

-- case: how a sequence counts
-- model: sqlalchemy.Sequence("numbers", increment=10, metadata=metadata)
CREATE SEQUENCE numbers;
-- change:
ALTER SEQUENCE numbers INCREMENT 10;

-- case: a view
CREATE TABLE t (x int);
-- change:
CREATE VIEW v AS SELECT x FROM t;

-- case: what a view selects
CREATE TABLE t (x int); CREATE VIEW v AS SELECT x FROM t;
-- change:
CREATE OR REPLACE VIEW v AS SELECT x FROM t WHERE x > 0;

-- case: a materialized view
CREATE TABLE t (x int);
-- change:
CREATE MATERIALIZED VIEW m AS SELECT x FROM t;

-- case: a function
-- change:
CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;

-- case: what a function does
CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;
-- change:
CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql RETURN 2;

-- case: a procedure
-- change:
CREATE PROCEDURE nothing() LANGUAGE sql AS 'SELECT 1';

-- case: an aggregate
-- change:
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);

-- case: a trigger
CREATE TABLE t (x int);
-- change:
CREATE TRIGGER same BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- case: a trigger that is off
CREATE TABLE t (x int);
CREATE TRIGGER same BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- change:
ALTER TABLE t DISABLE TRIGGER same;

-- case: a rule
CREATE TABLE t (x int);
-- change:
CREATE RULE keep AS ON DELETE TO t DO INSTEAD NOTHING;

-- case: a schema
-- change:
CREATE SCHEMA billing;

-- case: an extension
-- change:
CREATE EXTENSION pgcrypto;

-- case: a collation
-- change:
CREATE COLLATION plain (provider = libc, locale = 'C');

-- case: a statistics object
CREATE TABLE t (x int, y int);
-- change:
CREATE STATISTICS s ON x, y FROM t;

-- case: a publication
CREATE TABLE t (x int);
-- change:
CREATE PUBLICATION p FOR TABLE t;

-- case: a cast
CREATE TYPE mood AS ENUM ('sad'); CREATE FUNCTION number(mood) RETURNS int LANGUAGE sql RETURN 1;
-- change:
CREATE CAST (mood AS int) WITH FUNCTION number(mood);

-- case: row level security
CREATE TABLE t (x int);
-- change:
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

-- case: a policy
CREATE TABLE t (x int);
-- change:
CREATE POLICY own ON t USING (x > 0);

-- case: a grant
CREATE TABLE t (x int);
-- change:
GRANT SELECT ON t TO pg_monitor;

-- case: a grant on a column
CREATE TABLE t (x int);
-- change:
GRANT UPDATE (x) ON t TO pg_monitor;

-- case: default privileges
-- change:
ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO pg_monitor;

-- case: an owner
CREATE TABLE t (x int);
-- change:
ALTER TABLE t OWNER TO pg_monitor;

-- case: replica identity
CREATE TABLE t (x int);
-- change:
ALTER TABLE t REPLICA IDENTITY FULL;

-- case: inheritance
CREATE TABLE o (x int); CREATE TABLE t (x int);
-- change:
ALTER TABLE t INHERIT o;

-- case: the bounds of a partition
CREATE TABLE t (x int) PARTITION BY RANGE (x); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
-- change:
ALTER TABLE t DETACH PARTITION t1; ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (0) TO (20);

-- case: a table that becomes a partition
CREATE TABLE t (x int) PARTITION BY RANGE (x); CREATE TABLE t1 (x int);
-- change:
ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (0) TO (10);

-- case: a table that becomes partitioned
CREATE TABLE t (x int);
-- change:
DROP TABLE t; CREATE TABLE t (x int) PARTITION BY RANGE (x);

-- case: an unlogged table
CREATE TABLE t (x int);
-- change:
ALTER TABLE t SET UNLOGGED;

-- case: storage parameters of a table
CREATE TABLE t (x int);
-- change:
ALTER TABLE t SET (fillfactor = 70);

-- case: a comment on an index
CREATE TABLE t (x int); CREATE INDEX i ON t (x);
-- change:
COMMENT ON INDEX i IS 'for reports';

-- case: a comment on a constraint
CREATE TABLE t (x int, CONSTRAINT positive CHECK (x > 0));
-- change:
COMMENT ON CONSTRAINT positive ON t IS 'no debts';

-- case: a comment on a type
CREATE TYPE mood AS ENUM ('sad');
-- change:
COMMENT ON TYPE mood IS 'of a person';
