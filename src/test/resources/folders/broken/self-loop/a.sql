-- revision: aaaa01
-- down_revision: aaaa01

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
