-- revision: aaaa01
-- down_revision:
-- message: accounts and what is entered on them

-- migrate:up
CREATE TABLE account (id integer PRIMARY KEY, email text NOT NULL, state text NOT NULL DEFAULT 'new');
INSERT INTO audit VALUES ('aaaa01', 'up', 1);
CREATE TABLE entry (account integer NOT NULL REFERENCES account DEFERRABLE INITIALLY DEFERRED, amount integer NOT NULL);
INSERT INTO audit VALUES ('aaaa01', 'up', 2);

-- migrate:down
DROP TABLE entry;
INSERT INTO audit VALUES ('aaaa01', 'down', 1);
DROP TABLE account;
INSERT INTO audit VALUES ('aaaa01', 'down', 2);
