-- revision: ae1027a6acf2
-- down_revision: 1975ea

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
