-- revision: 2be4f7d09c81
-- down_revision: f93b0d64a712
-- created: 2026-03-09T16:00:00Z
-- message: loyalty tiers

-- migrate:up
ALTER TABLE customer ADD COLUMN loyalty_tier text NOT NULL DEFAULT 'basic'
    CONSTRAINT customer_loyalty_tier_known CHECK (loyalty_tier IN ('basic', 'silver', 'gold'));

UPDATE customer
SET loyalty_tier = CASE WHEN orders.count > 1 THEN 'gold' ELSE 'silver' END
FROM (
    SELECT customer_id, count(*) AS count
    FROM customer_order
    WHERE status <> 'cancelled'
    GROUP BY customer_id
) AS orders
WHERE orders.customer_id = customer.id;

-- migrate:down
ALTER TABLE customer DROP COLUMN loyalty_tier;
