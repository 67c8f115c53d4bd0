-- revision: 1975eb83b712
-- down_revision:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
