-- revision: aaaa01

-- migrate:up
SELECT 'text
-- migrate:down
SELECT 2;
