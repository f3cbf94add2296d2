create table preferences (
    operator_id bigint primary key references operators (id),
    theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
    tile_order text[] not null default '{}',
    hidden_tiles text[] not null default '{}',
    updated_at timestamptz not null default now()
);
