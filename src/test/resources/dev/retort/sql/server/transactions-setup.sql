CREATE TABLE t (a int);
CREATE INDEX i1 ON t (a);
CREATE TABLE parted (a int) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);
CREATE TYPE mood AS ENUM ('sad');
CREATE MATERIALIZED VIEW mv AS SELECT a FROM t;
CREATE UNIQUE INDEX ON mv (a);
-- Subscriptions to a server that is not there: off is disabled and has a slot name, live is enabled.
CREATE SUBSCRIPTION off CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION p WITH (connect = false, slot_name = 'off');
CREATE SUBSCRIPTION live CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION p, r WITH (connect = false, slot_name = 'live');
ALTER SUBSCRIPTION live ENABLE;
