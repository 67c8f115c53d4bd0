-- revision: 1975ea83b712
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
