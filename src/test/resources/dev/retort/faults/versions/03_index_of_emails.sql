-- revision: cccc03
-- down_revision: bbbb02
-- message: an index while others write

-- migrate:up
CREATE INDEX CONCURRENTLY account_email ON account (email);
INSERT INTO audit VALUES ('cccc03', 'up', 1);

-- migrate:down
DROP INDEX CONCURRENTLY account_email;
INSERT INTO audit VALUES ('cccc03', 'down', 1);
