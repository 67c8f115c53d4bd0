-- case: an index
CREATE TABLE t (a int, b int);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int);
CREATE INDEX t_a ON t (a);
COMMENT ON INDEX t_a IS 'of a';
-- plan
-- alone:
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);
COMMENT ON INDEX public.t_a IS 'of a';
-- case: two indexes that go, one of a key that stays
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX "T b" ON t (b);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int PRIMARY KEY, b int);
-- plan
-- alone:
DROP INDEX CONCURRENTLY public."T b";
DROP INDEX CONCURRENTLY public.t_a;
-- case: an index with other columns
CREATE TABLE t (a int, b int);
CREATE INDEX t_a ON t (a);
CLUSTER t USING t_a;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int);
CREATE UNIQUE INDEX t_a ON t (a, b);
ALTER TABLE t CLUSTER ON t_a;
-- plan
-- alone:
-- | fails where rows of public.t are the same in it
CREATE UNIQUE INDEX CONCURRENTLY t_a__new ON public.t USING btree (a, b);
DROP INDEX CONCURRENTLY public.t_a;
ALTER INDEX public.t_a__new RENAME TO t_a;
ALTER TABLE public.t CLUSTER ON t_a;
-- case: an index with the longest name
CREATE TABLE t (a int, b int);
CREATE INDEX "a name that is as long as PostgreSQL lets it be, which is 63 byt" ON t (a);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int);
CREATE INDEX "a name that is as long as PostgreSQL lets it be, which is 63 byt" ON t (b);
-- plan
-- alone:
CREATE INDEX CONCURRENTLY "a name that is as long as PostgreSQL lets it be, which is __new" ON public.t USING btree (b);
DROP INDEX CONCURRENTLY public."a name that is as long as PostgreSQL lets it be, which is 63 by";
ALTER INDEX public."a name that is as long as PostgreSQL lets it be, which is __new" RENAME TO "a name that is as long as PostgreSQL lets it be, which is 63 by";
-- case: an index on a new column, and one that goes
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a);
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int);
CREATE INDEX t_b ON t (b);
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN b integer;
-- alone:
DROP INDEX CONCURRENTLY public.t_a;
CREATE INDEX CONCURRENTLY t_b ON public.t USING btree (b);
-- case: a new table needs none of it
CREATE TABLE s (a int PRIMARY KEY);
INSERT INTO s VALUES (1);
-- to
CREATE TABLE s (a int PRIMARY KEY);
CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL CHECK (b > 0), c uuid DEFAULT gen_random_uuid() UNIQUE, s int);
CREATE INDEX t_b ON t (b);
-- plan
-- together:
CREATE TABLE public.t (
    a integer NOT NULL,
    b integer NOT NULL,
    c uuid DEFAULT gen_random_uuid(),
    s integer,
    CONSTRAINT t_b_check CHECK ((b > 0)),
    CONSTRAINT t_c_key UNIQUE (c),
    CONSTRAINT t_pkey PRIMARY KEY (a)
);
CREATE INDEX t_b ON public.t USING btree (b);
-- case: an index of a materialized view
CREATE TABLE t (a int);
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
-- to
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
CREATE UNIQUE INDEX v_a ON v (a);
-- plan
-- alone:
-- | fails where rows of public.v are the same in it
CREATE UNIQUE INDEX CONCURRENTLY v_a ON public.v USING btree (a);
-- case: an index of a partitioned table
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (50);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (50) TO (1000) PARTITION BY LIST (b);
CREATE TABLE t21 PARTITION OF t2 DEFAULT;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (50);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (50) TO (1000) PARTITION BY LIST (b);
CREATE TABLE t21 PARTITION OF t2 DEFAULT;
CREATE UNIQUE INDEX t_a ON t (a, b);
-- plan
-- alone:
-- | fails where rows of public.t are the same in it
CREATE UNIQUE INDEX t_a ON ONLY public.t USING btree (a, b);
CREATE UNIQUE INDEX CONCURRENTLY t1_a_b_idx ON public.t1 USING btree (a, b);
ALTER INDEX public.t_a ATTACH PARTITION public.t1_a_b_idx;
CREATE UNIQUE INDEX t2_a_b_idx ON ONLY public.t2 USING btree (a, b);
CREATE UNIQUE INDEX CONCURRENTLY t21_a_b_idx ON public.t21 USING btree (a, b);
ALTER INDEX public.t2_a_b_idx ATTACH PARTITION public.t21_a_b_idx;
ALTER INDEX public.t_a ATTACH PARTITION public.t2_a_b_idx;
-- case: an index of a partitioned table, one partition of which is new and one has it
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (50);
CREATE INDEX t1_b_idx ON t1 (b);
INSERT INTO t SELECT i, i FROM generate_series(1, 49) i;
-- to
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (50);
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (50) TO (1000);
CREATE INDEX t_b ON t (b);
-- plan
-- alone:
CREATE INDEX t_b ON ONLY public.t USING btree (b);
ALTER INDEX public.t_b ATTACH PARTITION public.t1_b_idx;
-- together:
CREATE TABLE public.t2 PARTITION OF public.t FOR VALUES FROM (50) TO (1000);
-- case: a foreign key and its index
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int);
INSERT INTO r SELECT i FROM generate_series(1, 100) i;
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT t_r REFERENCES r ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT t_r ON t IS 'where it belongs';
CREATE INDEX t_a ON t (a);
-- plan
-- together:
ALTER TABLE public.t ADD CONSTRAINT t_r FOREIGN KEY (a) REFERENCES public.r(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMENT ON CONSTRAINT t_r ON public.t IS 'where it belongs';
-- alone:
-- | fails where a row of public.t refers to one that is not there
ALTER TABLE public.t VALIDATE CONSTRAINT t_r;
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);
-- case: a foreign key, two checks and nothing else
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
INSERT INTO r SELECT i FROM generate_series(1, 100) i;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int REFERENCES r, b int CHECK (b > 0) CHECK (b < 1000) NO INHERIT);
-- plan
-- together:
ALTER TABLE public.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.r(id) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK ((b > 0)) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT t_b_check1 CHECK ((b < 1000)) NO INHERIT NOT VALID;
-- together:
-- | fails where a row of public.t refers to one that is not there
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_fkey;
-- | fails where a value of public.t is otherwise
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check;
-- | fails where a value of public.t is otherwise
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check1;
-- case: a foreign key to a key that is new
CREATE TABLE r (id int NOT NULL);
CREATE TABLE t (a int);
INSERT INTO r SELECT i FROM generate_series(1, 100) i;
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE r (id int NOT NULL UNIQUE);
CREATE TABLE t (a int REFERENCES r (id));
-- plan
-- alone:
-- | fails where rows of public.r are the same in it
CREATE UNIQUE INDEX CONCURRENTLY r_id_key ON public.r USING btree (id);
ALTER TABLE public.r ADD CONSTRAINT r_id_key UNIQUE USING INDEX r_id_key;
-- together:
ALTER TABLE public.t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES public.r(id) NOT VALID;
-- together:
-- | fails where a row of public.t refers to one that is not there
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_fkey;
-- case: a foreign key of a partitioned table
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
INSERT INTO r SELECT i FROM generate_series(1, 100) i;
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int CONSTRAINT t_r REFERENCES r CONSTRAINT positive CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
-- plan
-- together:
ALTER TABLE public.t ADD CONSTRAINT positive CHECK ((a > 0)) NOT VALID;
ALTER TABLE public.t ADD CONSTRAINT t_r FOREIGN KEY (a) REFERENCES public.r(id) NOT VALID;
-- together:
-- | fails where a value of public.t is otherwise
ALTER TABLE public.t VALIDATE CONSTRAINT positive;
-- | fails where a row of public.t refers to one that is not there
ALTER TABLE public.t VALIDATE CONSTRAINT t_r;
-- case: a primary key, whose column had nulls allowed
CREATE TABLE t (id int, b int);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (id int PRIMARY KEY WITH (fillfactor = 80), b int);
-- plan
-- together:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET id = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE id IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
-- alone:
-- | fails where a row of public.t has no value in id
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
-- | fails where rows of public.t are the same in it, or without a value
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (id) WITH (fillfactor='80');
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
-- case: a key of other columns
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT k UNIQUE (a));
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int NOT NULL, b int NOT NULL, CONSTRAINT k UNIQUE (a, b) DEFERRABLE);
-- plan
-- alone:
-- | fails where rows of public.t are the same in it
CREATE UNIQUE INDEX CONCURRENTLY k__new ON public.t USING btree (a, b);
-- together:
ALTER TABLE public.t DROP CONSTRAINT k;
ALTER TABLE public.t ADD CONSTRAINT k UNIQUE USING INDEX k__new DEFERRABLE;
-- case: a key of a partitioned table
CREATE TABLE t (a int NOT NULL, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int PRIMARY KEY, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
-- plan
-- together:
-- | fails where rows of public.t are the same in it, or without a value
-- | no form that locks less: a key of a partitioned table takes no index that is there already
-- | no form that locks less: nobody reads or writes public.t until the key's index is built
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
-- case: columns that are required
CREATE TABLE t (a int, "B b" int DEFAULT 1, c int);
INSERT INTO t SELECT i, i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int NOT NULL, "B b" int DEFAULT 2 NOT NULL, c int NOT NULL);
COMMENT ON COLUMN t.a IS 'required';
-- plan
-- together:
ALTER TABLE public.t ALTER COLUMN "B b" SET DEFAULT 2;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET "B b" = 2 WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE "B b" IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT "t_B b_not_null" NOT NULL "B b" NOT VALID;
COMMENT ON COLUMN public.t.a IS 'required';
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET a = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE a IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET c = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE c IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
-- together:
-- | fails where a row of public.t has no value in "B b"
ALTER TABLE public.t VALIDATE CONSTRAINT "t_B b_not_null";
-- | fails where a row of public.t has no value in a
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
-- | fails where a row of public.t has no value in c
ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
-- case: columns that are required before PostgreSQL 18
-- version 17
CREATE TABLE t (a int, "B b" int DEFAULT 1);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int NOT NULL, "B b" int DEFAULT 2 NOT NULL);
-- plan
-- together:
ALTER TABLE public.t ALTER COLUMN "B b" SET DEFAULT 2;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET "B b" = 2 WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE "B b" IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT "t_B b_not_null__set" CHECK ("B b" IS NOT NULL) NOT VALID;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET a = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE a IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null__set CHECK (a IS NOT NULL) NOT VALID;
-- together:
-- | fails where a row of public.t has no value in "B b"
ALTER TABLE public.t VALIDATE CONSTRAINT "t_B b_not_null__set";
-- | fails where a row of public.t has no value in a
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null__set;
ALTER TABLE public.t ALTER COLUMN "B b" SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT "t_B b_not_null__set";
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT t_a_not_null__set;
-- case: a column of a partitioned table that is required
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
-- plan
-- together:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET b = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE b IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID;
-- together:
-- | fails where a row of public.t has no value in b
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
-- case: a column of a partitioned table that is required before PostgreSQL 18
-- version 17
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
-- plan
-- together:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET b = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE b IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null__set CHECK (b IS NOT NULL) NOT VALID;
-- together:
-- | fails where a row of public.t has no value in b
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null__set;
ALTER TABLE public.t ALTER COLUMN b SET NOT NULL;
ALTER TABLE public.t DROP CONSTRAINT t_b_not_null__set;
-- case: a column that becomes an identity
CREATE TABLE t (a bigint);
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a bigint GENERATED BY DEFAULT AS IDENTITY);
-- plan
-- together:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET a = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE a IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID;
-- together:
-- | fails where a row of public.t has no value in a
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null;
ALTER TABLE public.t ALTER COLUMN a ADD GENERATED BY DEFAULT AS IDENTITY;
-- | no form that locks less: looks for the largest value while nobody else reads the table; an index makes that short
SELECT pg_catalog.setval('public.t_a_seq', pg_catalog.max(a)) FROM public.t HAVING pg_catalog.max(a) BETWEEN 1 AND 9223372036854775807;
-- case: a new column whose default is another for each row
CREATE TABLE t (a int);
INSERT INTO t SELECT i FROM generate_series(1, 5000) i;
-- to
CREATE TABLE t (a int, id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE);
COMMENT ON COLUMN t.id IS 'outside';
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN id uuid;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT gen_random_uuid();
COMMENT ON COLUMN public.t.id IS 'outside';
-- alone:
-- | gives the rows that are there a value, some pages at a time: each is an UPDATE, for triggers too
DO $fill$
<<fill>>
DECLARE
    page bigint;
    pages bigint;
    changed bigint;
    filled bigint;
BEGIN
    FOR turn IN 1 .. 10 LOOP
        WITH RECURSIVE tree AS (
            SELECT 'public.t'::pg_catalog.regclass::oid AS part
            UNION ALL
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON i.inhparent = tree.part
        )
        SELECT coalesce(max(pg_catalog.pg_relation_size(tree.part)), 0)
            / pg_catalog.current_setting('block_size')::bigint INTO fill.pages FROM tree;
        fill.page := 0;
        fill.filled := 0;
        WHILE fill.page <= fill.pages LOOP
            UPDATE public.t AS target SET id = DEFAULT
            WHERE target.ctid >= pg_catalog.format('(%s,0)', fill.page)::tid
                AND target.ctid < pg_catalog.format('(%s,0)', fill.page + 200)::tid
                AND target.id IS NULL;
            GET DIAGNOSTICS fill.changed = ROW_COUNT;
            fill.filled := fill.filled + fill.changed;
            COMMIT;
            fill.page := fill.page + 200;
        END LOOP;
        EXIT WHEN fill.filled = 0;
    END LOOP;
END $fill$;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
-- | fails where a row of public.t has no value in id
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
-- | fails where rows of public.t are the same in it
CREATE UNIQUE INDEX CONCURRENTLY t_id_key ON public.t USING btree (id);
ALTER TABLE public.t ADD CONSTRAINT t_id_key UNIQUE USING INDEX t_id_key;
-- case: a new column of a partitioned table whose default is another for each row
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (1) TO (3000);
INSERT INTO t SELECT i FROM generate_series(1, 5000) i;
-- to
CREATE TABLE t (a int, r double precision DEFAULT random()) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t DEFAULT;
CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (1) TO (3000);
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN r double precision;
ALTER TABLE public.t ALTER COLUMN r SET DEFAULT random();
-- alone:
-- | gives the rows that are there a value, some pages at a time: each is an UPDATE, for triggers too
DO $fill$
<<fill>>
DECLARE
    page bigint;
    pages bigint;
    changed bigint;
    filled bigint;
BEGIN
    FOR turn IN 1 .. 10 LOOP
        WITH RECURSIVE tree AS (
            SELECT 'public.t'::pg_catalog.regclass::oid AS part
            UNION ALL
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON i.inhparent = tree.part
        )
        SELECT coalesce(max(pg_catalog.pg_relation_size(tree.part)), 0)
            / pg_catalog.current_setting('block_size')::bigint INTO fill.pages FROM tree;
        fill.page := 0;
        fill.filled := 0;
        WHILE fill.page <= fill.pages LOOP
            UPDATE public.t AS target SET r = DEFAULT
            WHERE target.ctid >= pg_catalog.format('(%s,0)', fill.page)::tid
                AND target.ctid < pg_catalog.format('(%s,0)', fill.page + 200)::tid
                AND target.r IS NULL;
            GET DIAGNOSTICS fill.changed = ROW_COUNT;
            fill.filled := fill.filled + fill.changed;
            COMMIT;
            fill.page := fill.page + 200;
        END LOOP;
        EXIT WHEN fill.filled = 0;
    END LOOP;
END $fill$;
-- case: a table whose columns are called like what fills them
CREATE TABLE "$fill$" (pages int, page int, filled int);
INSERT INTO "$fill$" SELECT i, i, i FROM generate_series(1, 3000) i;
-- to
CREATE TABLE "$fill$" (pages int, page int, filled int, changed uuid NOT NULL DEFAULT gen_random_uuid());
-- plan
-- together:
ALTER TABLE public."$fill$" ADD COLUMN changed uuid;
ALTER TABLE public."$fill$" ALTER COLUMN changed SET DEFAULT gen_random_uuid();
-- alone:
-- | gives the rows that are there a value, some pages at a time: each is an UPDATE, for triggers too
DO $fill_$
<<fill>>
DECLARE
    page bigint;
    pages bigint;
    changed bigint;
    filled bigint;
BEGIN
    FOR turn IN 1 .. 10 LOOP
        WITH RECURSIVE tree AS (
            SELECT 'public."$fill$"'::pg_catalog.regclass::oid AS part
            UNION ALL
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON i.inhparent = tree.part
        )
        SELECT coalesce(max(pg_catalog.pg_relation_size(tree.part)), 0)
            / pg_catalog.current_setting('block_size')::bigint INTO fill.pages FROM tree;
        fill.page := 0;
        fill.filled := 0;
        WHILE fill.page <= fill.pages LOOP
            UPDATE public."$fill$" AS target SET changed = DEFAULT
            WHERE target.ctid >= pg_catalog.format('(%s,0)', fill.page)::tid
                AND target.ctid < pg_catalog.format('(%s,0)', fill.page + 200)::tid
                AND target.changed IS NULL;
            GET DIAGNOSTICS fill.changed = ROW_COUNT;
            fill.filled := fill.filled + fill.changed;
            COMMIT;
            fill.page := fill.page + 200;
        END LOOP;
        EXIT WHEN fill.filled = 0;
    END LOOP;
END $fill_$;
ALTER TABLE public."$fill$" ADD CONSTRAINT "$fill$_changed_not_null" NOT NULL changed NOT VALID;
-- | fails where a row of public."$fill$" has no value in changed
ALTER TABLE public."$fill$" VALIDATE CONSTRAINT "$fill$_changed_not_null";
-- case: a serial
CREATE TABLE t (a int);
INSERT INTO t SELECT i FROM generate_series(1, 5000) i;
-- to
CREATE TABLE t (a int, id serial PRIMARY KEY);
-- plan
-- together:
CREATE SEQUENCE public.t_id_seq AS integer;
ALTER TABLE public.t ADD COLUMN id integer;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
-- alone:
-- | gives the rows that are there a value, some pages at a time: each is an UPDATE, for triggers too
DO $fill$
<<fill>>
DECLARE
    page bigint;
    pages bigint;
    changed bigint;
    filled bigint;
BEGIN
    FOR turn IN 1 .. 10 LOOP
        WITH RECURSIVE tree AS (
            SELECT 'public.t'::pg_catalog.regclass::oid AS part
            UNION ALL
            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON i.inhparent = tree.part
        )
        SELECT coalesce(max(pg_catalog.pg_relation_size(tree.part)), 0)
            / pg_catalog.current_setting('block_size')::bigint INTO fill.pages FROM tree;
        fill.page := 0;
        fill.filled := 0;
        WHILE fill.page <= fill.pages LOOP
            UPDATE public.t AS target SET id = DEFAULT
            WHERE target.ctid >= pg_catalog.format('(%s,0)', fill.page)::tid
                AND target.ctid < pg_catalog.format('(%s,0)', fill.page + 200)::tid
                AND target.id IS NULL;
            GET DIAGNOSTICS fill.changed = ROW_COUNT;
            fill.filled := fill.filled + fill.changed;
            COMMIT;
            fill.page := fill.page + 200;
        END LOOP;
        EXIT WHEN fill.filled = 0;
    END LOOP;
END $fill$;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
-- | fails where a row of public.t has no value in id
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null;
-- | fails where rows of public.t are the same in it, or without a value
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (id);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
-- case: new columns whose default is the same for all rows
CREATE FUNCTION year() RETURNS int LANGUAGE sql STABLE AS 'SELECT 2026';
CREATE TABLE t (a int);
INSERT INTO t VALUES (1);
-- to
CREATE FUNCTION year() RETURNS int LANGUAGE sql STABLE AS 'SELECT 2026';
CREATE TABLE t (a int, n int NOT NULL DEFAULT 0, at timestamptz DEFAULT now(), y int DEFAULT year(), s text DEFAULT 'a(b)');
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN n integer DEFAULT 0 NOT NULL;
ALTER TABLE public.t ADD COLUMN at timestamp with time zone DEFAULT now();
ALTER TABLE public.t ADD COLUMN y integer DEFAULT public.year();
ALTER TABLE public.t ADD COLUMN s text DEFAULT 'a(b)'::text;
-- case: a domain's check
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
INSERT INTO t VALUES (1);
-- to
CREATE DOMAIN d AS int CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE t (a d);
-- plan
-- together:
ALTER DOMAIN public.d ADD CONSTRAINT positive CHECK ((VALUE > 0)) NOT VALID;
-- together:
-- | fails where a value of public.d is otherwise
ALTER DOMAIN public.d VALIDATE CONSTRAINT positive;
-- case: new columns of domains, one of which has a constraint of the one that it is made of
CREATE DOMAIN plain AS int;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small AS positive;
CREATE TABLE t (a int);
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE DOMAIN plain AS int;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small AS positive;
CREATE TABLE t (a int, b plain, c positive[], d small, e positive DEFAULT 1);
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN b public.plain;
ALTER TABLE public.t ADD COLUMN c public.positive[];
-- | no form that locks less: PostgreSQL writes a table anew for a column of a domain that has constraints
ALTER TABLE public.t ADD COLUMN d public.small;
-- | no form that locks less: PostgreSQL writes a table anew for a column of a domain that has constraints
ALTER TABLE public.t ADD COLUMN e public.positive DEFAULT 1;
-- case: a required column that becomes an identity
CREATE TABLE t (a int NOT NULL);
INSERT INTO t SELECT i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int NOT NULL GENERATED BY DEFAULT AS IDENTITY);
-- plan
-- together:
ALTER TABLE public.t ALTER COLUMN a ADD GENERATED BY DEFAULT AS IDENTITY;
-- | no form that locks less: looks for the largest value while nobody else reads the table; an index makes that short
SELECT pg_catalog.setval('public.t_a_seq', pg_catalog.max(a)) FROM public.t HAVING pg_catalog.max(a) BETWEEN 1 AND 2147483647;
-- case: a value of an enum that is used, and an index
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (a mood);
INSERT INTO t VALUES ('sad');
-- to
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE t (a mood DEFAULT 'glad');
CREATE INDEX t_a ON t (a);
-- plan
-- alone:
ALTER TYPE public.mood ADD VALUE 'glad';
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);
-- together:
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 'glad'::public.mood;
-- case: an index with other columns, one of which becomes required and one refers to something
CREATE TABLE town (id bigint PRIMARY KEY);
CREATE TABLE shop (id bigint PRIMARY KEY, name text, town bigint);
CREATE INDEX shop_name ON shop (name);
INSERT INTO town SELECT i FROM generate_series(1, 10) i;
INSERT INTO shop SELECT i, 'shop ' || i, 1 + i % 10 FROM generate_series(1, 100) i;
-- to
CREATE TABLE town (id bigint PRIMARY KEY);
CREATE TABLE shop (id bigint PRIMARY KEY, name text NOT NULL, town bigint REFERENCES town);
CREATE INDEX shop_name ON shop (name, town);
-- plan
-- together:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.shop SET name = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.shop WHERE name IS NULL LIMIT 10000));
ALTER TABLE public.shop ADD CONSTRAINT shop_name_not_null NOT NULL name NOT VALID;
ALTER TABLE public.shop ADD CONSTRAINT shop_town_fkey FOREIGN KEY (town) REFERENCES public.town(id) NOT VALID;
-- alone:
-- | fails where a row of public.shop has no value in name
ALTER TABLE public.shop VALIDATE CONSTRAINT shop_name_not_null;
-- | fails where a row of public.shop refers to one that is not there
ALTER TABLE public.shop VALIDATE CONSTRAINT shop_town_fkey;
CREATE INDEX CONCURRENTLY shop_name__new ON public.shop USING btree (name, town);
DROP INDEX CONCURRENTLY public.shop_name;
ALTER INDEX public.shop_name__new RENAME TO shop_name;
-- case: another primary key
CREATE TABLE t (a int PRIMARY KEY, b int);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int PRIMARY KEY);
-- plan
-- together:
ALTER TABLE public.t DROP CONSTRAINT t_pkey;
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET b = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE b IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID;
-- alone:
-- | fails where a row of public.t has no value in b
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
-- | fails where rows of public.t are the same in it, or without a value
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t USING btree (b);
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
-- case: an index that tells rows apart for subscribers, whose column need no longer have a value
CREATE TABLE t (a int NOT NULL, b int);
CREATE UNIQUE INDEX t_a ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a;
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b int NOT NULL);
CREATE UNIQUE INDEX t_a ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a;
-- plan
-- alone:
DROP INDEX CONCURRENTLY public.t_a;
-- together:
ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET b = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE b IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID;
-- alone:
-- | fails where a row of public.t has no value in b
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
-- | fails where rows of public.t are the same in it
CREATE UNIQUE INDEX CONCURRENTLY t_a ON public.t USING btree (b);
ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_a;
-- case: a required column that has no value yet
CREATE TABLE t (a int);
-- to
CREATE TABLE t (a int, b int NOT NULL);
CREATE INDEX t_b ON t (b);
-- plan
-- together:
ALTER TABLE public.t ADD COLUMN b integer;
-- alone:
-- | TODO: rows without a value need one first, some at a time until none is left: UPDATE public.t SET b = … WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.t WHERE b IS NULL LIMIT 10000));
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID;
-- | fails where a row of public.t has no value in b
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null;
CREATE INDEX CONCURRENTLY t_b ON public.t USING btree (b);
-- case: an enum that loses a value
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE t (a mood);
INSERT INTO t VALUES ('sad');
-- to
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (a mood);
-- plan
-- together:
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad'
);
-- | fails where a row holds 'glad', which the type has no more: give those rows another value before
-- | no form that locks less: all rows of public.t are written anew as public.mood, unless the old type of a serves as it is
ALTER TABLE public.t ALTER COLUMN a TYPE public.mood USING a::text::public.mood;
DROP TYPE public.mood__old;
-- case: what has no form that locks less
CREATE TABLE t (a int, b varchar(10), r int4range);
INSERT INTO t SELECT i, i, int4range(i, i + 1) FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a bigint, b varchar(20), r int4range, c int GENERATED ALWAYS AS IDENTITY, EXCLUDE USING gist (r WITH &&));
CREATE INDEX t_a ON t (a);
-- plan
-- together:
-- | changes every value of public.t.a from integer to bigint, and may rewrite the table while nobody can read it
-- | no form that locks less: all rows of public.t are written anew as bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
-- | changes every value of public.t.b from character varying(10) to character varying(20), and may rewrite the table while nobody can read it
ALTER TABLE public.t ALTER COLUMN b TYPE character varying(20);
-- | no form that locks less: all rows of public.t are written anew to number c
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS IDENTITY;
-- | fails where two rows of public.t exclude each other
-- | no form that locks less: nobody reads or writes public.t until the constraint's index is built
ALTER TABLE public.t ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&);
-- alone:
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a);
-- case: an index of a column that takes another type
CREATE TABLE t (a int, b int);
CREATE INDEX t_a ON t (a);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a bigint, b int);
CREATE INDEX t_a ON t (a, b);
-- plan
-- alone:
DROP INDEX CONCURRENTLY public.t_a;
-- together:
-- | changes every value of public.t.a from integer to bigint, and may rewrite the table while nobody can read it
-- | no form that locks less: all rows of public.t are written anew as bigint
ALTER TABLE public.t ALTER COLUMN a TYPE bigint USING a::bigint;
-- alone:
CREATE INDEX CONCURRENTLY t_a ON public.t USING btree (a, b);
-- case: a computed column that must have a value
CREATE TABLE t (a int, b text);
INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;
-- to
CREATE TABLE t (a int, b text, c int GENERATED ALWAYS AS (length(b)) STORED NOT NULL);
-- plan
-- together:
-- | fails where there is a row of public.t that the expression of c gives no value for
-- | no form that locks less: all rows of public.t are written anew for c
ALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (length(b)) STORED NOT NULL;
-- case: tables of a type that changes, and one that becomes one of a type
CREATE TYPE c AS (a int, b text, d int);
CREATE TABLE t OF c (b NOT NULL);
CREATE TABLE u (a int, b text, e int);
INSERT INTO t VALUES (1, 'x', 2);
INSERT INTO u VALUES (1, 'x', 2);
-- to
CREATE TYPE c AS (a int, b text, e int);
CREATE TABLE t OF c (b NOT NULL);
CREATE TABLE u OF c;
-- plan
-- together:
ALTER TABLE public.t NOT OF;
-- | data loss: what values of the type hold in d goes with it
ALTER TYPE public.c DROP ATTRIBUTE d;
-- | data loss: the values of public.t.d go with it
ALTER TABLE public.t DROP COLUMN d;
ALTER TYPE public.c ADD ATTRIBUTE e integer;
ALTER TABLE public.t ADD COLUMN e integer;
ALTER TABLE public.t OF public.c;
ALTER TABLE public.u OF public.c;
