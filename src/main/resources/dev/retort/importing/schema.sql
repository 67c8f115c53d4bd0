-- What a database is made of, a line each, told alike by two databases that were built alike. Objects of extensions are the
-- extension's; privileges and owners are not migrations' work and left out.
WITH schemas AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('information_schema', 'retort')
), extension AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relations AS (
    SELECT c.*, format('%I.%I', s.nspname, c.relname) AS name FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT FROM extension e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid)
)
SELECT format('schema %I', nspname) FROM schemas
UNION ALL
SELECT format('extension %I', extname) FROM pg_extension
UNION ALL
SELECT format('relation %s kind %s persistence %s options %s partition %s %s row security %s %s replica identity %s',
    name, relkind, relpersistence, reloptions, pg_get_partkeydef(oid), pg_get_expr(relpartbound, oid),
    relrowsecurity, relforcerowsecurity, relreplident)
FROM relations WHERE relkind NOT IN ('i', 'I', 't')
UNION ALL
SELECT format('inherits %s from %s', r.name, i.inhparent::regclass) FROM pg_inherits i JOIN relations r ON r.oid = i.inhrelid
UNION ALL
SELECT format('column %s.%I number %s: %s not null %s default %s collation %s identity %s generated %s',
    r.name, a.attname, row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
    a.attnotnull, pg_get_expr(d.adbin, d.adrelid), nullif(a.attcollation, t.typcollation)::regcollation, a.attidentity,
    a.attgenerated)
FROM relations r
JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
WHERE r.relkind IN ('r', 'p', 'f', 'c')
UNION ALL
SELECT format('constraint %I on %s: %s validated %s', k.conname, coalesce(r.name, k.contypid::regtype::text),
    pg_get_constraintdef(k.oid), k.convalidated)
FROM pg_constraint k JOIN schemas s ON s.oid = k.connamespace LEFT JOIN relations r ON r.oid = k.conrelid
UNION ALL
SELECT format('index %s valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
FROM pg_index i JOIN relations r ON r.oid = i.indexrelid
UNION ALL
SELECT format('sequence %s as %s start %s by %s from %s to %s cache %s cycle %s owned by %s.%s', r.name,
    format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
    d.refobjid::regclass, d.refobjsubid)
FROM pg_sequence q JOIN relations r ON r.oid = q.seqrelid
LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = q.seqrelid AND d.deptype IN ('a', 'i')
    AND d.refclassid = 'pg_class'::regclass
UNION ALL
SELECT format('view %s: %s', name, pg_get_viewdef(oid)) FROM relations WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('enum %I.%I: %s', s.nspname, t.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder))
FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN schemas s ON s.oid = t.typnamespace
GROUP BY s.nspname, t.typname
UNION ALL
SELECT format('domain %I.%I: %s not null %s default %s', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
    t.typnotnull, t.typdefault)
FROM pg_type t JOIN schemas s ON s.oid = t.typnamespace WHERE t.typtype = 'd'
UNION ALL
SELECT format('routine %s', pg_get_functiondef(p.oid))
FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace
WHERE p.prokind IN ('f', 'p')
    AND NOT EXISTS (SELECT FROM extension e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid)
UNION ALL
SELECT format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
FROM pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
UNION ALL
SELECT format('rule %s', pg_get_ruledef(w.oid))
FROM pg_rewrite w JOIN relations r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN'
UNION ALL
SELECT format('policy %I on %s for %s permissive %s: %s check %s', p.polname, r.name, p.polcmd, p.polpermissive,
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN relations r ON r.oid = p.polrelid
UNION ALL
SELECT format('statistics %s', pg_get_statisticsobjdef(t.oid))
FROM pg_statistic_ext t JOIN schemas s ON s.oid = t.stxnamespace
UNION ALL
SELECT format('comment on %s.%s: %s', r.name, d.objsubid, d.description)
FROM pg_description d JOIN relations r ON r.oid = d.objoid AND d.classoid = 'pg_class'::regclass
