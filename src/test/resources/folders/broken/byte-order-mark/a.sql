⟦efbbbf⟧-- revision: aaaa01
-- parent:

-- migrate:up
SELECT 1;

-- migrate:down
SELECT 2;
