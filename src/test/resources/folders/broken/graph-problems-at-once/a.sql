-- revision: aaaa01
-- down_revision: zzzz99
-- branch_labels: bbbb02, one
-- depends_on: nobody

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
