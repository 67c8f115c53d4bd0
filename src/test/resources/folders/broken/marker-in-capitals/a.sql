-- revision: aaaa01
-- down_revision:

-- migrate:up
SELECT 1;

-- Migrate:Down
SELECT 2;
