-- revision: aaaa01

-- migrate:up
\i other.sql
-- migrate:down
SELECT 2;
