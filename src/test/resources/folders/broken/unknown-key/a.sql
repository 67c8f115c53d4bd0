-- revision: aaaa01
-- down_revision:
-- owner: billing

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
