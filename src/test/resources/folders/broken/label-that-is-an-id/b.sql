-- revision: bbbb02
-- down_revision:
-- branch_labels: aaaa01

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
