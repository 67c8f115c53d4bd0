CREATE TEMPORARY TABLE "My;Table" (id int, "a;b" text);
COPY "My;Table" (id, "a;b") FROM STDIN; -- the data follows
1	a;b
2	it's $$ -- /* (
3	back\\slash\ttab
4	\N
\.
INSERT INTO result SELECT "a;b", CASE id WHEN 1 THEN 'a;b' WHEN 2 THEN 'it''s $$ -- /* (' WHEN 3 THEN E'back\\slash\ttab' END FROM "My;Table";
TRUNCATE "My;Table";
copy "My;Table" from stdin with (format csv, header, delimiter ';')
;
id;text
1;"a;b"
2;"one
two"
\.
INSERT INTO result SELECT "a;b", CASE id WHEN 1 THEN 'a;b' ELSE E'one\ntwo' END FROM "My;Table";
INSERT INTO result SELECT count(*)::text, '2' FROM "My;Table";
COPY "My;Table" FROM STDOUT;
\.
INSERT INTO result SELECT count(*)::text, '2' FROM "My;Table";
