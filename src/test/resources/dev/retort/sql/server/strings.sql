INSERT INTO result VALUES ('it''s;', E'it\'s;'), (E'\\', '\');
INSERT INTO result VALUES ('a' -- ;
  -- '
  'b', 'ab');
INSERT INTO result VALUES (E'a'
  '\'b', 'a''b'), (U&'\0061;' || U&'!0062' UESCAPE '!', 'a;b');
INSERT INTO result VALUES ($$;$$, ';'), ($x$$;$$x $x$, '$;$$x '), ($été$;$été$, ';');
INSERT INTO result SELECT a$b$c, 'x' FROM (SELECT 'x' AS a$b$c) AS q;
INSERT INTO result SELECT "a;""b", 'y' FROM (SELECT 'y' AS "a;""b") AS q;
INSERT INTO result SELECT U&"d\0061ta;", 'z' FROM (SELECT 'z' AS "data;") AS q;
INSERT INTO result VALUES (B'01'::text, '01'), (N'n;', 'n;'), (X'1F'::text, '00011111');
INSERT INTO result VALUES ((1+-- ;
  2)::text, '3'), ((3 */* ; /* ; */ */ 4)::text, '12'), ((5 - - 1)::text, '6'), ((1.e0 + 1.)::text, '2');
INSERT INTO result SELECT 表::text, '😀;' FROM (SELECT '😀;' AS 表) AS größe;
SET LOCAL escape_string_warning = off;
SET LOCAL standard_conforming_strings = off;
INSERT INTO result VALUES ('it\'s;', 'it''s;'), ('\\', E'\\');
SET LOCAL standard_conforming_strings TO 'on';
INSERT INTO result VALUES ('\', E'\\')
-- the last semicolon is missing
