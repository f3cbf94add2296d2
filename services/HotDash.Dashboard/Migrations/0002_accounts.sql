create table operators (
    id bigint generated always as identity primary key,
    email text not null,
    name text not null,
    role text not null check (role in ('viewer', 'operator', 'admin')),
    password_hash text,
    disabled_at timestamptz,
    created_at timestamptz not null default now()
);

create unique index operators_email on operators (lower(email));

-- The cookie holds a random key; this table holds only its hash.
create table sessions (
    key_hash text primary key,
    operator_id bigint not null references operators (id),
    ticket bytea not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

create index sessions_operator on sessions (operator_id);

create table sign_ins (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    email text not null,
    operator_id bigint references operators (id),
    outcome text not null,
    remote_address text
);

create index sign_ins_at on sign_ins (at desc);
create index sign_ins_email_at on sign_ins (lower(email), at desc);

create table data_protection_keys (
    id bigint generated always as identity primary key,
    friendly_name text not null unique,
    xml text not null
);
