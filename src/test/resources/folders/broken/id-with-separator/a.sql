-- revision: 2026-01-users
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
