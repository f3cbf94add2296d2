create table ideas (
    id bigint generated always as identity primary key,
    title text not null check (length(title) between 1 and 200),
    reasoning text not null,
    type text not null check (type in ('launch', 'evergreen', 'wildcard')),
    priority text not null check (priority in ('low', 'medium', 'high', 'urgent')),
    status text not null default 'pending_review' check (status in ('pending_review', 'approved', 'rejected')),
    created_by text not null,
    created_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz
);

-- The pool holds at most one open wildcard.
create unique index ideas_open_wildcard on ideas (type) where type = 'wildcard' and status = 'pending_review';
create index ideas_status on ideas (status, created_at);
