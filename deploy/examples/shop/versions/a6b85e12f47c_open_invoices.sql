-- revision: a6b85e12f47c
-- down_revision: 94f0c6a7d3b1
-- depends_on: c4a81f0d9e36
-- created: 2026-02-18T15:40:00Z
-- message: open invoices, addressed by family name

-- migrate:up
CREATE VIEW open_invoice WITH (security_invoker = true) AS
SELECT
    invoice.id,
    coalesce(customer.family_name, customer.given_name) AS addressee,
    customer.email,
    invoice.amount_cents - coalesce(sum(payment.amount_cents), 0)::bigint AS open_cents,
    invoice.issued_on
FROM invoice
JOIN customer_order ON customer_order.id = invoice.order_id
JOIN customer ON customer.id = customer_order.customer_id
LEFT JOIN payment ON payment.invoice_id = invoice.id
GROUP BY invoice.id, customer.id
HAVING invoice.amount_cents > coalesce(sum(payment.amount_cents), 0);

-- migrate:down
DROP VIEW open_invoice;
