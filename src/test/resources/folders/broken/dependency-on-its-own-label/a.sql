-- revision: aaaa01
-- down_revision:
-- branch_labels: one
-- depends_on: one

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
