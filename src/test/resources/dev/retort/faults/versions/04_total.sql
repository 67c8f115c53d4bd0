-- revision: dddd04
-- down_revision: cccc03
-- branch_labels: totals
-- message: a total kept by a trigger

-- migrate:up
ALTER TABLE account ADD COLUMN total integer NOT NULL DEFAULT 0;
INSERT INTO audit VALUES ('dddd04', 'up', 1);
CREATE FUNCTION add_to_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE account SET total = total + NEW.amount WHERE id = NEW.account;
  RETURN NEW;
END;
$$;
INSERT INTO audit VALUES ('dddd04', 'up', 2);
CREATE TRIGGER total AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION add_to_total();
INSERT INTO audit VALUES ('dddd04', 'up', 3);

-- migrate:down
DROP TRIGGER total ON entry;
INSERT INTO audit VALUES ('dddd04', 'down', 1);
DROP FUNCTION add_to_total();
INSERT INTO audit VALUES ('dddd04', 'down', 2);
ALTER TABLE account DROP COLUMN total;
INSERT INTO audit VALUES ('dddd04', 'down', 3);
