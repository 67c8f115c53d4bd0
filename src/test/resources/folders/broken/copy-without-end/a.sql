-- revision: aaaa01

-- migrate:up
COPY t FROM STDIN;
1
2

-- migrate:down
SELECT 2;
