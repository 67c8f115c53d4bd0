-- revision: aaaa01
-- down_revision:
Don't forget the index.

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
