-- revision: aaaa01
-- down_revision:

-- migrate:up transaction:no
SELECT 1;

-- migrate:down
SELECT 2;
