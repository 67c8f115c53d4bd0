-- revision: 3f1c9a7be204
-- down_revision:
-- created: 2026-01-12T09:00:00Z
-- message: customers and products

-- migrate:up
CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customer_pkey PRIMARY KEY,
    full_name text NOT NULL CONSTRAINT customer_full_name_not_blank CHECK (btrim(full_name) <> ''),
    email text NOT NULL CONSTRAINT customer_email_key UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE product (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT product_pkey PRIMARY KEY,
    sku text NOT NULL CONSTRAINT product_sku_key UNIQUE,
    title text NOT NULL,
    price numeric(12, 2) NOT NULL CONSTRAINT product_price_positive CHECK (price > 0),
    stock integer NOT NULL DEFAULT 0 CONSTRAINT product_stock_not_negative CHECK (stock >= 0)
);

INSERT INTO customer (full_name, email, created_at) VALUES
    ('Ada Lovelace', 'ada@example.com', '2026-01-12 09:00:00+00'),
    ('Grace Brewster Hopper', 'grace@example.com', '2026-01-12 09:05:00+00'),
    ('Plato', 'plato@example.com', '2026-01-13 10:00:00+00'),
    ('Marie  Curie', 'marie@example.com', '2026-01-14 11:30:00+00'),
    ('Seán O''Casey', 'sean@example.com', '2026-01-15 16:45:00+00');

INSERT INTO product (sku, title, price, stock) VALUES
    ('RETORT-250', 'Glass retort, 250 ml', 34.90, 40),
    ('RETORT-500', 'Glass retort, 500 ml', 49.50, 25),
    ('STAND-IRON', 'Iron stand; with clamp', 22.00, 60),
    ('BURNER-ALC', 'Spirit burner', 9.99, 120);

-- migrate:down
DROP TABLE product;
DROP TABLE customer;
