-- migrate:up
-- revision: aaaa01
SELECT 1;
