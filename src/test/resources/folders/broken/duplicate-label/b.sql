-- revision: bbbb02
-- down_revision:
-- branch_labels: billing

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
