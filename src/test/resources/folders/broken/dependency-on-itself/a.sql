-- revision: aaaa01
-- down_revision:
-- depends_on: aaaa01

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
