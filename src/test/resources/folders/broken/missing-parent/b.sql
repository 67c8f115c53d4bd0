-- revision: bbbb02
-- down_revision: zzzz99

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
