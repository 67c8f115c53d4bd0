-- revision: eeee05
-- down_revision: cccc03
-- message: several statements outside a transaction

-- migrate:up transaction:false
SET search_path = public, pg_temp;
CREATE TABLE country (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO audit VALUES ('eeee05', 'up', 1);
INSERT INTO country VALUES ('ch', 'Switzerland');
UPDATE country SET name = name || '!';
INSERT INTO audit VALUES ('eeee05', 'up', 2);
VACUUM country;
INSERT INTO audit VALUES ('eeee05', 'up', 3);

-- migrate:down transaction:false
UPDATE country SET name = name || '?';
INSERT INTO audit VALUES ('eeee05', 'down', 1);
DROP TABLE country;
INSERT INTO audit VALUES ('eeee05', 'down', 2);
