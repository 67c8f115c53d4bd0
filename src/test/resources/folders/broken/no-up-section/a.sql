-- revision: aaaa01

-- migrate:down
SELECT 2;
