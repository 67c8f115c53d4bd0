-- revision: ffff06
-- down_revision: eeee05
-- message: rows by COPY

-- migrate:up
COPY country (code, name) FROM stdin;
at	Austria
fr	France
it	Italy
\.
INSERT INTO audit VALUES ('ffff06', 'up', 1);

-- migrate:down
DELETE FROM country WHERE code IN ('at', 'fr', 'it');
INSERT INTO audit VALUES ('ffff06', 'down', 1);
