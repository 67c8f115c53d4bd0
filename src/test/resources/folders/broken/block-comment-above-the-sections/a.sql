-- revision: aaaa01
/* A licence. */

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
