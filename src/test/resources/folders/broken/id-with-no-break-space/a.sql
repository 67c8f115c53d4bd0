-- revision: aaaa⟦c2a0⟧01
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
