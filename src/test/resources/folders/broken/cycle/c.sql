-- revision: cccc03
-- down_revision: bbbb02

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
