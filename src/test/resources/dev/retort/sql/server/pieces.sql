CREATE TEMPORARY TABLE log (a text);
CREATE TEMPORARY TABLE t (a int);
;; -- nothing
CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO log VALUES ('one;'); INSERT INTO log VALUES ('two'); );
INSERT INTO t VALUES (1); INSERT INTO result SELECT string_agg(a, ','), 'one;,two' FROM log;
DO $$ BEGIN INSERT INTO log VALUES ($q$;$q$); END $$; /* /* ; */ ' */
INSERT INTO result SELECT count(*)::text, '3' FROM log;
PREPARE transaction (text) AS INSERT INTO result VALUES ($1, $2); EXECUTE transaction ('x', 'x');
SAVEPOINT a; INSERT INTO result VALUES ('is', 'not'); ROLLBACK TO SAVEPOINT a;
