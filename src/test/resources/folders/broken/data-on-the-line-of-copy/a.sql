-- revision: aaaa01

-- migrate:up
COPY t FROM STDIN; SELECT 1;
\.

-- migrate:down
SELECT 2;
