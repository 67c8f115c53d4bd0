-- What the examples of locks.txt run on.
CREATE SCHEMA other;
CREATE TABLE r (id bigint PRIMARY KEY);
INSERT INTO r SELECT generate_series(1, 20);

CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TABLE t (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT t_pkey PRIMARY KEY,
    a int,
    b text CONSTRAINT t_b CHECK (b IS NOT NULL),
    v varchar(10),
    r_id bigint NOT NULL CONSTRAINT t_fk REFERENCES r
);
INSERT INTO t (a, b, v, r_id) SELECT i, 'x', 'y', i % 20 + 1 FROM generate_series(1, 2000) AS i;
CREATE UNIQUE INDEX t_u ON t (a);
ALTER TABLE t ADD CONSTRAINT t_nv CHECK (a > -1) NOT VALID;
ALTER TABLE t ADD CONSTRAINT t_fk_nv FOREIGN KEY (r_id) REFERENCES r NOT VALID;
CREATE TRIGGER t_trigger BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE RULE t_rule AS ON UPDATE TO t WHERE false DO ALSO NOTHING;

CREATE TABLE p (id int NOT NULL, x text) PARTITION BY RANGE (id);
CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p_new (id int NOT NULL, x text);
INSERT INTO p_new SELECT 20 + i % 10, 'x' FROM generate_series(1, 100) AS i;
CREATE TABLE p_checked (id int NOT NULL, x text, CONSTRAINT p_checked_bound CHECK (id >= 30 AND id < 40));
INSERT INTO p_checked SELECT 30 + i % 10, 'x' FROM generate_series(1, 100) AS i;

CREATE TABLE g (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);
INSERT INTO g SELECT generate_series(1, 100);
CREATE TABLE lone (x int);
INSERT INTO lone SELECT generate_series(1, 100);
CREATE TABLE child (x int);
CREATE TYPE typed_row AS (x int);
CREATE TABLE typed OF typed_row;
CREATE MATERIALIZED VIEW m AS SELECT id FROM r;
CREATE UNIQUE INDEX m_key ON m (id);
