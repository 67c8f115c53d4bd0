-- revision: f93b0d64a712
-- down_revision: 0cd3718e6b5f
-- created: 2026-03-02T09:10:00Z
-- message: revenue by month

-- migrate:up
CREATE MATERIALIZED VIEW revenue_by_month AS
SELECT
    date_trunc('month', payment.paid_at, 'UTC') AS month,
    count(*) AS payments,
    sum(payment.amount_cents)::bigint AS revenue_cents
FROM payment
GROUP BY 1;

-- REFRESH MATERIALIZED VIEW CONCURRENTLY needs it.
CREATE UNIQUE INDEX revenue_by_month_key ON revenue_by_month (month);

-- migrate:down
DROP MATERIALIZED VIEW revenue_by_month;
