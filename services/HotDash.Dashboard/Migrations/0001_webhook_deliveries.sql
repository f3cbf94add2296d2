-- Every accepted webhook delivery, stored before it is acknowledged. The delivery id makes a repeated delivery a no-op.
create table webhook_deliveries (
    id text primary key,
    event text not null,
    conversation_id bigint,
    payload jsonb not null,
    received_at timestamptz not null default now(),
    processed_at timestamptz
);

create index webhook_deliveries_unprocessed on webhook_deliveries (received_at) where processed_at is null;
