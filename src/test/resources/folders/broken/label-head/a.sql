-- revision: aaaa01
-- down_revision:
-- branch_labels: billing, head

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
