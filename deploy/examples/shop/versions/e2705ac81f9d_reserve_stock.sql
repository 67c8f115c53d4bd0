-- revision: e2705ac81f9d
-- down_revision: 17e9d4b2c058
-- created: 2026-02-16T11:00:00Z
-- message: an order line reserves its stock

-- migrate:up
CREATE FUNCTION reserve_stock() RETURNS trigger
LANGUAGE plpgsql
AS $reserve$
BEGIN
    -- One statement checks and takes, so that two orders cannot both get the last piece.
    UPDATE product
    SET stock = stock - NEW.quantity
    WHERE id = NEW.product_id AND stock >= NEW.quantity;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'product % has fewer than % left', NEW.product_id, NEW.quantity
            USING ERRCODE = 'check_violation', HINT = 'Order less; or wait for the next delivery.';
    END IF;
    RETURN NEW;
END
$reserve$;

CREATE TRIGGER order_line_reserve_stock
BEFORE INSERT ON order_line
FOR EACH ROW EXECUTE FUNCTION reserve_stock();

-- migrate:down
DROP TRIGGER order_line_reserve_stock ON order_line;
DROP FUNCTION reserve_stock();
