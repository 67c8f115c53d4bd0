-- revision: abcd08
-- down_revision: abcd07
-- message: one index for another

-- migrate:up
INSERT INTO audit VALUES ('abcd08', 'up', 1);
CREATE UNIQUE INDEX CONCURRENTLY account_one_email ON account (lower(email));
DROP INDEX CONCURRENTLY account_email;
INSERT INTO audit VALUES ('abcd08', 'up', 2);

-- migrate:down
CREATE INDEX CONCURRENTLY account_email ON account (email);
INSERT INTO audit VALUES ('abcd08', 'down', 1);
DROP INDEX CONCURRENTLY account_one_email;
