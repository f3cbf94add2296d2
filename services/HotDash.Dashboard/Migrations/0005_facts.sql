-- What a tile showed, kept when it changed: every number on a screen can be traced to the moment and source it was read from.
create table facts (
    id bigint generated always as identity primary key,
    tile text not null,
    source text not null,
    read_by text not null,
    measured_at timestamptz not null,
    measure double precision,
    reading jsonb not null
);

create index facts_tile on facts (tile, measured_at desc);

create index webhook_deliveries_event on webhook_deliveries (event, received_at);
