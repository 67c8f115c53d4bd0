-- revision: aaaa01

-- migrate:up
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$
SELECT 1
-- migrate:down
DROP FUNCTION f();
