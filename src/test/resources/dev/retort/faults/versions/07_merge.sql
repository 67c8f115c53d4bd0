-- revision: abcd07
-- down_revision: dddd04, ffff06
-- message: totals and countries meet

-- migrate:up
ALTER TABLE account ADD COLUMN country text REFERENCES country;
INSERT INTO audit VALUES ('abcd07', 'up', 1);

-- migrate:down
ALTER TABLE account DROP COLUMN country;
INSERT INTO audit VALUES ('abcd07', 'down', 1);
