-- What was measured of each environment: one row per measurement and pass.
create table samples (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    environment text not null,
    metric text not null,
    subject text not null,
    value double precision not null,
    detail text
);

create index samples_series on samples (environment, metric, subject, at desc);
create index samples_at on samples using brin (at);

-- Who watches, and when the latest pass ended. One row.
create table watch_passes (
    id smallint primary key check (id = 1),
    host text not null,
    at timestamptz not null
);

-- Changed thresholds. The highest version of a rule counts; without one the product's own numbers do.
create table alert_rules (
    name text not null,
    version integer not null check (version > 0),
    warning double precision,
    critical double precision,
    hold_seconds integer not null check (hold_seconds >= 0),
    enabled boolean not null,
    reason text not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (name, version)
);

create trigger alert_rules_append_only before update or delete or truncate on alert_rules for each statement execute function refuse_change();

create table alerts (
    id bigint generated always as identity primary key,
    environment text not null,
    rule text not null,
    rule_version integer not null,
    subject text not null,
    level text not null check (level in ('warning', 'critical')),
    value double precision not null,
    detail text,
    started_at timestamptz not null,
    fired_at timestamptz not null,
    critical_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    cleared_at timestamptz
);

-- However many processes watch, a fault is one alert.
create unique index alerts_open on alerts (environment, rule, subject) where cleared_at is null;
create index alerts_fired on alerts (fired_at desc);

-- What is to be told about alerts, once for each kind, level and sink.
create table alert_notices (
    id bigint generated always as identity primary key,
    alert_id bigint references alerts (id),
    kind text not null check (kind in ('fired', 'escalated', 'cleared', 'test')),
    level text not null,
    sink text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    attempts integer not null default 0,
    due_at timestamptz not null,
    sent_at timestamptz,
    error text
);

create unique index alert_notices_once on alert_notices (alert_id, kind, level, sink);
create index alert_notices_due on alert_notices (due_at) where sent_at is null;

create table alert_silences (
    id bigint generated always as identity primary key,
    environment text not null,
    rule text not null,
    reason text not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    ended_at timestamptz
);

create index alert_silences_rule on alert_silences (environment, rule, expires_at);
