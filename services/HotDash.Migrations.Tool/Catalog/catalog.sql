-- What a release can depend on, one row per thing: kind, parent, name, identity, parent's identity, properties.
-- Identity survives a rename. Runs on PostgreSQL 15 and later. Objects of extensions are the extension's business.
with spaces as (
    select oid, nspname, nspowner, nspacl from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
        and not exists (select from pg_depend d where d.classid = 'pg_namespace'::regclass and d.objid = pg_namespace.oid and d.deptype = 'e')
), relations as (
    select c.*, n.nspname || '.' || c.relname as path, n.nspname from pg_class c join spaces n on n.oid = c.relnamespace
    where c.relname not in ('hotdash_migrations', 'hotdash_migrations_pkey', 'hotdash_migration_life', 'hotdash_migration_life_pkey')
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), routines as (
    select p.*, n.nspname from pg_proc p join spaces n on n.oid = p.pronamespace
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
), types as (
    select t.*, n.nspname || '.' || t.typname as path, n.nspname from pg_type t join spaces n on n.oid = t.typnamespace
    where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')))
        and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
)
select 'Schema', '', nspname, oid::bigint, 0::bigint, 0, jsonb_build_object('owner', nspowner::regrole::text)::text from spaces
union all
select 'Extension', '', extname, oid::bigint, 0, 0, jsonb_build_object('version', extversion)::text from pg_extension where extname <> 'plpgsql'
union all
select 'Table', nspname, relname, oid::bigint, relnamespace::bigint, 0, jsonb_build_object(
    'owner', relowner::regrole::text, 'persistence', relpersistence, 'rls', relrowsecurity, 'force_rls', relforcerowsecurity, 'kind', relkind,
    'replica_identity', relreplident,
    'parents', coalesce((select string_agg(inhparent::regclass::text, ',' order by inhseqno) from pg_inherits where inhrelid = relations.oid), ''),
    'bound', coalesce(pg_get_expr(relpartbound, oid), ''))::text
from relations where relkind in ('r', 'p', 'f')
union all
select case when r.relkind in ('v', 'm') then 'ViewColumn' else 'Column' end, r.path, a.attname, r.oid::bigint, r.oid::bigint, a.attnum::int, jsonb_build_object(
    'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull, 'default', coalesce(pg_get_expr(d.adbin, d.adrelid), ''),
    'identity', a.attidentity, 'generated', a.attgenerated, 'collation', case when a.attcollation = t.typcollation then '' else a.attcollation::regcollation::text end)::text
from relations r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
where r.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
union all
select 'Constraint', r.path, k.conname, k.oid::bigint, r.oid::bigint, 0, jsonb_build_object(
    'type', k.contype, 'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''), 'validated', k.convalidated)::text
from pg_constraint k join relations r on r.oid = k.conrelid where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0
union all
select 'DomainConstraint', t.path, k.conname, k.oid::bigint, t.oid::bigint, 0, jsonb_build_object(
    'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''), 'validated', k.convalidated)::text
from pg_constraint k join types t on t.oid = k.contypid where k.contype = 'c'
union all
select 'Index', r.path, c.relname, c.oid::bigint, r.oid::bigint, 0, jsonb_build_object(
    'definition', pg_get_indexdef(c.oid), 'unique', i.indisunique, 'valid', i.indisvalid or c.relkind = 'I',
    'constraint', exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x')))::text
from pg_index i join relations c on c.oid = i.indexrelid join relations r on r.oid = i.indrelid where r.relkind <> 't'
union all
select 'View', nspname, relname, oid::bigint, relnamespace::bigint, 0, jsonb_build_object(
    'owner', relowner::regrole::text, 'kind', relkind, 'definition', pg_get_viewdef(oid), 'options', coalesce(array_to_string(reloptions, ','), ''))::text
from relations where relkind in ('v', 'm')
union all
select 'Sequence', r.nspname, r.relname, r.oid::bigint, r.relnamespace::bigint, 0, jsonb_build_object(
    'type', s.seqtypid::regtype::text, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax, 'cycle', s.seqcycle)::text
from relations r join pg_sequence s on s.seqrelid = r.oid
where not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = r.oid and d.deptype = 'i')
union all
select 'Function', nspname, proname || '(' || pg_get_function_identity_arguments(oid) || ')', oid::bigint, pronamespace::bigint, 0, jsonb_build_object(
    'owner', proowner::regrole::text, 'result', coalesce(pg_get_function_result(oid), ''), 'definition', case when prokind = 'a' then 'aggregate' else pg_get_functiondef(oid) end,
    'security_definer', prosecdef, 'kind', prokind, 'arguments', pg_get_function_arguments(oid), 'search_path', coalesce(array_to_string(proconfig, ',') like '%search_path=%', false))::text
from routines
union all
select 'Trigger', r.path, g.tgname, g.oid::bigint, r.oid::bigint, 0, jsonb_build_object('definition', pg_get_triggerdef(g.oid), 'enabled', g.tgenabled)::text
from pg_trigger g join relations r on r.oid = g.tgrelid where not g.tgisinternal and g.tgparentid = 0
union all
select 'Rule', r.path, w.rulename, w.oid::bigint, r.oid::bigint, 0, jsonb_build_object('definition', pg_get_ruledef(w.oid))::text
from pg_rewrite w join relations r on r.oid = w.ev_class where w.rulename <> '_RETURN'
union all
select 'Policy', r.path, p.polname, p.oid::bigint, r.oid::bigint, 0, jsonb_build_object(
    'command', p.polcmd, 'permissive', p.polpermissive,
    'roles', (select string_agg(case when role = 0 then 'public' else quote_ident(pg_get_userbyid(role)) end, ', ' order by role) from unnest(p.polroles) role),
    'using', coalesce(pg_get_expr(p.polqual, p.polrelid), ''), 'check', coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''))::text
from pg_policy p join relations r on r.oid = p.polrelid
union all
select 'Type', nspname, typname, oid::bigint, typnamespace::bigint, 0, jsonb_build_object(
    'kind', typtype, 'base', case when typtype = 'd' then format_type(typbasetype, typtypmod) else '' end, 'not_null', typnotnull, 'default', coalesce(typdefault, ''))::text
from types
union all
select 'EnumValue', t.path, e.enumlabel, e.oid::bigint, t.oid::bigint, 0, '{}' from pg_enum e join types t on t.oid = e.enumtypid
union all
select distinct 'Grant', path, case when grantee = 0 then 'public' else pg_get_userbyid(grantee) end || ' ' || privilege_type, 0, oid::bigint, 0, jsonb_build_object('on', keyword)::text
from (
    select r.path, r.oid, r.relowner as owner, case r.relkind when 'S' then 'sequence' else 'table' end as keyword, x.*
    from relations r, aclexplode(r.relacl) x where r.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
    union all
    select n.nspname, n.oid, n.nspowner, 'schema', x.* from spaces n, aclexplode(n.nspacl) x
    union all
    select p.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.oid, p.proowner, 'function', x.*
    from routines p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
) granted
where grantee <> owner
