-- revision: aaaa01
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:back
SELECT 2;
