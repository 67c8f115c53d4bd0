-- revision: aaaa01
-- A real � may stand in a file.

-- migrate:up
SELECT '�';

-- migrate:down
SELECT '⟦ff⟧';
