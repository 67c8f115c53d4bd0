-- revision: c4a81f0d9e36
-- down_revision: 8b60d2e5f713
-- created: 2026-02-04T14:00:00Z
-- message: split the customer's name

-- migrate:up
-- The first space divides; who has one name has no family name. Joined again with that space, each name is what it was,
-- to the character, so that going down loses nothing.
ALTER TABLE customer RENAME COLUMN full_name TO given_name;
ALTER TABLE customer RENAME CONSTRAINT customer_full_name_not_blank TO customer_given_name_not_blank;
ALTER TABLE customer ADD COLUMN family_name text;

UPDATE customer
SET given_name = left(given_name, strpos(given_name, ' ') - 1),
    family_name = substr(given_name, strpos(given_name, ' ') + 1)
WHERE strpos(given_name, ' ') > 1;

-- migrate:down
UPDATE customer
SET given_name = given_name || ' ' || family_name
WHERE family_name IS NOT NULL;

ALTER TABLE customer DROP COLUMN family_name;
ALTER TABLE customer RENAME CONSTRAINT customer_given_name_not_blank TO customer_full_name_not_blank;
ALTER TABLE customer RENAME COLUMN given_name TO full_name;
