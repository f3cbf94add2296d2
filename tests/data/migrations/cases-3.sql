--- held-add-nullable-columns | clean
alter table orders add column source text, add column medium text, add column campaign text;
--- held-add-array-column-with-default | clean
alter table customers add column labels text[] not null default '{}';
--- held-add-jsonb-with-default | clean
alter table orders add column meta jsonb not null default '{}';
--- held-add-enum-column-with-default | clean
create type channel as enum ('web', 'pos');
alter table orders add column channel channel not null default 'web';
--- held-add-column-current-date | clean
alter table orders add column due date default current_date;
--- held-add-column-volatile-uuid-nullable | refused | table-rewrite
alter table customers add column public_id uuid default gen_random_uuid();
--- held-add-domain-column-with-check | refused | constraint-not-valid-missing, table-rewrite
alter table orders add column share percentage default 10;
--- held-add-plain-domain-column | clean
alter table orders add column billing_email email_address;
--- held-add-required-among-others | refused | add-required-column
alter table products add column ean text, add column hazard boolean not null;
--- held-add-and-require-in-two-statements | refused | set-not-null-scan
alter table products add column ean text;
alter table products alter column ean set not null;
--- held-add-not-null-via-check-not-valid | clean
alter table customers add constraint customers_region_known check (region is not null) not valid;
--- held-set-not-null-with-unproven-check | refused | set-not-null-scan
alter table orders alter column external_id set not null;
--- held-set-not-null-on-key | clean
alter table products alter column sku set not null;
--- held-drop-not-null-of-two | refused | drop-not-null
alter table products alter column title drop not null, alter column price drop not null;
--- held-drop-table-quoted | refused | drop-table
DROP TABLE "public"."notes";
--- held-drop-partition | refused | drop-table
drop table events_2025;
--- held-drop-table-after-detach | refused | drop-table
alter table events detach partition events_2026;
drop table events_2026;
--- held-drop-table-through-do-loop | refused | drop-table
do $$ declare t record; begin for t in select 'audit_log' as name loop execute 'drop table ' || t.name; end loop; end $$;
--- held-drop-new-column-of-old-table | clean
alter table orders add column wrong text;
alter table orders rename column wrong to right_one;
--- held-drop-column-behind-a-comment | refused | drop-column
alter table products /* not needed */ drop /* really */ column rating;
--- held-drop-column-uppercase-in-one-line-with-others | refused | drop-column
ALTER TABLE products ADD COLUMN a TEXT, DROP COLUMN weight, ADD COLUMN b TEXT;
--- held-rename-table-and-back | clean
alter table notes rename to notes_tmp;
alter table notes_tmp rename to notes;
--- held-rename-column-and-back | clean
alter table notes rename column body to content;
alter table notes rename column content to body;
--- held-rename-view | refused | rename
alter view open_orders rename to orders_open;
--- held-rename-function | refused | rename
alter function order_total(bigint) rename to total_of_order;
--- held-rename-sequence | refused | rename
alter sequence order_number_seq rename to orders_number_seq;
--- held-rename-constraint | clean
alter table products rename constraint products_price_positive to products_price_not_negative;
--- held-rename-policy | clean
alter policy notes_read on notes rename to notes_can_read;
--- held-rename-attribute | refused | rename
alter type address rename attribute city to town;
--- held-drop-attribute | refused | drop-column, drop-view
alter type address drop attribute street;
--- held-type-char-to-text-new-table | clean
create table codes (id bigint primary key, code character(3));
alter table codes alter column code type text;
--- held-type-of-two-columns | refused | change-type
alter table order_lines alter column quantity type bigint, alter column unit type varchar(20);
--- held-type-money-scale | refused | change-type
alter table order_lines alter column price type numeric(8, 2);
--- held-type-money-wider | clean
alter table order_lines alter column price type numeric(14, 2);
--- held-type-date-to-timestamp | refused | change-type
alter table events_2028 alter column at type timestamp;
--- held-type-jsonb-to-text | refused | change-type
alter table audit_log alter column payload drop default, alter column payload type text;
--- held-type-citext-like-domain | refused | change-type
alter table customers alter column notes type email_address;
--- held-index-concurrently-expression | clean
-- hotdash: no-transaction
create index concurrently customers_name_lower on customers (lower(name));
--- held-index-concurrently-include | clean
-- hotdash: no-transaction
create index concurrently if not exists orders_number on orders (number) include (total);
--- held-index-brin | refused | index-not-concurrent
create index orders_created_brin on orders using brin (created_at);
--- held-index-on-matview | refused | index-not-concurrent
create index sales_total on sales (total);
--- held-index-on-new-matview | clean
create materialized view by_day as select created_at::date as day, count(*) as orders from orders group by 1;
create unique index by_day_day on by_day (day);
--- held-index-in-function-called | refused | index-not-concurrent, scan-under-lock
create function build() returns void language plpgsql as $$ begin create index orders_note on orders (note); end $$;
select build();
--- held-index-and-new-table | refused | index-not-concurrent
create table baskets (id bigint primary key, order_id bigint);
create index baskets_order on baskets (order_id);
create index orders_discount on orders (discount);
--- held-drop-index-if-exists-missing | clean
drop index if exists no_such_index;
--- held-drop-index-of-new-table | clean
create table baskets (id bigint primary key, order_id bigint);
create index baskets_order on baskets (order_id);
drop index baskets_order;
--- held-drop-index-cascade | refused | drop-index-not-concurrent
drop index if exists orders_customer cascade;
--- held-concurrently-with-a-neighbour | refused | concurrently-in-transaction
alter table orders add column tag text;
create index concurrently orders_tag on orders (tag);
--- held-foreign-key-in-create-table | clean
create table shipments (id bigint primary key, order_id bigint references orders (id), customer_id bigint references customers (id));
--- held-foreign-key-validated-in-the-same-file | refused | constraint-not-valid-missing
alter table notes add constraint notes_customer foreign key (customer_id) references customers (id) not valid;
alter table notes validate constraint notes_customer;
--- held-foreign-key-new-column-with-default | refused | constraint-not-valid-missing
alter table notes add column owner_id bigint default 1 references customers (id);
--- held-foreign-key-self | refused | constraint-not-valid-missing
alter table customers add column parent_id bigint;
alter table customers add constraint customers_parent foreign key (parent_id) references customers (id);
--- held-check-two-at-once | refused | constraint-not-valid-missing
alter table products add constraint a check (stock >= 0) not valid, add constraint b check (weight >= 0);
--- held-check-not-valid-two | clean
alter table products add constraint a check (stock >= 0) not valid, add constraint b check (weight >= 0) not valid;
--- held-unique-nulls | refused | unique-constraint-at-once
alter table customers add constraint customers_phone_once unique (phone);
--- held-unique-on-new-table | clean
create table vouchers (id bigint primary key, code text, constraint vouchers_code unique (code));
--- held-unique-replaced | refused | drop-unique
alter table products drop constraint products_sku_key, add constraint products_sku_title_key unique (sku, title);
--- held-primary-key-swapped | refused | drop-unique
alter table audit_log drop constraint audit_log_pkey, add primary key (id, at);
--- held-enum-add-before | clean
alter type order_status add value 'draft' before 'open';
--- held-enum-new-type-replaces-column | refused | drop-column
create type order_state as enum ('open', 'closed');
alter table orders drop column status cascade;
alter table orders add column status order_state;
--- held-enum-dropped-with-cascade | refused | drop-type
drop type order_status cascade;
--- held-enum-used-by-new-default | refused | enum-value-used-at-once
alter type order_status add value 'draft' before 'open';
alter table orders alter column status set default 'draft';
--- held-policy-dropped-in-do | refused | drop-policy
do $$ begin drop policy if exists notes_write on notes; end $$;
--- held-policy-dropped-if-missing | clean
drop policy if exists notes_never on notes;
--- held-policy-to-public | clean
create policy notes_all_read on notes for select using (not secret);
--- held-policy-roles-changed | refused | change-policy
alter policy notes_read on notes to shop_auditor;
--- held-policy-on-new-table-replaced | clean
create table memos (id bigint primary key, body text);
alter table memos enable row level security;
create policy p on memos for select using (true);
drop policy p on memos;
create policy p on memos for select using (body <> '');
--- held-rls-off-and-on | clean
alter table notes disable row level security;
alter table notes enable row level security;
--- held-rls-off-in-do | refused | disable-rls
do $$ begin execute 'alter table notes disable row level security'; end $$;
--- held-no-force-that-never-was | clean
alter table notes no force row level security;
--- held-revoke-all-tables | refused | revoke
revoke all on all tables in schema public from shop_app;
--- held-revoke-execute-from-public | refused | revoke
revoke execute on function tax(numeric, numeric) from public;
--- held-grant-column | clean
grant select (email) on customers to shop_auditor;
--- held-grant-and-revoke-again | clean
grant delete on orders to shop_app;
revoke delete on orders from shop_app;
--- held-revoke-schema | refused | revoke
revoke usage on schema public from shop_auditor;
--- held-owner-of-function | refused | change-owner
alter function order_total(bigint) owner to shop_app;
--- held-view-columns-renamed | refused | rename, does-not-apply
alter view open_orders rename column total to amount;
--- held-view-dropped-with-table | refused | drop-table
drop table orders cascade;
--- held-view-security-barrier-of-new | clean
create view safe_customers with (security_barrier) as select id, name from customers;
--- held-function-volatility | clean
alter function order_total(bigint) volatile;
--- held-function-set-search-path | clean
alter function order_total(bigint) set search_path = public;
--- held-function-with-out-parameter | refused | drop-function, change-signature
drop function order_total(bigint);
create function order_total(id bigint, out total numeric, out orders bigint) language sql stable as $$ select 1::numeric, 2::bigint $$;
--- held-procedure-new | clean
create procedure close_orders() language sql as $$ update orders set status = 'cancelled' where false $$;
--- held-trigger-on-view-new | clean
create function on_insert() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger open_orders_insert instead of insert on open_orders for each row execute function on_insert();
--- held-trigger-dropped-and-made-again | clean
drop trigger customers_touch on customers;
create trigger customers_touch before update on customers for each row execute function touch();
--- held-trigger-disabled-in-do | refused | disable-trigger
do $$ begin alter table customers disable trigger customers_touch; end $$;
--- held-trigger-function-dropped | refused | drop-function, drop-trigger
drop function touch() cascade;
--- held-delete-where-in-do | refused | delete-data
do $$ begin delete from audit_log where at < now() - interval '1 year'; end $$;
--- held-delete-returning | refused | delete-data
delete from notes where id in (select id from notes where secret limit 5) returning id;
--- held-delete-nothing-there | refused | delete-data
delete from audit_log where actor = 'nobody';
--- held-truncate-only | refused | delete-data
truncate only audit_log;
--- held-truncate-in-function | refused | delete-data, table-rewrite
create function wipe() returns void language plpgsql as $$ begin truncate audit_log; end $$;
select wipe();
--- held-update-whole-with-case | refused | backfill-at-once
update orders set note = case when total > 10 then 'big' else 'small' end;
--- held-update-everything-by-subquery | refused | backfill-at-once
update customers set region = 'eu' where id in (select id from customers);
--- held-update-one-by-key | clean
update products set title = 'Renamed' where sku = 'sample 1';
--- held-insert-from-itself | clean
insert into audit_log (actor, action) select actor, 'again' from audit_log where id = 1;
--- held-backfill-before-ddl | refused | backfill-at-once
update customers set notes = '';
alter table customers add column later text;
--- held-backfill-of-other-table-under-lock | refused | work-under-lock
alter table products add column category text;
update orders set note = 'x' where note is null;
--- held-backfill-in-own-file | clean
update orders set note = 'x' where id between 1 and 5;
--- held-batch-loop-under-lock | refused | work-under-lock
alter table orders add column flag boolean;
do $$ begin for i in 1..3 loop update orders set flag = true where id = i; end loop; end $$;
--- held-sleep-alone | clean
select pg_sleep(0.01);
--- held-lock-in-do | refused | lock-table, scan-under-lock, work-under-lock, slow-under-lock
do $$ begin lock table orders in exclusive mode; end $$;
--- held-timeout-set-after-first-of-two | refused | lock-timeout-missing | supabase
alter table notes add column a text;
set lock_timeout = '2s';
alter table notes add column b text;
--- held-timeout-set-by-role | refused | lock-timeout-missing | prisma
SET search_path = public;
ALTER TABLE "customers" ADD COLUMN "a" TEXT;
--- held-timeout-in-transaction | clean | | supabase
begin;
set local lock_timeout = '1s';
alter table orders add column a text;
alter table orders add column b text;
commit;
--- held-timeout-for-create-only | clean | | prisma
CREATE TABLE "Idea" ("id" TEXT PRIMARY KEY, "title" TEXT NOT NULL);
CREATE INDEX "Idea_title_idx" ON "Idea"("title");
--- held-timeout-forever-by-set-config | refused | lock-timeout-missing
select set_config('lock_timeout', '0', true);
alter table orders add column a text;
--- held-timeout-eleven-seconds | refused | lock-timeout-long
set local lock_timeout = '11s';
alter table orders add column a text;
--- held-cluster-on-new | clean
create table tiny (id bigint primary key);
cluster tiny using tiny_pkey;
--- held-vacuum-full-of-nothing | refused | table-rewrite, prefer-repack
-- hotdash: no-transaction
vacuum full audit_log;
--- held-analyze | clean
analyze customers;
--- held-set-tablespace-same | clean
alter table audit_log set tablespace pg_default;
--- held-set-compression | clean
alter table customers alter column notes set compression pglz;
--- held-set-storage | clean
alter table customers alter column notes set storage external;
--- held-logged-again | clean
alter table audit_log set logged;
--- held-inheritance-added | clean
create table audit_archive () inherits (audit_log);
--- held-replica-identity | clean
alter table audit_log replica identity full;
--- held-publication | clean
create publication everything for table orders, customers;
--- held-comment-with-semicolon | clean
comment on column orders.note is 'a; drop table orders;';
--- held-string-with-dollars | clean
insert into audit_log (actor, action) values ('$$', $q$ '; delete from orders; $q$);
--- held-nested-comment | clean
/* outer /* drop table orders; */ still a comment */ alter table orders add column a text;
--- held-broken-in-the-middle | refused | does-not-apply
alter table orders add column a text;
alter table orders add column a text;
--- held-division-by-zero | refused | does-not-apply
select 1 / 0;
--- held-missing-schema | refused | does-not-apply
create table shop.stores (id bigint primary key);
--- held-drop-role | refused | outside-the-database
drop role shop_app;
--- held-drop-owned | refused | outside-the-database
drop owned by shop_app;
--- held-sequence-owned | clean
create sequence tickets_seq;
create table tickets (id bigint primary key default nextval('tickets_seq'));
alter sequence tickets_seq owned by tickets.id;
--- held-sequence-increment | refused | change-sequence
alter sequence order_number_seq increment by 10;
--- held-setval | refused | restart-sequence
select setval('order_number_seq', 1);
--- held-identity-restart | refused | restart-sequence
alter table customers alter column id restart with 1;
--- held-domain-renamed | refused | rename
alter domain email_address rename to mail;
--- held-domain-dropped | refused | drop-type
drop domain percentage cascade;
--- held-domain-check-validated-new-domain | clean
create domain sku as text constraint sku_not_empty check (value <> '');
create table items (id bigint primary key, sku sku);
--- held-extension-dropped | refused | drop-function
drop extension plpgsql cascade;
--- held-rule-dropped-on-new-view | clean
create view v as select 1 as a;
create or replace view v as select 1 as a, 2 as b;
--- held-schema-renamed | refused | rename
alter schema public rename to shop;
--- held-default-dropped-and-set | clean
alter table orders alter column total drop default;
alter table orders alter column total set default 0;
--- held-default-dropped-of-flag | refused | drop-default
alter table customers alter column newsletter drop default;
--- held-generated-added-not-stored-by-view | clean
create view orders_with_tax as select id, total * 1.19 as total_with_tax from orders;
--- held-generated-stored | refused | table-rewrite
alter table customers add column name_length integer generated always as (length(name)) stored;
--- held-partition-key-attach-not-checked | refused | scan-under-lock
create table events_2030 (like events including all);
alter table events_2027 add column extra text;
alter table events_2027 drop column extra;
alter table events attach partition events_2028 for values from ('2028-01-01') to ('2029-01-01');
--- held-new-partition-of | clean
create table events_2031 partition of events for values from ('2031-01-01') to ('2032-01-01');
