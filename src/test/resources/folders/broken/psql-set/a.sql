-- revision: aaaa01

-- migrate:up
\set x 1
SELECT :x;
-- migrate:down
SELECT 2;
