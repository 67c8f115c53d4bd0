-- revision: 17e9d4b2c058
-- down_revision: c4a81f0d9e36
-- created: 2026-02-10T08:15:00Z
-- message: index orders by customer, while the shop goes on selling

-- migrate:up
CREATE INDEX CONCURRENTLY customer_order_customer_placed_idx ON customer_order (customer_id, placed_at DESC);

-- migrate:down
DROP INDEX CONCURRENTLY customer_order_customer_placed_idx;
