-- What people decided, and what came of it. Rows are never changed: the database itself refuses.
create table decisions (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    operator_id bigint references operators (id),
    actor text not null,
    action text not null,
    reference text not null,
    rationale text,
    evidence text,
    payload jsonb not null default '{}',
    idempotency_key text not null unique,
    search tsvector generated always as (
        to_tsvector('simple', actor || ' ' || action || ' ' || reference || ' ' || coalesce(rationale, '') || ' ' || coalesce(evidence, ''))
    ) stored
);

create index decisions_at on decisions (at desc);
create index decisions_reference on decisions (reference, at desc);
create index decisions_search on decisions using gin (search);

create table receipts (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    decision_id bigint not null references decisions (id),
    tool text not null,
    ok boolean not null,
    external_id text,
    detail text
);

create index receipts_decision on receipts (decision_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger decisions_append_only before update or delete or truncate on decisions for each statement execute function refuse_change();
create trigger receipts_append_only before update or delete or truncate on receipts for each statement execute function refuse_change();
create trigger sign_ins_append_only before update or delete or truncate on sign_ins for each statement execute function refuse_change();
