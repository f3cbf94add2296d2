--- squawk-adding-field-with-volatile-default | refused | table-rewrite
alter table orders add column token uuid not null default gen_random_uuid();
--- squawk-adding-field-with-constant-default | clean
alter table orders add column priority integer not null default 0;
--- squawk-adding-field-with-stable-default | clean
alter table orders add column seen_at timestamptz not null default now();
--- squawk-adding-field-with-random-default | refused | table-rewrite
alter table products add column shuffle double precision default random();
--- squawk-adding-field-with-stored-expression | refused | table-rewrite
alter table products add column label text generated always as (sku || title) stored;
--- squawk-adding-foreign-key-constraint | refused | constraint-not-valid-missing
alter table notes add constraint notes_customer foreign key (customer_id) references customers (id);
--- squawk-adding-foreign-key-not-valid | clean
alter table notes add constraint notes_customer foreign key (customer_id) references customers (id) not valid;
--- squawk-adding-foreign-key-with-new-column | clean
alter table notes add column order_id bigint references orders (id);
--- squawk-adding-foreign-key-on-new-table | clean
create table refunds (id bigint generated always as identity primary key, order_id bigint not null references orders (id), amount numeric not null);
--- squawk-adding-not-nullable-field | refused | set-not-null-scan
alter table orders alter column note set not null;
--- squawk-adding-not-nullable-field-proven | clean
alter table order_lines alter column unit set not null;
--- squawk-adding-not-nullable-field-on-new-column | refused | table-rewrite, set-not-null-scan, add-required-column
alter table orders add column channel text;
update orders set channel = 'web';
alter table orders alter column channel set not null;
--- squawk-adding-serial-primary-key-field | refused | table-rewrite
alter table events_2027 add column key bigserial primary key;
--- squawk-adding-primary-key | refused | unique-constraint-at-once
alter table events_2027 add primary key (id);
--- squawk-adding-primary-key-on-new-table | clean
create table settings (name text primary key, value text not null);
--- squawk-adding-required-field | refused | add-required-column
alter table customers add column tenant_id bigint not null;
--- squawk-adding-required-field-nullable | clean
alter table customers add column tenant_id bigint;
--- squawk-adding-required-field-with-default | clean
alter table customers add column tenant_id bigint not null default 1;
--- squawk-ban-alter-domain-with-add-constraint | refused | add-domain-constraint
alter domain email_address add constraint email_has_at check (value like '%@%');
--- squawk-ban-alter-domain-not-valid | clean
alter domain email_address add constraint email_has_at check (value like '%@%') not valid;
--- squawk-ban-char-field | advised | ban-char-field
create table codes (id bigint generated always as identity primary key, code char(3) not null);
--- squawk-ban-char-field-text | clean
create table codes (id bigint generated always as identity primary key, code text not null);
--- squawk-ban-concurrent-index-in-transaction | refused | concurrently-in-transaction
create index concurrently customers_name on customers (name);
--- squawk-concurrent-index-outside | clean
-- hotdash: no-transaction
create index concurrently customers_name on customers (name);
--- squawk-ban-create-domain-with-constraint | advised | ban-create-domain-with-constraint
create domain positive as integer check (value > 0);
--- squawk-create-domain-plain | clean
create domain short_text as text;
--- squawk-ban-drop-column | refused | drop-column
alter table customers drop column notes;
--- squawk-ban-drop-column-of-new-table | clean
create table drafts (id bigint generated always as identity primary key, a text, b text);
alter table drafts drop column b;
--- squawk-ban-drop-database | refused | outside-the-database
drop database if exists shop_old;
--- squawk-ban-drop-not-null | refused | drop-not-null
alter table customers alter column name drop not null;
--- squawk-ban-drop-table | refused | drop-table
drop table audit_log;
--- squawk-ban-drop-table-that-is-new | clean
create table scratch (id bigint);
drop table scratch;
--- squawk-ban-drop-table-that-never-was | clean
drop table if exists never_existed;
--- squawk-ban-duplicate-column-assignments | refused | ban-duplicate-column-assignments, does-not-apply
update customers set name = 'a', name = 'b' where id = 1;
--- squawk-single-column-assignment | clean
update customers set name = 'a', notes = 'b' where id = 1;
--- squawk-ban-truncate-cascade | refused | delete-data
truncate table customers cascade;
--- squawk-truncate-of-new-table | clean
create table staging_rows (id bigint);
truncate table staging_rows;
--- squawk-ban-uncommitted-transaction | refused | transaction-control
begin;
alter table customers add column a text;
--- squawk-without-transaction-control | clean
alter table customers add column a text;
--- squawk-changing-column-type | refused | table-rewrite, change-type
alter table products alter column stock type bigint;
--- squawk-changing-column-type-wider-varchar | clean
alter table customers alter column phone type varchar(40);
--- squawk-changing-column-type-varchar-to-text | clean
alter table customers alter column nickname type text;
--- squawk-changing-column-type-narrower | refused | change-type
alter table customers alter column nickname type varchar(10);
--- squawk-changing-column-type-wider-numeric | clean
alter table products alter column weight type numeric(12, 2);
--- squawk-changing-column-type-other-scale | refused | table-rewrite
alter table products alter column weight type numeric(8, 3);
--- squawk-constraint-missing-not-valid | refused | constraint-not-valid-missing
alter table orders add constraint orders_total_positive check (total >= 0);
--- squawk-constraint-not-valid | clean
alter table orders add constraint orders_total_positive check (total >= 0) not valid;
--- squawk-constraint-validated-in-the-same-file | refused | constraint-not-valid-missing
alter table orders add constraint orders_total_positive check (total >= 0) not valid;
alter table orders validate constraint orders_total_positive;
--- squawk-constraint-validated-later | clean
alter table orders validate constraint orders_external_known;
--- squawk-disallowed-unique-constraint | refused | unique-constraint-at-once
alter table orders add constraint orders_number_key unique (number);
--- squawk-unique-constraint-using-index | clean
-- hotdash: no-transaction
create unique index concurrently orders_number_key on orders (number);
alter table orders add constraint orders_number_key unique using index orders_number_key;
--- squawk-identifier-too-long | advised | identifier-too-long
create table customers_with_a_name_that_goes_on_and_on_until_postgresql_cuts_it_off (id bigint);
--- squawk-identifier-short-enough | clean
create table customers_archive (id bigint);
--- squawk-prefer-bigint-over-int | advised | prefer-bigint-over-int
create table counters (id integer primary key, value bigint);
--- squawk-prefer-bigint-over-int-kept | clean
create table counters (id bigint primary key, value bigint);
--- squawk-prefer-bigint-over-smallint | advised | prefer-bigint-over-smallint
create table grades (id bigint primary key, grade smallint);
--- squawk-prefer-identity | advised | prefer-identity
create table tickets (id bigserial primary key);
--- squawk-prefer-identity-kept | clean
create table tickets (id bigint generated always as identity primary key);
--- squawk-prefer-repack-cluster | refused | table-rewrite
cluster customers using customers_pkey;
--- squawk-prefer-repack-vacuum-full | refused | table-rewrite, prefer-repack
-- hotdash: no-transaction
vacuum full customers;
--- squawk-plain-vacuum | clean
-- hotdash: no-transaction
vacuum (analyze) customers;
--- squawk-prefer-robust-stmts | advised | prefer-robust-stmts
-- hotdash: no-transaction
create index concurrently orders_total on orders (total);
--- squawk-prefer-text-field | advised | prefer-text-field
create table letters (id bigint primary key, subject varchar(80));
--- squawk-prefer-text-field-kept | clean
create table letters (id bigint primary key, subject text);
--- squawk-prefer-timestamptz | advised | prefer-timestamp-tz
create table visits (id bigint primary key, at timestamp without time zone);
--- squawk-prefer-timestamptz-kept | clean
create table visits (id bigint primary key, at timestamptz);
--- squawk-renaming-column | refused | rename
alter table customers rename column phone to phone_number;
--- squawk-renaming-column-added-beside | clean
alter table customers add column phone_number text;
--- squawk-renaming-table | refused | rename
alter table notes rename to customer_notes;
--- squawk-renaming-new-table | clean
create table one (id bigint);
alter table one rename to two;
--- squawk-require-concurrent-index-creation | refused | index-not-concurrent
create index orders_shipped on orders (shipped_at);
--- squawk-index-on-new-table | clean
create table parcels (id bigint primary key, order_id bigint);
create index parcels_order on parcels (order_id);
--- squawk-require-concurrent-index-deletion | refused | drop-index-not-concurrent
drop index customers_region;
--- squawk-concurrent-index-deletion | clean
-- hotdash: no-transaction
drop index concurrently customers_region;
--- squawk-require-concurrent-partition-detach | refused | detach-not-concurrent
alter table events detach partition events_2025;
--- squawk-concurrent-partition-detach | clean
-- hotdash: no-transaction
alter table events detach partition events_2025 concurrently;
--- squawk-require-concurrent-reindex | refused | index-not-concurrent
reindex table customers;
--- squawk-concurrent-reindex | clean
-- hotdash: no-transaction
reindex table concurrently customers;
--- squawk-require-enum-value-ordering | advised | require-enum-value-ordering
alter type order_status add value 'returned';
--- squawk-enum-value-with-place | clean
alter type order_status add value 'returned' after 'shipped';
--- squawk-require-lock-timeout-foreign | refused | lock-timeout-missing | supabase
alter table customers add column loyalty text;
--- squawk-require-lock-timeout-foreign-set | clean | | supabase
set lock_timeout = '2s';
alter table customers add column loyalty text;
--- squawk-require-statement-timeout | advised | require-statement-timeout
alter table customers add column loyalty text;
--- squawk-transaction-nesting | refused | transaction-control
alter table customers add column loyalty text;
commit;
begin;
alter table customers add column points bigint;
--- squawk-syntax-error | refused | does-not-apply
alter tabel customers add column loyalty text;
--- squawk-ban-uncommitted-transaction-foreign | clean | | supabase
begin;
set local lock_timeout = '2s';
alter table customers add column loyalty text;
commit;
--- predecessor-dropped-column-and-changed-type | refused | drop-column | prisma
SET lock_timeout = '2s';
-- AlterTable
ALTER TABLE "orders" DROP COLUMN "note",
ALTER COLUMN "number" SET DATA TYPE TEXT;
--- predecessor-dropped-model | refused | drop-table | prisma
SET lock_timeout = '2s';
-- DropTable
DROP TABLE "audit_log";
--- predecessor-dropped-model-and-its-key | refused | drop-table | prisma
SET lock_timeout = '2s';
-- DropForeignKey
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_order_id_fkey";
-- DropTable
DROP TABLE "order_lines";
--- predecessor-comment-with-the-word-model | clean | | prisma
-- This used to drop the model and a field: drop table customers; alter table orders drop column note.
SET lock_timeout = '2s';
/* model Removed { field String } */
CREATE TABLE "model" ("id" BIGINT NOT NULL, "field" TEXT, CONSTRAINT "model_pkey" PRIMARY KEY ("id"));
--- predecessor-delete-in-a-constraint | clean | | prisma
CREATE TABLE "Comment" ("id" BIGINT NOT NULL, "orderId" BIGINT NOT NULL, CONSTRAINT "Comment_pkey" PRIMARY KEY ("id"));
SET lock_timeout = '2s';
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;
--- predecessor-drop-in-a-string | clean
insert into audit_log (actor, action) values ('migration', 'drop table customers; delete from orders');
--- timeout-too-late | refused | lock-timeout-missing | supabase
alter table customers add column loyalty text;
set lock_timeout = '2s';
--- timeout-reset-before-the-lock | refused | lock-timeout-missing | supabase
set lock_timeout = '2s';
create table coupons (id bigint primary key);
reset lock_timeout;
alter table customers add column coupon_id bigint;
--- timeout-lifted-in-our-file | refused | lock-timeout-missing
set local lock_timeout = 0;
alter table customers add column loyalty text;
--- timeout-far-too-long | refused | lock-timeout-long
set local lock_timeout = '10min';
alter table customers add column loyalty text;
--- timeout-shortened | clean
set local lock_timeout = '500ms';
alter table customers add column loyalty text;
--- timeout-only-new-tables | clean | | supabase
create table coupons (id bigint primary key, code text not null);
alter table coupons enable row level security;
create policy coupons_read on coupons for select using (true);
--- timeout-set-by-function | clean | | supabase
select set_config('lock_timeout', '2s', false);
alter table customers add column loyalty text;
--- timeout-concurrent-alone | clean | | prisma
CREATE INDEX CONCURRENTLY "customers_name_idx" ON "customers" ("name");
--- drop-column-if-exists | refused | drop-column
alter table orders drop column if exists external_id;
--- drop-column-if-exists-never-was | clean
alter table orders drop column if exists no_such_column;
--- drop-column-cascade | refused | drop-column
alter table orders drop column total cascade;
--- drop-column-inside-do | refused | drop-column
do $$ begin
    execute 'alter table customers drop column ' || 'notes';
end $$;
--- add-column-inside-do | clean
do $$ begin
    execute 'alter table customers add column ' || 'mood text';
end $$;
--- drop-table-inside-function | refused | drop-table
create function clean_up() returns void language plpgsql as $$ begin drop table audit_log; end $$;
select clean_up();
--- function-with-drop-in-its-body-only | clean
create function clean_up() returns void language plpgsql as $$ begin drop table audit_log; end $$;
--- rename-and-view-of-the-old-name | refused | rename
alter table notes rename to customer_notes;
create view notes as select * from customer_notes;
--- rename-column-with-several-words | refused | rename
alter table
    products
    rename
    title
    to name;
--- rename-schema | refused | rename
create schema shop;
alter table audit_log set schema shop;
--- new-schema | clean
create schema shop;
create table shop.stores (id bigint primary key, name text not null);
--- rename-index | clean
alter index orders_customer rename to orders_customer_id;
--- rename-enum-value | refused | rename
alter type order_status rename value 'paid' to 'settled';
--- rename-type | refused | rename
alter type order_status rename to purchase_status;
--- add-enum-value | clean
alter type order_status add value if not exists 'returned' after 'shipped';
--- add-enum-value-and-use-it | refused | enum-value-used-at-once
alter type order_status add value 'returned' after 'shipped';
update orders set status = 'returned' where id = 1;
--- replace-enum-type | refused | does-not-apply
create type order_status_new as enum ('open', 'paid');
alter table orders alter column status drop default, alter column status type text;
--- new-enum-type | clean
create type parcel_status as enum ('packed', 'sent');
create table parcels (id bigint primary key, status parcel_status not null);
--- drop-type | refused | drop-type
drop type address;
--- add-composite-attribute | clean
alter type address add attribute zip text;
--- drop-policy | refused | drop-policy
drop policy notes_read on notes;
--- drop-policy-and-create-it-again | clean
drop policy notes_read on notes;
create policy notes_read on notes for select to shop_app using (not secret);
--- drop-policy-and-open-it | refused | change-policy
drop policy notes_read on notes;
create policy notes_read on notes for select to shop_app using (true);
--- alter-policy | refused | change-policy
alter policy notes_write on notes with check (true);
--- add-policy | clean
create policy notes_auditor on notes for select to shop_auditor using (true);
--- add-restrictive-policy | refused | add-restrictive-policy
create policy notes_mine on notes as restrictive for select to shop_app using (author = current_user);
--- enable-rls-on-used-table | refused | enable-rls
alter table customers enable row level security;
--- enable-rls-on-new-table | clean
create table memos (id bigint primary key, body text);
alter table memos enable row level security;
--- disable-rls | refused | disable-rls
alter table notes disable row level security;
--- force-rls | refused | enable-rls
alter table notes force row level security;
--- policies-on-new-table | clean | | supabase
create table memos (id bigint primary key, body text);
alter table memos enable row level security;
create policy memos_all on memos for all to shop_app using (true) with check (true);
--- supabase-table-without-rls | advised | table-without-rls | supabase
create table memos (id bigint primary key, body text);
--- revoke | refused | revoke
revoke insert on customers from shop_app;
--- revoke-what-was-not-granted | clean
revoke delete on customers from shop_app;
--- grant | clean
grant select on orders to shop_auditor;
--- grant-to-public | advised | grant-public
grant select on audit_log to public;
--- revoke-from-new-table | clean
create table memos (id bigint primary key, body text);
revoke all on memos from public;
--- change-owner | refused | change-owner
alter table notes owner to shop_app;
--- backfill-mixed-with-ddl | refused | work-under-lock
alter table customers add column display_name text;
update customers set display_name = name;
--- backfill-mixed-with-ddl-where | refused | work-under-lock
alter table customers add column display_name text;
update customers set display_name = name where display_name is null;
--- backfill-alone-at-once | refused | backfill-at-once
update customers set region = 'eu';
--- backfill-of-few-rows | clean
update customers set region = 'eu' where id = 1;
--- backfill-by-do | refused | work-under-lock
alter table customers add column display_name text;
do $$ begin update customers set display_name = name where display_name is null; end $$;
--- seed-rows-beside-ddl | clean
create table channels (id bigint primary key, name text not null);
insert into channels (id, name) values (1, 'web'), (2, 'shop');
--- copy-into-new-table | clean
create table customer_names (id bigint primary key, name text not null);
insert into customer_names select id, name from customers;
--- copy-rows-under-lock | refused | work-under-lock
alter table customers add column archived boolean not null default false;
insert into audit_log (actor, action) select 'migration', email from customers;
--- delete-all | refused | delete-data
delete from audit_log;
--- delete-some | refused | delete-data
delete from notes where secret;
--- delete-in-a-cte | refused | delete-data
with gone as (delete from notes where secret returning id) insert into audit_log (actor, action) select 'migration', id::text from gone;
--- delete-inside-do | refused | delete-data
do $$ begin delete from notes; end $$;
--- delete-from-new-table | clean
create table tmp_rows (id bigint);
insert into tmp_rows values (1);
delete from tmp_rows;
--- truncate | refused | delete-data
truncate audit_log;
--- select-only | clean
select count(*) from customers;
--- lock-table | refused | lock-table
lock table orders in access exclusive mode;
--- lock-table-weakly | clean
lock table orders in access share mode;
--- set-default | clean
alter table orders alter column note set default '';
--- drop-default | refused | drop-default
alter table orders alter column total drop default;
--- drop-default-nullable | refused | drop-default
alter table customers alter column nickname drop default;
--- drop-check | clean
alter table orders drop constraint orders_note_length;
--- drop-unique | refused | drop-unique
alter table products drop constraint products_sku_key;
--- drop-unique-index-concurrently | refused | drop-unique
-- hotdash: no-transaction
drop index concurrently customers_email;
--- drop-primary-key | refused | drop-unique
alter table notes drop constraint notes_pkey;
--- drop-foreign-key | clean
alter table order_lines drop constraint order_lines_product_id_fkey;
--- drop-view | refused | drop-view
drop view open_orders;
--- view-with-more-columns | clean
create or replace view open_orders as select id, customer_id, total, created_at from orders where status = 'open';
--- view-without-a-column | refused | drop-view
drop view open_orders;
create view open_orders as select id, total from orders where status = 'open';
--- new-view | clean
create view paid_orders as select id, total from orders where status = 'paid';
--- drop-function | refused | drop-function
drop function order_total(bigint);
--- replace-function-same-signature | clean
create or replace function order_total(id bigint) returns numeric language sql stable as $$ select coalesce(total, 0) from orders where orders.id = order_total.id $$;
--- replace-function-other-result | refused | change-signature
drop function order_total(bigint);
create function order_total(id bigint) returns text language sql stable as $$ select total::text from orders where orders.id = order_total.id $$;
--- overload-function | clean
create function order_total(id bigint, currency text) returns numeric language sql stable as $$ select total from orders where orders.id = order_total.id $$;
--- function-made-security-definer | refused | change-function-security
alter function order_total(bigint) security definer;
--- new-security-definer-without-search-path | advised | security-definer-search-path
create function admin_total() returns bigint language sql security definer as $$ select count(*) from orders $$;
--- drop-trigger | refused | drop-trigger
drop trigger customers_touch on customers;
--- disable-trigger | refused | disable-trigger, disable-checks
alter table customers disable trigger customers_touch;
--- new-trigger-on-new-table | clean
create table memos (id bigint primary key, body text);
create trigger memos_touch before update on memos for each row execute function touch();
--- sync-trigger-on-used-table | clean
alter table customers add column phone_number text;
create function copy_phone() returns trigger language plpgsql as $$ begin new.phone_number := new.phone; return new; end $$;
create trigger customers_copy_phone before insert or update on customers for each row execute function copy_phone();
--- rewrite-rule | refused | add-rule
create rule audit_log_no_insert as on insert to audit_log do instead nothing;
--- generated-column-virtual-like-view | clean
create view order_labels as select id, 'order ' || number as label from orders;
--- identity-made-always | refused | change-identity
alter table customers alter column id set generated always;
--- identity-dropped | refused | change-identity
alter table customers alter column id drop identity;
--- generated-expression-dropped | refused | change-generated
alter table orders alter column total_with_tax drop expression;
--- unlogged | refused | table-rewrite, change-persistence
alter table audit_log set unlogged;
--- storage-parameter | clean
alter table audit_log set (fillfactor = 80);
--- statistics-target | clean
alter table orders alter column status set statistics 500;
--- attach-partition-without-check | refused | scan-under-lock
alter table events attach partition events_2028 for values from ('2028-01-01') to ('2029-01-01');
--- new-partition | clean
create table events_2029 (like events including all);
--- sequence-restart | refused | restart-sequence
alter sequence order_number_seq restart with 1;
--- sequence-cycle | refused | change-sequence
alter sequence order_number_seq maxvalue 1000 cycle;
--- sequence-wider | clean
alter sequence order_number_seq as bigint;
--- drop-sequence | refused | drop-sequence
alter table orders alter column number drop default;
drop sequence order_number_seq;
--- replication-role | refused | disable-checks
set local session_replication_role = replica;
insert into audit_log (actor, action) values ('a', 'b');
--- refresh-materialized-view | refused | table-rewrite
refresh materialized view sales;
--- refresh-materialized-view-concurrently | clean
refresh materialized view concurrently sales;
--- domain-set-not-null | refused | change-domain
alter domain percentage set not null;
--- domain-default | clean
alter domain percentage set default 0;
--- drop-domain-constraint | clean
alter domain percentage drop constraint percentage_check;
--- comment-on-table | clean
comment on table customers is 'drop table customers';
--- view-security-invoker | refused | change-view-security
alter view open_orders set (security_invoker = true);
--- extension | clean
create extension if not exists plpgsql;
--- upsert-seed | clean
insert into products (sku, title, price) values ('gift', 'Gift', 0) on conflict (sku) do update set title = excluded.title;
--- role-that-does-not-exist | refused | does-not-apply
grant select on orders to nobody_knows;
--- column-that-does-not-exist | refused | does-not-apply
create index concurrently_named on orders (no_such_column);
--- unclosed-string | refused | does-not-apply
insert into audit_log (actor, action) values ('a, 'b');
--- psql-command | refused | does-not-apply
\set ON_ERROR_STOP on
alter table customers add column mood text;
