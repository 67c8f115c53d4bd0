-- revision: aaaa01
-- down_revision:
-- depends_on: bbbb02

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
