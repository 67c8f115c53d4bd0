-- revision: aaaa01

-- migrate:up
\restrict aBc
SELECT 1;
-- migrate:down
SELECT 2;
