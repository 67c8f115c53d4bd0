-- revision: 94f0c6a7d3b1
-- down_revision: 5d27b3e1a890
-- created: 2026-02-12T13:20:00Z
-- message: billing counts in cents

-- migrate:up
-- Both ways are exact: numeric(12, 2) has no more than two places, and the upper bound keeps what is written in cents
-- within what numeric(12, 2) holds. Each table is rewritten under its lock, which billing's few rows allow.
-- The checks are made anew: PostgreSQL would carry the old ones over with casts that stay for ever.
ALTER TABLE invoice DROP CONSTRAINT invoice_amount_not_negative;
ALTER TABLE invoice ALTER COLUMN amount TYPE bigint USING (amount * 100)::bigint;
ALTER TABLE invoice RENAME COLUMN amount TO amount_cents;
ALTER TABLE invoice ADD CONSTRAINT invoice_amount_cents_bounded CHECK (amount_cents BETWEEN 0 AND 999999999999);

ALTER TABLE payment DROP CONSTRAINT payment_amount_positive;
ALTER TABLE payment ALTER COLUMN amount TYPE bigint USING (amount * 100)::bigint;
ALTER TABLE payment RENAME COLUMN amount TO amount_cents;
ALTER TABLE payment ADD CONSTRAINT payment_amount_cents_bounded CHECK (amount_cents BETWEEN 1 AND 999999999999);

-- migrate:down
ALTER TABLE payment DROP CONSTRAINT payment_amount_cents_bounded;
ALTER TABLE payment RENAME COLUMN amount_cents TO amount;
ALTER TABLE payment ALTER COLUMN amount TYPE numeric(12, 2) USING amount::numeric / 100;
ALTER TABLE payment ADD CONSTRAINT payment_amount_positive CHECK (amount > 0);

ALTER TABLE invoice DROP CONSTRAINT invoice_amount_cents_bounded;
ALTER TABLE invoice RENAME COLUMN amount_cents TO amount;
ALTER TABLE invoice ALTER COLUMN amount TYPE numeric(12, 2) USING amount::numeric / 100;
ALTER TABLE invoice ADD CONSTRAINT invoice_amount_not_negative CHECK (amount >= 0);
