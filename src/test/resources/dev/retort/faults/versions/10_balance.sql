-- revision: abcd10
-- down_revision: abcd09
-- message: the last one

-- migrate:up
INSERT INTO entry SELECT id, 7 FROM account;
INSERT INTO audit VALUES ('abcd10', 'up', 1);
CREATE VIEW balance AS SELECT account, sum(amount) AS total FROM entry GROUP BY account;
INSERT INTO audit VALUES ('abcd10', 'up', 2);

-- migrate:down
DROP VIEW balance;
INSERT INTO audit VALUES ('abcd10', 'down', 1);
DELETE FROM entry WHERE amount = 7;
INSERT INTO audit VALUES ('abcd10', 'down', 2);
