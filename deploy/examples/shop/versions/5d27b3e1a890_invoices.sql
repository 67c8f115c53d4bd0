-- revision: 5d27b3e1a890
-- down_revision: 8b60d2e5f713
-- branch_labels: billing
-- created: 2026-02-05T09:00:00Z
-- message: invoices and payments

-- migrate:up
CREATE TABLE invoice (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT invoice_pkey PRIMARY KEY,
    order_id bigint NOT NULL CONSTRAINT invoice_order_key UNIQUE
        CONSTRAINT invoice_order_fkey REFERENCES customer_order (id),
    amount numeric(12, 2) NOT NULL CONSTRAINT invoice_amount_not_negative CHECK (amount >= 0),
    issued_on date NOT NULL
);

CREATE TABLE payment (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT payment_pkey PRIMARY KEY,
    invoice_id bigint NOT NULL CONSTRAINT payment_invoice_fkey REFERENCES invoice (id),
    amount numeric(12, 2) NOT NULL CONSTRAINT payment_amount_positive CHECK (amount > 0),
    paid_at timestamptz NOT NULL
);

CREATE INDEX payment_invoice_idx ON payment (invoice_id);

INSERT INTO invoice (order_id, amount, issued_on)
SELECT id, sum(quantity * unit_price), (placed_at AT TIME ZONE 'UTC')::date
FROM customer_order
JOIN order_line ON order_id = id
WHERE status <> 'cancelled'
GROUP BY id
ORDER BY id;

INSERT INTO payment (invoice_id, amount, paid_at)
SELECT invoice.id, invoice.amount, placed_at + interval '2 days'
FROM invoice
JOIN customer_order ON customer_order.id = order_id
WHERE status = 'shipped'
ORDER BY invoice.id;

-- migrate:down
DROP TABLE payment;
DROP TABLE invoice;
