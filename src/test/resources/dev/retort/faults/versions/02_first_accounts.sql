-- revision: bbbb02
-- down_revision: aaaa01
-- message: the first accounts

-- migrate:up
INSERT INTO entry SELECT n, n FROM generate_series(1, 20) AS n;
INSERT INTO audit VALUES ('bbbb02', 'up', 1);
INSERT INTO account SELECT n, format('%s@example.org', n) FROM generate_series(1, 20) AS n;
INSERT INTO audit VALUES ('bbbb02', 'up', 2);
UPDATE entry SET amount = amount + 100;
INSERT INTO audit VALUES ('bbbb02', 'up', 3);

-- migrate:down
UPDATE entry SET amount = amount - 100;
INSERT INTO audit VALUES ('bbbb02', 'down', 1);
DELETE FROM account;
INSERT INTO audit VALUES ('bbbb02', 'down', 2);
DELETE FROM entry;
INSERT INTO audit VALUES ('bbbb02', 'down', 3);
