-- revision: aaaa01
-- down_revision: cccc03

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
