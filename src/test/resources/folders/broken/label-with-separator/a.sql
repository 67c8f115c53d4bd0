-- revision: aaaa01
-- down_revision:
-- branch_labels: billing@shop

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
