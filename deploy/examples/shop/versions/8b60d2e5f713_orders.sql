-- revision: 8b60d2e5f713
-- down_revision: 3f1c9a7be204
-- created: 2026-01-19T10:30:00Z
-- message: orders and their lines

-- migrate:up
CREATE TABLE customer_order (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT customer_order_pkey PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT customer_order_customer_fkey REFERENCES customer (id),
    status text NOT NULL DEFAULT 'open'
        CONSTRAINT customer_order_status_known CHECK (status IN ('open', 'shipped', 'cancelled')),
    placed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE order_line (
    order_id bigint NOT NULL CONSTRAINT order_line_order_fkey REFERENCES customer_order (id) ON DELETE CASCADE,
    line_number integer NOT NULL CONSTRAINT order_line_number_positive CHECK (line_number > 0),
    product_id bigint NOT NULL CONSTRAINT order_line_product_fkey REFERENCES product (id),
    quantity integer NOT NULL CONSTRAINT order_line_quantity_positive CHECK (quantity > 0),
    unit_price numeric(12, 2) NOT NULL CONSTRAINT order_line_unit_price_not_negative CHECK (unit_price >= 0),
    CONSTRAINT order_line_pkey PRIMARY KEY (order_id, line_number)
);

-- Without it, deleting a product would read every line.
CREATE INDEX order_line_product_idx ON order_line (product_id);

INSERT INTO customer_order (customer_id, status, placed_at)
SELECT customer.id, placed.status, placed.at
FROM (VALUES
    ('ada@example.com', 'shipped', timestamptz '2026-01-20 08:00:00+00'),
    ('grace@example.com', 'shipped', timestamptz '2026-01-21 12:00:00+00'),
    ('ada@example.com', 'open', timestamptz '2026-02-02 09:30:00+00'),
    ('plato@example.com', 'cancelled', timestamptz '2026-02-03 18:20:00+00')
) AS placed (email, status, at)
JOIN customer USING (email)
ORDER BY placed.at;

INSERT INTO order_line (order_id, line_number, product_id, quantity, unit_price)
SELECT bought.order_id, bought.line_number, product.id, bought.quantity, product.price
FROM (VALUES
    (1, 1, 'RETORT-250', 2),
    (1, 2, 'BURNER-ALC', 1),
    (2, 1, 'RETORT-500', 1),
    (3, 1, 'STAND-IRON', 3),
    (4, 1, 'BURNER-ALC', 5)
) AS bought (order_id, line_number, sku, quantity)
JOIN product USING (sku);

-- migrate:down
DROP TABLE order_line;
DROP TABLE customer_order;
