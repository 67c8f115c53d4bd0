-- revision: aaaa⟦e2808b⟧01
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
