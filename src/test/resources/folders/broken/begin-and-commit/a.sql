-- revision: aaaa01

-- migrate:up
BEGIN;
SELECT 1;
COMMIT;
-- migrate:down
SELECT 2;
