-- revision: bbbb02
-- Down Revision: aaaa01
-- Depends-On: aaaa01

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
