-- revision: cccc03
-- down_revision: aaaa01 bbbb02

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
