-- revision: 0cd3718e6b5f
-- down_revision: e2705ac81f9d, a6b85e12f47c
-- created: 2026-02-23T10:00:00Z
-- message: merge billing into the shop

-- migrate:up

-- migrate:down
