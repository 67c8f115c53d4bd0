-- revision: aaaa01

-- migrate:up
SELECT "x FROM t;
-- migrate:down
SELECT 2;
