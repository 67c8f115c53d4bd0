-- revision: aaaa01

-- migrate:up
DO $body$ BEGIN END $other$;
-- migrate:down
SELECT 2;
