-- revision: aaaa01

-- migrate:up
SELECT 1; /* never ends
-- migrate:down
SELECT 2;
