-- revision: abcd09
-- down_revision: abcd08
-- depends_on: dddd04
-- message: rows by COPY outside a transaction

-- migrate:up transaction:false
COPY country (code, name) FROM stdin;
de	Germany
\.
INSERT INTO audit VALUES ('abcd09', 'up', 1);
UPDATE account SET country = 'de', state = state || '+';
INSERT INTO audit VALUES ('abcd09', 'up', 2);

-- migrate:down transaction:false
UPDATE account SET country = NULL, state = rtrim(state, '+');
INSERT INTO audit VALUES ('abcd09', 'down', 1);
DELETE FROM country WHERE code = 'de';
INSERT INTO audit VALUES ('abcd09', 'down', 2);
