--- late-prisma-add-optional-field | clean | | prisma
SET lock_timeout = '2s';
-- AlterTable
ALTER TABLE "customers" ADD COLUMN "loyaltyTier" TEXT;
--- late-prisma-add-required-field | refused | add-required-column | prisma
SET lock_timeout = '2s';
-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "loyaltyTier" TEXT NOT NULL;
--- late-prisma-required-field-with-default | clean | | prisma
SET lock_timeout = '2s';
ALTER TABLE "customers" ADD COLUMN "loyaltyTier" TEXT NOT NULL DEFAULT 'none';
--- late-prisma-without-timeout | refused | lock-timeout-missing | prisma
-- AlterTable
ALTER TABLE "customers" ADD COLUMN "loyaltyTier" TEXT;
--- late-prisma-new-table-and-index | clean | | prisma
-- CreateTable
CREATE TABLE "SocialPost" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SocialPost_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "SocialPost_createdAt_idx" ON "SocialPost"("createdAt");
--- late-prisma-index-on-used-table | refused | index-not-concurrent | prisma
SET lock_timeout = '2s';
-- CreateIndex
CREATE UNIQUE INDEX "products_title_key" ON "products"("title");
--- late-prisma-redefined-enum | refused | change-type, does-not-apply | prisma
SET lock_timeout = '2s';
-- AlterEnum
CREATE TYPE "Level" AS ENUM ('low', 'high');
ALTER TABLE "notes" ALTER COLUMN "author" TYPE "Level" USING ('low'::"Level");
--- late-prisma-renamed-by-drop-and-add | refused | drop-column | prisma
SET lock_timeout = '2s';
ALTER TABLE "customers" DROP COLUMN "nickname", ADD COLUMN "alias" TEXT;
--- late-prisma-optional-made-required | refused | set-not-null-scan | prisma
SET lock_timeout = '2s';
ALTER TABLE "customers" ALTER COLUMN "region" SET NOT NULL;
--- late-prisma-enum-value | clean | | prisma
ALTER TYPE "order_status" ADD VALUE 'refunded';
--- late-prisma-drop-index | refused | drop-index-not-concurrent | prisma
SET lock_timeout = '2s';
DROP INDEX "orders_status";
--- late-prisma-foreign-key | refused | constraint-not-valid-missing | prisma
SET lock_timeout = '2s';
ALTER TABLE "notes" ADD CONSTRAINT "notes_customer_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL;
--- late-supabase-function-and-grant | clean | | supabase
create or replace function public.get_approval_queue() returns bigint language sql stable security definer set search_path = public as $$ select count(*) from orders $$;
grant execute on function public.get_approval_queue() to shop_app;
--- late-supabase-definer-without-path | advised | security-definer-search-path | supabase
create or replace function public.log_audit_entry(what text) returns void language sql security definer as $$ insert into audit_log (actor, action) values ('x', what) $$;
--- late-supabase-policy-opened | refused | change-policy | supabase
set lock_timeout = '2s';
alter policy notes_no_delete on notes using (true);
--- late-supabase-policy-replaced-equal | clean | | supabase
set lock_timeout = '2s';
drop policy if exists notes_write on notes;
create policy notes_write on notes for insert to shop_app with check (author <> '');
--- late-supabase-policy-for-other-command | refused | change-policy | supabase
set lock_timeout = '2s';
drop policy notes_read on notes;
create policy notes_read on notes for all to shop_app using (not secret);
--- late-supabase-rls-on-audit-log | refused | enable-rls | supabase
set lock_timeout = '2s';
alter table audit_log enable row level security;
create policy audit_log_all on audit_log for all using (true);
--- late-supabase-table-with-rls | clean | | supabase
create table agent_feedback (id bigint generated always as identity primary key, project text not null, body text);
alter table agent_feedback enable row level security;
create policy agent_feedback_service on agent_feedback for all to shop_app using (project = current_setting('app.current_project', true));
--- late-supabase-revoke-anon | refused | revoke | supabase
revoke select on orders from shop_app;
--- late-rails-add-reference | refused | index-not-concurrent
ALTER TABLE "orders" ADD "campaign_id" bigint;
CREATE INDEX "index_orders_on_campaign_id" ON "orders" ("campaign_id");
--- late-rails-add-reference-without-index | clean
ALTER TABLE "orders" ADD "campaign_id" bigint;
--- late-rails-add-timestamps | refused | add-required-column
ALTER TABLE "products" ADD "created_at" timestamp(6) NOT NULL;
--- late-rails-change-column-null-with-check | clean
ALTER TABLE "orders" ADD CONSTRAINT "orders_note_null" CHECK ("note" IS NOT NULL) NOT VALID;
--- late-rails-rename-column | refused | rename
ALTER TABLE "products" RENAME COLUMN "stock" TO "inventory_quantity";
--- late-rails-json-column | clean
ALTER TABLE "products" ADD "meta" json;
--- late-rails-remove-columns | refused | drop-column
ALTER TABLE "products" DROP COLUMN "rating", DROP COLUMN "seen_at";
--- late-rails-force-create | refused | drop-table
DROP TABLE IF EXISTS "events_2025" CASCADE;
CREATE TABLE "events_2025" ("id" bigserial primary key, "kind" text);
--- late-rails-exclusion-constraint | refused | unique-constraint-at-once
alter table events_2028 add constraint events_2028_once exclude using btree (id with =);
--- late-rails-validate-foreign-key | clean
alter table notes add constraint notes_customer foreign key (customer_id) references customers (id) not valid;
--- late-timeout-in-a-comment | refused | lock-timeout-missing | supabase
-- set lock_timeout = '2s';
alter table customers add column a text;
--- late-timeout-in-a-string | refused | lock-timeout-missing | supabase
select 'set lock_timeout = 2s';
alter table customers add column a text;
--- late-timeout-local-after-commit | refused | lock-timeout-missing | supabase
set lock_timeout = '2s';
set lock_timeout to default;
alter table orders add column a text;
--- late-timeout-of-statements-only | refused | lock-timeout-missing | supabase
set statement_timeout = '5s';
alter table orders add column a text;
--- late-timeout-between-two-locks | refused | lock-timeout-missing | prisma
ALTER TABLE "orders" ADD COLUMN "a" TEXT;
SET lock_timeout = '1s';
ALTER TABLE "products" ADD COLUMN "a" TEXT;
--- late-timeout-with-units | clean | | supabase
set lock_timeout to '3000ms';
alter table orders add column a text;
--- late-timeout-of-a-quarter-hour | refused | lock-timeout-long | supabase
set lock_timeout = '15min';
alter table orders add column a text;
--- late-timeout-inside-do | refused | lock-timeout-missing | supabase
do $$ begin alter table customers add column a text; perform set_config('lock_timeout', '2s', true); end $$;
--- late-type-int-to-bigint-on-new-column | clean
create table tallies (id bigint primary key, n integer);
alter table tallies alter column n type bigint;
--- late-type-text-to-varchar | refused | change-type
alter table orders alter column external_id type varchar(50);
--- late-type-text-to-uuid | refused | change-type
update orders set external_id = null where id = 1;
alter table orders alter column external_id type uuid using null;
--- late-type-timestamptz-to-timestamp | refused | change-type
alter table orders alter column shipped_at type timestamp;
--- late-type-timestamp-precision-wider | clean
alter table products alter column seen_at type timestamp(6) without time zone;
--- late-type-timestamp-precision-narrower | refused | change-type
alter table products alter column seen_at type timestamp(0) without time zone;
--- late-type-numeric-unlimited | clean
alter table products alter column weight type numeric;
--- late-type-numeric-narrower | refused | change-type
alter table products alter column weight type numeric(5, 2);
--- late-type-varchar-unlimited | clean
alter table customers alter column phone type varchar;
--- late-type-smallint-to-integer | refused | change-type
alter table products alter column rating type integer;
--- late-type-bool-to-text | refused | change-type
alter table customers alter column newsletter drop default, alter column newsletter type text using newsletter::text;
--- late-type-array-to-jsonb | refused | change-type
alter table products alter column tags drop default, alter column tags type jsonb using to_jsonb(tags);
--- late-type-same-type | clean
alter table customers alter column name type text;
--- late-type-collation | refused | change-type
alter table customers alter column name type text collate "C";
--- late-type-unused-column-with-using | refused | change-type
alter table customers alter column notes type bytea using notes::bytea;
--- late-index-if-not-exists | refused | index-not-concurrent
create index if not exists orders_created on orders (created_at);
--- late-index-if-not-exists-already-there | clean
create index if not exists orders_customer on orders (customer_id);
--- late-index-partial | refused | index-not-concurrent
create index orders_open on orders (created_at) where status = 'open';
--- late-index-partial-concurrently | clean
-- hotdash: no-transaction
create index concurrently orders_open on orders (created_at) where status = 'open';
--- late-index-unique-concurrently | clean
-- hotdash: no-transaction
create unique index concurrently orders_number on orders (number);
--- late-index-unique-that-fails | refused | does-not-apply, invalid-index
-- hotdash: no-transaction
create unique index concurrently audit_log_payload on audit_log (payload);
--- late-index-on-partitioned | refused | index-not-concurrent
create index events_kind on events (kind);
--- late-index-on-only-the-parent | clean
create index events_kind on only events (kind);
--- late-index-gin | refused | index-not-concurrent
create index products_tags on products using gin (tags);
--- late-index-inside-do | refused | index-not-concurrent, scan-under-lock
do $$ begin execute 'create index orders_created on orders (created_at)'; end $$;
--- late-reindex-index | refused | index-not-concurrent
reindex index orders_customer;
--- late-reindex-index-concurrently | clean
-- hotdash: no-transaction
reindex index concurrently orders_customer;
--- late-drop-two-indexes | refused | drop-index-not-concurrent
drop index orders_customer, orders_status;
--- late-check-with-function | refused | constraint-not-valid-missing
alter table customers add constraint customers_name_short check (length(name) < 200);
--- late-check-inline-on-new-column | refused | constraint-not-valid-missing
alter table customers add column age integer check (age > 0);
--- late-check-on-new-table | clean
create table ages (id bigint primary key, age integer check (age > 0));
--- late-check-replaced-wider-not-valid | clean
alter table orders drop constraint orders_note_length, add constraint orders_note_length check (length(note) < 5000) not valid;
--- late-check-replaced-wider-validated | refused | constraint-not-valid-missing
alter table orders drop constraint orders_note_length, add constraint orders_note_length check (length(note) < 5000);
--- late-unique-and-column-at-once | refused | unique-constraint-at-once
alter table customers add column code text unique;
--- late-primary-key-using-index | clean
-- hotdash: no-transaction
create unique index concurrently events_2027_key on events_2027 (id);
--- late-replace-primary-key | refused | drop-unique
alter table order_lines drop constraint order_lines_pkey;
alter table order_lines add column id bigint;
--- late-default-changed | clean
alter table products alter column stock set default 1;
--- late-default-now-on-used-column | clean
alter table orders alter column shipped_at set default now();
--- late-default-random-uuid-in-two-steps | clean
alter table orders add column token uuid;
alter table orders alter column token set default gen_random_uuid();
--- late-default-clock-timestamp | refused | table-rewrite
alter table orders add column touched_at timestamptz default clock_timestamp();
--- late-default-nextval | refused | table-rewrite
create sequence customers_code_seq;
alter table customers add column code bigint not null default nextval('customers_code_seq');
--- late-identity-column | refused | table-rewrite
alter table events_2027 add column key bigint generated always as identity;
--- late-drop-identity-like-default | refused | drop-default
alter table orders alter column number drop default;
--- late-not-null-dropped-and-set | refused | set-not-null-scan
alter table customers alter column name drop not null;
alter table customers alter column name set not null;
--- late-add-and-drop-again | clean
alter table customers add column tmp text;
alter table customers drop column tmp;
--- late-drop-and-add-again | refused | drop-column
alter table customers drop column notes;
alter table customers add column notes text;
--- late-swap-names | refused | rename
alter table customers rename column phone to old_phone;
alter table customers add column phone text;
--- late-view-replaced-by-table | refused | drop-view
drop view open_orders;
create table open_orders (id bigint, customer_id bigint, total numeric);
--- late-view-column-type | refused | change-type, does-not-apply
drop view open_orders;
create view open_orders as select id, customer_id, total::text as total from orders where status = 'open';
--- late-view-other-filter | clean
create or replace view open_orders as select id, customer_id, total from orders where status in ('open', 'paid');
--- late-matview-dropped | refused | drop-view
drop materialized view sales;
--- late-function-argument-renamed | refused | drop-function, change-signature
drop function order_total(bigint);
create function order_total(order_id bigint) returns numeric language sql stable as $$ select total from orders where orders.id = order_id $$;
--- late-function-default-dropped | refused | change-signature
drop function tax(numeric, numeric);
create function tax(amount numeric, rate numeric) returns numeric language sql immutable as $$ select amount * rate $$;
--- late-function-extra-argument-with-default | refused | drop-function
drop function order_total(bigint);
create function order_total(id bigint, currency text default 'EUR') returns numeric language sql stable as $$ select total from orders where orders.id = order_total.id $$;
--- late-function-body-only | clean
create or replace function tax(amount numeric, rate numeric default 0.19) returns numeric language sql immutable as $$ select round(amount * rate, 2) $$;
--- late-trigger-disabled-all | refused | disable-checks, disable-trigger
alter table orders disable trigger all;
--- late-trigger-replaced | clean
create or replace trigger customers_touch before insert or update on customers for each row execute function touch();
--- late-delete-using | refused | delete-data
delete from order_lines using orders where orders.id = order_lines.order_id and orders.status = 'cancelled';
--- late-merge-delete | refused | delete-data
merge into notes using (select 1 as id) gone on notes.id = gone.id when matched then delete;
--- late-truncate-two | refused | delete-data
truncate notes, audit_log restart identity;
--- late-delete-through-function | refused | delete-data
create function purge() returns void language plpgsql as $$ begin delete from notes; end $$;
select purge();
--- late-update-from | clean
update orders set note = 'x' from customers where customers.id = orders.customer_id and customers.email = 'nobody';
--- late-update-all-in-a-cte | refused | backfill-at-once
with changed as (update products set active = true returning id) select count(*) from changed;
--- late-update-with-where-true | refused | backfill-at-once
update products set active = true where true;
--- late-backfill-through-function | refused | work-under-lock
alter table customers add column display_name text;
create function fill() returns void language plpgsql as $$ begin update customers set display_name = name; end $$;
select fill();
--- late-backfill-of-a-new-table-under-lock | refused | scan-under-lock
alter table customers add column archived boolean;
create table customer_copies as select * from customers;
--- late-two-tables-locked | advised | several-tables-locked
alter table customers add column a text;
alter table products add column a text;
--- late-one-table-twice | clean
alter table customers add column a text;
alter table customers add column b text;
--- late-lock-share | refused | lock-table
lock table customers in share row exclusive mode;
--- late-sleep-under-lock | refused | slow-under-lock
alter table customers add column a text;
select pg_sleep(1.1);
--- late-owner-of-new-table | clean
create table handed_over (id bigint primary key);
alter table handed_over owner to shop_app;
--- late-schema-dropped | refused | drop-table, drop-schema
drop schema public cascade;
--- late-default-privileges | clean
alter default privileges in schema public grant select on tables to shop_auditor;
--- late-detach-in-our-transaction | refused | concurrently-in-transaction
alter table events detach partition events_2025 concurrently;
--- late-attach-checked-partition | clean
alter table events_2027 add constraint events_2027_id check (id is not null) not valid;
--- late-inherit | clean
create table events_archive (like events including defaults);
--- late-alter-system | refused | outside-the-database
alter system set max_connections = 500;
--- late-copy-of-a-table | clean
create table customers_old as select * from customers;
--- late-do-nothing | clean
do $$ begin raise notice 'drop table customers'; end $$;
--- late-unused-ignore | clean
-- squawk-ignore ban-drop-column
create table ignored (id bigint primary key);
--- late-empty-file | clean
-- nothing to do
