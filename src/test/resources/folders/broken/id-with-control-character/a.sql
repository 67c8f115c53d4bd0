-- revision: aaaa⟦1b⟧[31m01
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
