-- revision: bbbb02
-- down_revision: billing

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
