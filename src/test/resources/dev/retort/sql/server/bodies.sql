CREATE FUNCTION pg_temp.one(a int) RETURNS text
BEGIN ATOMIC
  SELECT 'x;';
  SELECT CASE WHEN a > 0 THEN CASE a WHEN 1 THEN 'one' ELSE 'more' END ELSE (CASE WHEN true THEN 'none' END) END;
END;
INSERT INTO result VALUES (pg_temp.one(1), 'one'), (pg_temp.one(2), 'more'), (pg_temp.one(0), 'none');
create /* ; */ or -- ;
  replace function pg_temp.two() returns text begin -- ;
  atomic select "end" from (select begin as end, q.begin as case from (select 'two' as begin) as q) as r("end", "case"); end;
INSERT INTO result VALUES (pg_temp.two(), 'two');
CREATE FUNCTION pg_temp.three() RETURNS text RETURN CASE WHEN true THEN 'three' END;
INSERT INTO result VALUES (pg_temp.three(), 'three');
CREATE FUNCTION pg_temp.begin() RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
  RETURN $q$four;$q$; -- '
END $f$;
INSERT INTO result VALUES (pg_temp.begin(), 'four;');
CREATE FUNCTION pg_temp.five() RETURNS text BEGIN ATOMIC SELECT q.end FROM (SELECT begin AS end FROM (SELECT 'five') AS p(begin)) AS q; END;
INSERT INTO result VALUES (pg_temp.five(), 'five');
CREATE FUNCTION pg_temp.six() RETURNS text BEGIN ATOMIC SELECT begin AS end FROM (SELECT 'six') AS p(begin); END;
INSERT INTO result VALUES (pg_temp.six(), 'six');
CREATE PROCEDURE pg_temp.nothing() BEGIN ATOMIC END;
CALL pg_temp.nothing();
