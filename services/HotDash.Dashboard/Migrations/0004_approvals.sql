create table approvals (
    id uuid primary key,
    kind text not null check (kind in ('cx_reply', 'inventory', 'growth', 'misc')),
    state text not null check (state in ('draft', 'pending_review', 'approved', 'applied', 'audited', 'learned', 'rejected')),
    title text not null,
    reference text not null,
    conversation_id bigint,
    content text not null,
    evidence text not null default '',
    rollback_plan text not null default '',
    template text,
    tone smallint check (tone between 1 and 5),
    accuracy smallint check (accuracy between 1 and 5),
    policy smallint check (policy between 1 and 5),
    created_by text not null,
    created_at timestamptz not null,
    submitted_at timestamptz,
    decided_by text,
    decided_at timestamptz,
    review_note text,
    decision_id bigint references decisions (id),
    -- Where to look for our own messages: everything older was there before.
    anchor_message_id bigint,
    note_message_id bigint,
    apply_started_at timestamptz,
    apply_attempts integer not null default 0,
    apply_error text,
    retry_at timestamptz,
    lease_until timestamptz,
    external_id text,
    applied_at timestamptz,
    updated_at timestamptz not null
);

create index approvals_state on approvals (state, created_at);
create index approvals_conversation on approvals (conversation_id, created_at desc);
create index approvals_retry on approvals (retry_at) where state = 'approved';
