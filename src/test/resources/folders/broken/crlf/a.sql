-- revision: aaaa01⟦0d⟧
-- down_revision:⟦0d⟧
⟦0d⟧
-- migrate:up⟦0d⟧
SELECT 1;⟦0d⟧
⟦0d⟧
-- migrate:undo⟦0d⟧
SELECT 2;⟦0d⟧
