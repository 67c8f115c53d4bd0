-- revision: bbbb02
-- down_revision: bbbb02
-- branch_labels: one

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
