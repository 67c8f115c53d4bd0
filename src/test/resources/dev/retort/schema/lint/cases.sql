-- case: an index
CREATE INDEX i ON t (a);
-- finds: lock-index

-- case: an index built concurrently
CREATE INDEX CONCURRENTLY i ON t (a);
-- finds:

-- case: an index of a table that is new in the script
CREATE TABLE n (id bigint PRIMARY KEY); CREATE INDEX i ON n (id);
-- finds:

-- case: an index that goes
DROP INDEX i;
-- finds: lock-drop-index

-- case: an index that goes concurrently
DROP INDEX CONCURRENTLY i;
-- finds:

-- case: a rebuilt index
REINDEX INDEX i;
-- finds: lock-reindex

-- case: a rebuilt index, concurrently
REINDEX INDEX CONCURRENTLY i;
-- finds:

-- case: a check
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- finds: lock-check

-- case: a check that is not validated
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- finds:

-- case: a validation
ALTER TABLE t VALIDATE CONSTRAINT c;
-- finds:

-- case: a foreign key
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES r (id);
-- finds: lock-foreign-key

-- case: a foreign key that is not validated
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES r (id) NOT VALID;
-- finds: lock-target

-- case: a foreign key of a new table
CREATE TABLE n (id bigint PRIMARY KEY, r bigint REFERENCES r (id));
-- finds: foreign-key-without-index, lock-target

-- case: a unique constraint
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
-- finds: lock-unique

-- case: a unique constraint from an index
ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i;
-- finds:

-- case: a primary key
ALTER TABLE t ADD PRIMARY KEY (a);
-- finds: lock-unique

-- case: an exclusion
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&);
-- finds: lock-exclusion

-- case: not null
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- finds: lock-not-null

-- case: not null of a table in the script
CREATE TABLE n (id bigint); ALTER TABLE n ALTER COLUMN id SET NOT NULL;
-- finds: no-primary-key

-- case: null again
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
-- finds: drop-not-null

-- case: a domain's check
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0);
-- finds: lock-domain

-- case: a domain's check that is not validated
ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
-- finds:

-- case: a partition
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
-- finds: lock-partition-parent

-- case: a partition attached
ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1);
-- finds: lock-attach

-- case: a partition detached
ALTER TABLE p DETACH PARTITION p1;
-- finds: lock-detach

-- case: a partition detached concurrently
ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;
-- finds:

-- case: a refreshed view
REFRESH MATERIALIZED VIEW m;
-- finds: lock-refresh

-- case: a refreshed view, concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY m;
-- finds:

-- case: a trigger
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
-- finds:

-- case: a column
ALTER TABLE t ADD COLUMN b integer;
-- finds:

-- case: a column with a constant
ALTER TABLE t ADD COLUMN b integer NOT NULL DEFAULT 1;
-- finds:

-- case: a column with a volatile default
ALTER TABLE t ADD COLUMN b uuid DEFAULT gen_random_uuid();
-- finds: rewrite-default

-- case: a column with now()
ALTER TABLE t ADD COLUMN b timestamptz DEFAULT now();
-- finds:

-- case: a column of a domain with a check
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
ALTER TABLE t ADD COLUMN b public.positive;
-- finds: rewrite-domain

-- case: a column of arrays of a domain, and one of a domain that takes all
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN any_number AS integer;
ALTER TABLE t ADD COLUMN b positive[], ADD COLUMN c any_number;
-- finds:

-- case: a serial column
ALTER TABLE t ADD COLUMN b bigserial;
-- finds: prefer-identity, rewrite-generated

-- case: an identity column
ALTER TABLE t ADD COLUMN b bigint GENERATED ALWAYS AS IDENTITY;
-- finds: rewrite-generated

-- case: a stored generated column
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a + 1) STORED;
-- finds: rewrite-generated

-- case: a required column
ALTER TABLE t ADD COLUMN b integer NOT NULL;
-- finds: add-required-column

-- case: a column with a check
ALTER TABLE t ADD COLUMN b integer CHECK (b > 0);
-- finds: lock-check

-- case: a unique column
ALTER TABLE t ADD COLUMN b integer UNIQUE;
-- finds: lock-unique

-- case: a column that refers
ALTER TABLE t ADD COLUMN b bigint REFERENCES r (id);
-- finds: foreign-key-without-index, lock-target

-- case: another type
ALTER TABLE t ALTER COLUMN a TYPE bigint;
-- finds: change-type, rewrite-type

-- case: a longer varchar
ALTER TABLE t ALTER COLUMN a TYPE varchar(80);
-- finds: change-type, rewrite-type

-- case: text
ALTER TABLE t ALTER COLUMN a TYPE text;
-- finds: change-type, rewrite-type

-- case: unlogged
ALTER TABLE t SET UNLOGGED;
-- finds: rewrite-table

-- case: a cluster
CLUSTER t USING i;
-- finds: rewrite-table

-- case: a full vacuum
VACUUM FULL t;
-- finds: rewrite-table

-- case: a dropped column
ALTER TABLE t DROP COLUMN a;
-- finds: drop-column

-- case: a dropped table
DROP TABLE t;
-- finds: drop-table

-- case: a dropped table of the script
CREATE TABLE n (id bigint); DROP TABLE n;
-- finds: no-primary-key

-- case: a dropped table whose rows are elsewhere
-- archive: none of public.t because its rows are written back below
CREATE TABLE n AS SELECT * FROM t; DROP TABLE t;
-- finds:

-- case: a dropped schema
DROP SCHEMA s CASCADE;
-- finds: drop-schema

-- case: a truncated table
TRUNCATE t;
-- finds: truncate

-- case: a delete without a condition
DELETE FROM t;
-- finds: delete-all

-- case: a delete with a condition
DELETE FROM t WHERE id = 3;
-- finds:

-- case: an update of all rows
UPDATE t SET a = 1;
-- finds: update-all

-- case: an update of some rows
UPDATE t SET a = 1 WHERE id = 3;
-- finds:

-- case: a renamed column
ALTER TABLE t RENAME COLUMN a TO b;
-- finds: rename-column

-- case: a renamed table
ALTER TABLE t RENAME TO u;
-- finds: rename-table

-- case: a renamed schema
ALTER SCHEMA s RENAME TO u;
-- finds: rename-object

-- case: a renamed value
ALTER TYPE e RENAME VALUE 'a' TO 'b';
-- finds: rename-enum-value

-- case: a new value
ALTER TYPE e ADD VALUE 'c';
-- finds:

-- case: a new value that is used
ALTER TYPE e ADD VALUE 'c'; UPDATE t SET a = 'c' WHERE id = 1;
-- finds: enum-value-used

-- case: what takes long after a strong lock
ALTER TABLE t ADD COLUMN b integer; CREATE INDEX i ON t (b);
-- finds: lock-held, lock-index

-- case: two alterations of one table
ALTER TABLE t ALTER COLUMN a TYPE bigint; ALTER TABLE t ALTER COLUMN b TYPE bigint;
-- finds: change-type, merge-alters, rewrite-type

-- case: json
CREATE TABLE n (id bigint PRIMARY KEY, j json);
-- finds: prefer-jsonb

-- case: an integer key
CREATE TABLE n (id integer PRIMARY KEY);
-- finds: prefer-bigint-key

-- case: a serial key
CREATE TABLE n (id serial PRIMARY KEY);
-- finds: prefer-bigint-key, prefer-identity

-- case: an identity key
CREATE TABLE n (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- finds:

-- case: a timestamp
CREATE TABLE n (id bigint PRIMARY KEY, at timestamp);
-- finds: prefer-timestamptz

-- case: char
CREATE TABLE n (id bigint PRIMARY KEY, c char(3));
-- finds: char-type

-- case: no key
CREATE TABLE n (a integer);
-- finds: no-primary-key

-- case: a name that is too long
CREATE TABLE n_234567890123456789012345678901234567890123456789012345678901234567890 (id bigint PRIMARY KEY);
-- finds: identifier-too-long

-- case: code
DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;
-- finds: opaque-code

-- case: a transaction of its own
BEGIN; SELECT 1; COMMIT;
-- finds: transaction-control

-- case: a view
CREATE VIEW v AS SELECT id FROM t;
-- finds:

-- case: a grant
GRANT SELECT ON t TO u;
-- finds:

-- case: a comment
COMMENT ON TABLE t IS 'x';
-- finds:

-- case: silenced with a reason
-- lint: ignore drop-table because nobody reads it
DROP TABLE t;
-- finds:

-- case: silenced without a reason
-- lint: ignore drop-table
DROP TABLE t;
-- finds: ignore-unclear

-- case: silenced for nothing
-- lint: ignore drop-table because of nothing
SELECT 1;
-- finds: ignore-unused

-- case: silenced by a name that is none
-- lint: ignore no-such-rule because of nothing
DROP TABLE t;
-- finds: drop-table, ignore-unclear

-- case: a lock taken by hand
LOCK TABLE t IN ACCESS EXCLUSIVE MODE;
-- finds: lock-table

-- case: a table dropped with all that uses it
DROP TABLE t CASCADE;
-- finds: drop-cascade, drop-table

-- case: a default that goes
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;
-- finds: drop-default

-- case: row level security
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- finds: row-security

-- case: no lock timeout
SET lock_timeout = 0; ALTER TABLE t ADD COLUMN b integer;
-- finds: lock-timeout

-- case: validated in the same transaction
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT c;
-- finds: lock-held, validate-too-soon

-- case: some of it in a transaction and some not
CREATE TABLE n (id bigint PRIMARY KEY); CREATE INDEX CONCURRENTLY i ON t (a);
-- finds: mixed-transaction

-- case: a concurrent index if it is not there
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a);
-- finds: concurrent-if-not-exists

-- case: an index without a name
CREATE INDEX CONCURRENTLY ON t (a);
-- finds: unnamed-index

-- case: an index twice
CREATE TABLE n (id bigint PRIMARY KEY, a text); CREATE INDEX i ON n (a); CREATE INDEX j ON n (a);
-- finds: duplicate-index

-- case: a wide index
CREATE INDEX CONCURRENTLY i ON t (a, b, c, d);
-- finds: wide-index

-- case: a function with its owner's rights
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
-- finds: security-definer

-- case: a function with its owner's rights and its own path
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1';
-- finds:

-- case: a rule
CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
-- finds: rule

-- case: a trigger that is off
ALTER TABLE t DISABLE TRIGGER g;
-- finds: disabled-trigger

-- case: a foreign key that goes
ALTER TABLE t DROP CONSTRAINT t_r_fkey;
-- finds:

-- case: a dropped view
DROP VIEW v;
-- finds: drop-object

-- case: a renamed view
ALTER VIEW v RENAME TO w;
-- finds: rename-object

-- case: a check of a new column of a new table
CREATE TABLE n (id bigint PRIMARY KEY); ALTER TABLE n ADD COLUMN b integer CHECK (b > 0);
-- finds:

-- case: a concurrent index and something in a transaction
ALTER TABLE t ADD COLUMN b integer; CREATE INDEX CONCURRENTLY i ON t (b);
-- finds: mixed-transaction

-- case: a table that refers to another, dropped
DROP TABLE orders;
-- finds: drop-table, lock-drop-target

-- case: money
CREATE TABLE n (id bigint PRIMARY KEY, price money);
-- finds: money-type
