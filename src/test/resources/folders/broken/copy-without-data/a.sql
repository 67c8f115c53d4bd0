-- revision: aaaa01

-- migrate:up
COPY t FROM STDIN
-- migrate:down
SELECT 2;
