-- case: a table, with all that is named after it
CREATE TABLE shop (id serial PRIMARY KEY, code text UNIQUE, price int CHECK (price > 0));
CREATE INDEX ON shop (price);
-- rows:
INSERT INTO shop (code, price) VALUES ('a', 1), ('b', 2);
-- read: SELECT id, code, price FROM shop ORDER BY 1
-- to:
-- renamed from: shop
CREATE TABLE store (id serial PRIMARY KEY, code text UNIQUE, price int CHECK (price > 0));
CREATE INDEX ON store (price);
-- read: SELECT id, code, price FROM store ORDER BY 1
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER SEQUENCE public.shop_id_seq RENAME TO store_id_seq
-- ALTER TABLE public.store RENAME CONSTRAINT shop_code_key TO store_code_key
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_price_check TO store_price_check
-- ALTER INDEX public.shop_price_idx RENAME TO store_price_idx
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null

-- case: a column
CREATE TABLE shop (id int PRIMARY KEY, title text NOT NULL);
-- rows:
INSERT INTO shop VALUES (1, 'one'), (2, 'two');
-- read: SELECT id, title FROM shop ORDER BY 1
-- to:
CREATE TABLE shop (
    id int PRIMARY KEY,
    -- renamed from: title
    name text NOT NULL
);
-- read: SELECT id, name FROM shop ORDER BY 1
-- plan:
-- ALTER TABLE public.shop RENAME COLUMN title TO name
-- ALTER TABLE public.shop RENAME CONSTRAINT shop_title_not_null TO shop_name_not_null

-- case: a column, said by a flag
CREATE TABLE shop (id int PRIMARY KEY, title text);
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT id, title FROM shop
-- flag: shop.title=name
-- to:
CREATE TABLE shop (id int PRIMARY KEY, name text);
-- read: SELECT id, name FROM shop
-- plan:
-- ALTER TABLE public.shop RENAME COLUMN title TO name

-- case: a column that changes its type too
CREATE TABLE shop (id int PRIMARY KEY, amount int DEFAULT 7);
CREATE INDEX ON shop (amount);
-- rows:
INSERT INTO shop VALUES (1, 10), (2, 20);
-- read: SELECT id, amount::bigint FROM shop ORDER BY 1
-- to:
CREATE TABLE shop (
    id int PRIMARY KEY
    -- renamed from: amount
  , total bigint DEFAULT 8
);
CREATE INDEX ON shop (total);
-- read: SELECT id, total FROM shop ORDER BY 1
-- plan:
-- ALTER TABLE public.shop RENAME COLUMN amount TO total
-- ALTER INDEX public.shop_amount_idx RENAME TO shop_total_idx
-- ALTER TABLE public.shop ALTER COLUMN total DROP DEFAULT
-- ALTER TABLE public.shop ALTER COLUMN total TYPE bigint USING total::bigint
-- ALTER TABLE public.shop ALTER COLUMN total SET DEFAULT 8

-- case: a table and its column at once
CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE);
-- rows:
INSERT INTO shop (title) VALUES ('one'), ('two');
-- read: SELECT id, title FROM shop ORDER BY 1
-- to:
-- renamed from: shop
CREATE TABLE store (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- renamed from: title
    name text NOT NULL UNIQUE
);
-- read: SELECT id, name FROM store ORDER BY 1
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME COLUMN title TO name
-- ALTER SEQUENCE public.shop_id_seq RENAME TO store_id_seq
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_title_key TO store_name_key
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null
-- ALTER TABLE public.store RENAME CONSTRAINT shop_title_not_null TO store_name_not_null

-- case: a table and its column at once, said by flags
CREATE TABLE shop (id int, title text);
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT id, title FROM shop
-- flag: public.shop=public.store
-- flag: public.shop.title=name
-- to:
CREATE TABLE store (id int, name text);
-- read: SELECT id, name FROM store
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME COLUMN title TO name

-- case: names that need quotes
CREATE SCHEMA "My Shop";
CREATE TABLE "My Shop"."Order" (id serial PRIMARY KEY, "select" text, "it""s" int);
-- rows:
INSERT INTO "My Shop"."Order" VALUES (1, 'one', 2);
-- read: SELECT * FROM "My Shop"."Order"
-- to:
CREATE SCHEMA "My Shop";
-- renamed from: "Order"
CREATE TABLE "My Shop"."Old Order" (
    id serial PRIMARY KEY,
    -- renamed from: "select"
    "from" text,
    -- renamed from: "it""s"
    "where" int
);
-- read: SELECT * FROM "My Shop"."Old Order"
-- plan:
-- ALTER TABLE "My Shop"."Order" RENAME TO "Old Order"
-- ALTER TABLE "My Shop"."Old Order" RENAME COLUMN "select" TO "from"
-- ALTER TABLE "My Shop"."Old Order" RENAME COLUMN "it""s" TO "where"
-- ALTER SEQUENCE "My Shop"."Order_id_seq" RENAME TO "Old Order_id_seq"
-- ALTER TABLE "My Shop"."Old Order" RENAME CONSTRAINT "Order_pkey" TO "Old Order_pkey"
-- ALTER TABLE "My Shop"."Old Order" RENAME CONSTRAINT "Order_id_not_null" TO "Old Order_id_not_null"

-- case: a schema
CREATE SCHEMA shop;
CREATE TYPE shop.size AS ENUM ('S', 'M');
CREATE TABLE shop.item (id serial PRIMARY KEY, size shop.size DEFAULT 'S');
CREATE VIEW shop.small AS SELECT id FROM shop.item WHERE size = 'S';
-- rows:
INSERT INTO shop.item VALUES (1, 'S'), (2, 'M');
-- read: SELECT id, size::text FROM shop.item ORDER BY 1
-- to:
-- renamed from: shop
CREATE SCHEMA store;
CREATE TYPE store.size AS ENUM ('S', 'M');
CREATE TABLE store.item (id serial PRIMARY KEY, size store.size DEFAULT 'S');
CREATE VIEW store.small AS SELECT id FROM store.item WHERE size = 'S';
-- read: SELECT id, size::text FROM store.item ORDER BY 1
-- plan:
-- ALTER SCHEMA shop RENAME TO store

-- case: a schema, a table in it and a column in that
CREATE SCHEMA shop;
CREATE TABLE shop.item (id int PRIMARY KEY, title text);
-- rows:
INSERT INTO shop.item VALUES (1, 'one');
-- read: SELECT id, title FROM shop.item
-- to:
-- renamed from: shop
CREATE SCHEMA store;
-- renamed from: shop.item
CREATE TABLE store.thing (
    id int PRIMARY KEY,
    -- renamed from: shop.item.title
    name text
);
-- read: SELECT id, name FROM store.thing
-- plan:
-- ALTER SCHEMA shop RENAME TO store
-- ALTER TABLE store.item RENAME TO thing
-- ALTER TABLE store.thing RENAME COLUMN title TO name
-- ALTER TABLE store.thing RENAME CONSTRAINT item_pkey TO thing_pkey
-- ALTER TABLE store.thing RENAME CONSTRAINT item_id_not_null TO thing_id_not_null

-- case: a table that moves to another schema under another name
CREATE SCHEMA sales;
CREATE TABLE shop (id serial PRIMARY KEY, name text);
-- rows:
INSERT INTO shop (name) VALUES ('one');
-- read: SELECT id, name FROM shop
-- to:
CREATE SCHEMA sales;
-- renamed from: public.shop
CREATE TABLE sales.store (id serial PRIMARY KEY, name text);
-- read: SELECT id, name FROM sales.store
-- plan:
-- ALTER TABLE public.shop SET SCHEMA sales
-- ALTER TABLE sales.shop RENAME TO store
-- ALTER SEQUENCE sales.shop_id_seq RENAME TO store_id_seq
-- ALTER TABLE sales.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE sales.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null

-- case: a view that another one uses
CREATE TABLE shop (id int, name text);
CREATE VIEW names AS SELECT name FROM shop;
CREATE VIEW short AS SELECT left(name, 1) AS letter FROM names;
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT letter FROM short
-- to:
CREATE TABLE shop (id int, name text);
-- renamed from: names
CREATE VIEW all_names AS SELECT name FROM shop;
CREATE VIEW short AS SELECT left(name, 1) AS letter FROM all_names;
-- read: SELECT letter FROM short
-- plan:
-- ALTER VIEW public.names RENAME TO all_names

-- case: a materialized view
CREATE TABLE shop (id int, name text);
CREATE MATERIALIZED VIEW names AS SELECT name FROM shop;
CREATE INDEX names_name_idx ON names (name);
-- rows:
INSERT INTO shop VALUES (1, 'one');
REFRESH MATERIALIZED VIEW names;
-- read: SELECT name FROM names
-- to:
CREATE TABLE shop (id int, name text);
-- renamed from: names
CREATE MATERIALIZED VIEW all_names AS SELECT name FROM shop;
-- renamed from: names_name_idx
CREATE INDEX all_names_name_idx ON all_names (name);
-- read: SELECT name FROM all_names
-- plan:
-- ALTER MATERIALIZED VIEW public.names RENAME TO all_names
-- ALTER INDEX public.names_name_idx RENAME TO all_names_name_idx

-- case: a value of an enum
CREATE TYPE mood AS ENUM ('sad', 'so so', 'glad');
CREATE TABLE person (id int, mood mood DEFAULT 'so so', CHECK (mood <> 'sad'));
CREATE VIEW glad AS SELECT id FROM person WHERE mood = 'glad';
-- rows:
INSERT INTO person VALUES (1, 'glad'), (2, DEFAULT);
-- read: SELECT id, replace(mood::text, 'glad', 'happy') FROM person ORDER BY 1
-- flag: mood.'so so'='it''s'
-- to:
CREATE TYPE mood AS ENUM (
    'sad',
    'it''s',
    -- renamed from: 'glad'
    'happy'
);
CREATE TABLE person (id int, mood mood DEFAULT 'it''s', CHECK (mood <> 'sad'));
CREATE VIEW glad AS SELECT id FROM person WHERE mood = 'happy';
-- read: SELECT id, replace(mood::text, 'it''s', 'so so') FROM person ORDER BY 1
-- plan:
-- ALTER TYPE public.mood RENAME VALUE 'glad' TO 'happy'
-- ALTER TYPE public.mood RENAME VALUE 'so so' TO 'it''s'

-- case: a value of an enum, and another one that is new
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE person (id int, mood mood);
-- rows:
INSERT INTO person VALUES (1, 'glad');
-- read: SELECT id, 'happy' FROM person WHERE mood = 'glad'
-- to:
CREATE TYPE mood AS ENUM (
    'sad',
    'so so',
    -- renamed from: glad
    'happy'
);
CREATE TABLE person (id int, mood mood);
-- read: SELECT id, mood::text FROM person
-- plan:
-- ALTER TYPE public.mood RENAME VALUE 'glad' TO 'happy'
-- ALTER TYPE public.mood ADD VALUE 'so so' AFTER 'sad'

-- case: an enum type
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE person (id int, mood mood DEFAULT 'sad', moods mood[]);
-- rows:
INSERT INTO person VALUES (1, 'glad', '{sad}');
-- read: SELECT id, mood::text, moods::text FROM person
-- to:
-- renamed from: mood
CREATE TYPE temper AS ENUM ('sad', 'glad');
CREATE TABLE person (id int, mood temper DEFAULT 'sad', moods temper[]);
-- read: SELECT id, mood::text, moods::text FROM person
-- plan:
-- ALTER TYPE public.mood RENAME TO temper

-- case: a composite type and an attribute of it
CREATE TYPE place AS (town text, street text);
CREATE TABLE shop (id int, place place);
-- rows:
INSERT INTO shop VALUES (1, ('Ulm', 'Gasse'));
-- read: SELECT id, (place).town, (place).street FROM shop
-- to:
-- renamed from: place
CREATE TYPE address AS (
    -- renamed from: town
    city text,
    street text
);
CREATE TABLE shop (id int, place address);
-- read: SELECT id, (place).city, (place).street FROM shop
-- plan:
-- ALTER TYPE public.place RENAME TO address
-- ALTER TYPE public.address RENAME ATTRIBUTE town TO city CASCADE

-- case: a domain
CREATE DOMAIN price AS int CHECK (VALUE > 0);
CREATE TABLE shop (id int, price price);
-- rows:
INSERT INTO shop VALUES (1, 2);
-- read: SELECT id, price::int FROM shop
-- to:
-- renamed from: price
CREATE DOMAIN amount AS int CONSTRAINT price_check CHECK (VALUE > 0);
CREATE TABLE shop (id int, price amount);
-- read: SELECT id, price::int FROM shop
-- plan:
-- ALTER DOMAIN public.price RENAME TO amount

-- case: a sequence that a default uses
CREATE SEQUENCE numbers START 5;
CREATE TABLE shop (id int DEFAULT nextval('numbers'));
-- rows:
INSERT INTO shop DEFAULT VALUES;
-- read: SELECT id FROM shop
-- read: SELECT last_value FROM numbers
-- to:
-- renamed from: numbers
CREATE SEQUENCE tickets START 5;
CREATE TABLE shop (id int DEFAULT nextval('tickets'));
-- read: SELECT id FROM shop
-- read: SELECT last_value FROM tickets
-- plan:
-- ALTER SEQUENCE public.numbers RENAME TO tickets

-- case: a function that others use, and an overloaded one
CREATE FUNCTION twice(x int) RETURNS int IMMUTABLE LANGUAGE sql RETURN x * 2;
CREATE FUNCTION twice(x text) RETURNS text IMMUTABLE LANGUAGE sql RETURN x || x;
CREATE TABLE shop (id int, double int GENERATED ALWAYS AS (twice(id)) STORED, CHECK (twice(id) > 0));
CREATE INDEX double_index ON shop (twice(id));
CREATE VIEW v AS SELECT twice(id) AS twice FROM shop;
-- rows:
INSERT INTO shop VALUES (1), (2);
-- read: SELECT id, double FROM shop ORDER BY 1
-- flag: public.twice(x integer)=double
-- to:
CREATE FUNCTION double(x int) RETURNS int IMMUTABLE LANGUAGE sql RETURN x * 2;
CREATE FUNCTION twice(x text) RETURNS text IMMUTABLE LANGUAGE sql RETURN x || x;
CREATE TABLE shop (id int, double int GENERATED ALWAYS AS (double(id)) STORED, CHECK (double(id) > 0));
CREATE INDEX double_index ON shop (double(id));
CREATE VIEW v AS SELECT double(id) AS twice FROM shop;
-- read: SELECT id, double FROM shop ORDER BY 1
-- plan:
-- ALTER FUNCTION public.twice(x integer) RENAME TO double

-- case: a function whose body changes, and a procedure
CREATE FUNCTION price(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN x; END $$;
CREATE PROCEDURE sweep() LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE TABLE shop (id int DEFAULT price(3));
-- rows:
INSERT INTO shop VALUES (1);
-- read: SELECT id FROM shop
-- to:
-- renamed from: price
CREATE FUNCTION cost(x int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN x + 1; END $$;
-- renamed from: sweep
CREATE PROCEDURE clean() LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE TABLE shop (id int DEFAULT cost(3));
-- read: SELECT id FROM shop
-- plan:
-- ALTER FUNCTION public.price(x integer) RENAME TO cost
-- ALTER PROCEDURE public.sweep() RENAME TO clean
-- CREATE OR REPLACE FUNCTION public.cost(x integer) RETURNS integer LANGUAGE plpgsql AS $function$ BEGIN RETURN x + 1; END $function$

-- case: constraints of every sort
CREATE TABLE town (id int CONSTRAINT town_key PRIMARY KEY);
CREATE TABLE shop (id int, town int, price int,
    CONSTRAINT a CHECK (price > 0), CONSTRAINT b UNIQUE (price), CONSTRAINT c FOREIGN KEY (town) REFERENCES town);
ALTER TABLE shop ADD CONSTRAINT d CHECK (id > 0) NOT VALID;
-- rows:
INSERT INTO town VALUES (1);
INSERT INTO shop VALUES (1, 1, 5);
-- read: SELECT * FROM shop
-- to:
CREATE TABLE town (id int CONSTRAINT town_key PRIMARY KEY);
CREATE TABLE shop (id int, town int, price int,
    -- renamed from: a
    CONSTRAINT shop_price CHECK (price > 0),
    -- renamed from: b
    CONSTRAINT shop_one_price UNIQUE (price),
    -- renamed from: c
    CONSTRAINT shop_town FOREIGN KEY (town) REFERENCES town
);
-- renamed from: d
ALTER TABLE shop ADD CONSTRAINT shop_id CHECK (id > 0) NOT VALID;
-- read: SELECT * FROM shop
-- plan:
-- ALTER TABLE public.shop RENAME CONSTRAINT a TO shop_price
-- ALTER TABLE public.shop RENAME CONSTRAINT b TO shop_one_price
-- ALTER TABLE public.shop RENAME CONSTRAINT c TO shop_town
-- ALTER TABLE public.shop RENAME CONSTRAINT d TO shop_id

-- case: an index, a trigger, a policy, a rule and statistics
CREATE TABLE shop (id int, name text);
CREATE INDEX a ON shop (name);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER b BEFORE INSERT ON shop FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY c ON shop USING (id > 0);
CREATE RULE d AS ON DELETE TO shop DO INSTEAD NOTHING;
CREATE STATISTICS e ON id, name FROM shop;
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT * FROM shop
-- to:
CREATE TABLE shop (id int, name text);
-- renamed from: a
CREATE INDEX shop_name ON shop (name);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- renamed from: b
CREATE TRIGGER shop_before BEFORE INSERT ON shop FOR EACH ROW EXECUTE FUNCTION f();
-- renamed from: c
CREATE POLICY shop_policy ON shop USING (id > 0);
-- renamed from: d
CREATE RULE shop_rule AS ON DELETE TO shop DO INSTEAD NOTHING;
-- renamed from: e
CREATE STATISTICS shop_both ON id, name FROM shop;
-- read: SELECT * FROM shop
-- plan:
-- ALTER INDEX public.a RENAME TO shop_name
-- ALTER TRIGGER b ON public.shop RENAME TO shop_before
-- ALTER POLICY c ON public.shop RENAME TO shop_policy
-- ALTER RULE d ON public.shop RENAME TO shop_rule
-- ALTER STATISTICS public.e RENAME TO shop_both

-- case: what a foreign key refers to
CREATE TABLE town (code text PRIMARY KEY);
CREATE TABLE shop (id int PRIMARY KEY, town text REFERENCES town);
-- rows:
INSERT INTO town VALUES ('Ulm');
INSERT INTO shop VALUES (1, 'Ulm');
-- read: SELECT code FROM town
-- read: SELECT id, town FROM shop
-- to:
-- renamed from: town
CREATE TABLE city (
    -- renamed from: code
    name text PRIMARY KEY
);
CREATE TABLE shop (id int PRIMARY KEY, town text REFERENCES city);
-- read: SELECT name FROM city
-- read: SELECT id, town FROM shop
-- plan:
-- ALTER TABLE public.town RENAME TO city
-- ALTER TABLE public.city RENAME COLUMN code TO name
-- ALTER TABLE public.city RENAME CONSTRAINT town_pkey TO city_pkey
-- ALTER TABLE public.city RENAME CONSTRAINT town_code_not_null TO city_name_not_null

-- case: a partitioned table, its column, and one of its partitions
CREATE TABLE sale (id int NOT NULL, day date NOT NULL, amount int CHECK (amount > 0), PRIMARY KEY (id, day))
    PARTITION BY RANGE (day);
CREATE TABLE sale_2025 PARTITION OF sale FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sale_2026 PARTITION OF sale FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX ON sale (amount);
-- rows:
INSERT INTO sale VALUES (1, '2025-05-05', 5), (2, '2026-06-06', 6);
-- read: SELECT id, day, amount FROM sale ORDER BY 1
-- read: SELECT id FROM sale_2025
-- to:
-- renamed from: sale
CREATE TABLE deal (
    id int NOT NULL,
    -- renamed from: day
    at date NOT NULL,
    -- renamed from: amount
    price int CHECK (price > 0),
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- renamed from: sale_2025
CREATE TABLE deal_2025 PARTITION OF deal FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sale_2026 PARTITION OF deal FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX ON deal (price);
-- read: SELECT id, at, price FROM deal ORDER BY 1
-- read: SELECT id FROM deal_2025
-- plan:
-- ALTER TABLE public.sale RENAME TO deal
-- ALTER TABLE public.sale_2025 RENAME TO deal_2025
-- ALTER TABLE public.deal RENAME COLUMN day TO at
-- ALTER TABLE public.deal RENAME COLUMN amount TO price
-- ALTER TABLE public.deal RENAME CONSTRAINT sale_amount_check TO deal_price_check
-- ALTER TABLE public.deal RENAME CONSTRAINT sale_pkey TO deal_pkey
-- ALTER INDEX public.sale_amount_idx RENAME TO deal_price_idx
-- ALTER TABLE public.deal RENAME CONSTRAINT sale_id_not_null TO deal_id_not_null
-- ALTER TABLE public.deal RENAME CONSTRAINT sale_day_not_null TO deal_at_not_null
-- ALTER TABLE public.deal_2025 RENAME CONSTRAINT sale_2025_pkey TO deal_2025_pkey
-- ALTER INDEX public.sale_2025_amount_idx RENAME TO deal_2025_price_idx
-- ALTER INDEX public.sale_2026_amount_idx RENAME TO sale_2026_price_idx

-- case: a column of a table that others inherit
CREATE TABLE shop (id int, title text NOT NULL);
CREATE TABLE big_shop (size int) INHERITS (shop);
-- rows:
INSERT INTO big_shop VALUES (1, 'one', 2);
-- read: SELECT id, title, size FROM big_shop
-- to:
CREATE TABLE shop (
    id int,
    -- renamed from: title
    name text NOT NULL
);
CREATE TABLE big_shop (size int) INHERITS (shop);
-- read: SELECT id, name, size FROM big_shop
-- plan:
-- ALTER TABLE public.shop RENAME COLUMN title TO name
-- ALTER TABLE public.shop RENAME CONSTRAINT shop_title_not_null TO shop_name_not_null

-- case: a column that a generated one, a check, a view, an index, a policy and a trigger use
CREATE TABLE shop (id int PRIMARY KEY, cost int NOT NULL, double int GENERATED ALWAYS AS (cost * 2) STORED,
    CHECK (cost > 0));
CREATE VIEW v AS SELECT id, cost FROM shop WHERE cost > 1;
CREATE INDEX ON shop (cost) WHERE cost > 10;
CREATE POLICY p ON shop USING (cost > 0);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.cost := NEW.cost + 1; RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE OF cost ON shop FOR EACH ROW WHEN (OLD.cost > 0) EXECUTE FUNCTION f();
-- rows:
INSERT INTO shop VALUES (1, 5), (2, 20);
-- read: SELECT id, cost, double FROM shop ORDER BY 1
-- to:
CREATE TABLE shop (
    id int PRIMARY KEY,
    -- renamed from: cost
    price int NOT NULL,
    double int GENERATED ALWAYS AS (price * 2) STORED,
    CHECK (price > 0)
);
CREATE VIEW v AS SELECT id, price FROM shop WHERE price > 1;
CREATE INDEX ON shop (price) WHERE price > 10;
CREATE POLICY p ON shop USING (price > 0);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.price := NEW.price + 1; RETURN NEW; END $$;
CREATE TRIGGER t BEFORE UPDATE OF price ON shop FOR EACH ROW WHEN (OLD.price > 0) EXECUTE FUNCTION f();
-- read: SELECT id, price, double FROM shop ORDER BY 1
-- plan:
-- ALTER TABLE public.shop RENAME COLUMN cost TO price
-- ALTER TABLE public.shop RENAME CONSTRAINT shop_cost_check TO shop_price_check
-- ALTER INDEX public.shop_cost_idx RENAME TO shop_price_idx
-- ALTER TABLE public.shop RENAME CONSTRAINT shop_cost_not_null TO shop_price_not_null
-- DROP VIEW public.v
-- CREATE OR REPLACE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $function$ BEGIN NEW.price := NEW.price + 1; RETURN NEW; END $function$
-- CREATE VIEW public.v AS SELECT id, price FROM public.shop WHERE (price > 1)

-- case: names in a chain
CREATE TABLE shop (id int PRIMARY KEY, a text, b text);
CREATE TABLE store (id int PRIMARY KEY);
-- rows:
INSERT INTO shop VALUES (1, 'a', 'b');
INSERT INTO store VALUES (7);
-- read: SELECT id, a, b FROM shop
-- read: SELECT id FROM store
-- once
-- to:
-- renamed from: shop
CREATE TABLE store (
    id int PRIMARY KEY,
    -- renamed from: a
    b text,
    -- renamed from: b
    c text
);
-- renamed from: store
CREATE TABLE market (id int PRIMARY KEY);
-- read: SELECT id, b, c FROM store
-- read: SELECT id FROM market
-- plan:
-- ALTER TABLE public.store RENAME TO market
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME COLUMN b TO c
-- ALTER TABLE public.store RENAME COLUMN a TO b
-- ALTER TABLE public.market RENAME CONSTRAINT store_pkey TO market_pkey
-- ALTER TABLE public.market RENAME CONSTRAINT store_id_not_null TO market_id_not_null
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null

-- case: names that are exchanged, said by flags
CREATE TABLE shop (id int PRIMARY KEY, a text, b text);
CREATE TABLE store (id int PRIMARY KEY, x int);
-- rows:
INSERT INTO shop VALUES (1, 'a', 'b');
INSERT INTO store VALUES (7, 8);
-- read: SELECT id, a, b FROM shop
-- read: SELECT id, x FROM store
-- flag: shop=store
-- flag: store=shop
-- flag: shop.a=b
-- flag: shop.b=a
-- to:
CREATE TABLE store (id int PRIMARY KEY, b text, a text);
CREATE TABLE shop (id int PRIMARY KEY, x int);
-- read: SELECT id, b, a FROM store
-- read: SELECT id, x FROM shop
-- plan:
-- ALTER TABLE public.shop RENAME TO retort_aside_1
-- ALTER TABLE public.store RENAME TO shop
-- ALTER TABLE public.retort_aside_1 RENAME TO store
-- ALTER TABLE public.store RENAME COLUMN a TO retort_aside_1
-- ALTER TABLE public.store RENAME COLUMN b TO a
-- ALTER TABLE public.store RENAME COLUMN retort_aside_1 TO b
-- ALTER TABLE public.shop RENAME CONSTRAINT store_id_not_null TO shop_id_not_null
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null
-- ALTER TABLE public.shop RENAME CONSTRAINT store_pkey TO retort_aside_3
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.shop RENAME CONSTRAINT retort_aside_3 TO shop_pkey

-- case: a new table takes the old name
CREATE TABLE shop (id int PRIMARY KEY, name text);
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT id, name FROM shop
-- once
-- to:
-- renamed from: shop
CREATE TABLE store (id int PRIMARY KEY, name text);
CREATE TABLE shop (number int);
-- read: SELECT id, name FROM store
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null
-- CREATE TABLE public.shop ( number integer )

-- case: comments, rights and other changes on the way
CREATE TABLE shop (id int PRIMARY KEY, title text, town text);
COMMENT ON TABLE shop IS 'shops';
COMMENT ON COLUMN shop.title IS 'what it is called';
GRANT SELECT (title) ON shop TO PUBLIC;
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT id, title FROM shop
-- to:
-- what sells
-- renamed from: shop
CREATE TABLE store (
    id int PRIMARY KEY,
    -- renamed from: title
    -- renamed from: caption
    name varchar(40) NOT NULL,
    opened date
);
COMMENT ON TABLE store IS 'stores';
COMMENT ON COLUMN store.name IS 'what it is called';
GRANT SELECT (name) ON store TO PUBLIC;
-- read: SELECT id, name FROM store
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME COLUMN title TO name
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null
-- ALTER TABLE public.store DROP COLUMN town
-- COMMENT ON TABLE public.store IS 'stores'
-- ALTER TABLE public.store ALTER COLUMN name TYPE character varying(40) USING name::character varying(40)
-- ALTER TABLE public.store ALTER COLUMN name SET NOT NULL
-- ALTER TABLE public.store ADD COLUMN opened date

-- case: a publication
CREATE TABLE shop (id int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE shop;
-- rows:
INSERT INTO shop VALUES (1);
-- read: SELECT id FROM shop
-- to:
-- renamed from: shop
CREATE TABLE store (id int PRIMARY KEY);
-- renamed from: p
CREATE PUBLICATION shops FOR TABLE store;
-- read: SELECT id FROM store
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER PUBLICATION p RENAME TO shops
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null

-- case: an old name that stays as a view
CREATE TABLE shop (id int PRIMARY KEY, name text);
CREATE VIEW names AS SELECT name FROM shop;
-- rows:
INSERT INTO shop VALUES (1, 'one');
-- read: SELECT id, name FROM shop
-- to:
-- renamed from: shop
CREATE TABLE store (id int PRIMARY KEY, name text);
CREATE VIEW shop AS SELECT id, name FROM store;
CREATE VIEW names AS SELECT name FROM store;
-- read: SELECT id, name FROM shop
-- plan:
-- ALTER TABLE public.shop RENAME TO store
-- ALTER TABLE public.store RENAME CONSTRAINT shop_pkey TO store_pkey
-- ALTER TABLE public.store RENAME CONSTRAINT shop_id_not_null TO store_id_not_null
-- CREATE VIEW public.shop AS SELECT id, name FROM public.store

-- case: a foreign table, its column and its constraint
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE shop (id int, title text, CONSTRAINT a CHECK (id > 0)) SERVER s;
-- rows:
SELECT 1;
-- read: SELECT 1
-- to:
-- renamed from: w
CREATE FOREIGN DATA WRAPPER wrapper;
-- renamed from: s
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
-- renamed from: shop
CREATE FOREIGN TABLE store (
    id int,
    -- renamed from: title
    name text,
    -- renamed from: a
    CONSTRAINT b CHECK (id > 0)
) SERVER server;
-- read: SELECT 1
-- plan:
-- ALTER FOREIGN DATA WRAPPER w RENAME TO wrapper
-- ALTER SERVER s RENAME TO server
-- ALTER FOREIGN TABLE public.shop RENAME TO store
-- ALTER FOREIGN TABLE public.store RENAME COLUMN title TO name
-- ALTER TABLE public.store RENAME CONSTRAINT a TO b
