-- What the dashboard reads and writes, with values in the place of parameters. A migration after which one of these fails
-- would break the release that is running. When a release no longer needs a statement, take it out one release later.
select theme, tile_order, hidden_tiles from preferences where operator_id = 1;
insert into preferences (operator_id, theme, tile_order, hidden_tiles) values (1, 'dark', '{a}', '{}')
    on conflict (operator_id) do update set theme = excluded.theme, tile_order = excluded.tile_order, hidden_tiles = excluded.hidden_tiles, updated_at = now();
select id, kind, state, title, reference, conversation_id, content, evidence, rollback_plan, template, tone, accuracy, policy, created_by, created_at,
    submitted_at, decided_by, decided_at, review_note, decision_id, anchor_message_id, note_message_id, apply_started_at, apply_attempts, apply_error,
    retry_at, lease_until, external_id, applied_at, updated_at
from approvals where state = any (array['draft', 'pending_review']) order by created_at limit 20;
insert into approvals (id, kind, state, title, reference, conversation_id, content, evidence, rollback_plan, template, created_by, created_at, updated_at)
    values ('00000000-0000-0000-0000-000000000001', 'cx_reply', 'draft', 't', 'r', 1, 'c', '', '', null, 'ann', now(), now());
update approvals set state = 'approved', decided_by = 'ann', decided_at = now(), tone = 5, accuracy = 5, policy = 5, updated_at = now() where state = 'pending_review';
update approvals set state = 'applied', apply_attempts = apply_attempts + 1, lease_until = null, external_id = 'x', applied_at = now() where state = 'approved';
insert into facts (tile, source, read_by, measured_at, measure, reading) select 't', 's', 'r', now(), 1.5, '{}'::jsonb;
select id, tile, source, read_by, measured_at, measure, reading::text as reading from facts where tile = 't' order by measured_at desc limit 1;
insert into webhook_deliveries (id, event, conversation_id, payload) values ('contract', 'message_created', 1, '{}') on conflict (id) do nothing;
select id, event, conversation_id, payload::text as payload from webhook_deliveries where processed_at is null order by received_at limit 10;
update webhook_deliveries set processed_at = now() where id = 'contract';
select id, title, reasoning, type, priority, status, created_by, created_at, decided_by, decided_at from ideas order by (status = 'pending_review') desc, created_at desc limit 20;
insert into ideas (title, reasoning, type, priority, created_by) values ('t', 'r', 'launch', 'low', 'ann');
insert into sessions (key_hash, operator_id, ticket, expires_at) select 'contract', id, '\x00', now() from operators limit 1;
select s.ticket from sessions s join operators o on o.id = s.operator_id where s.key_hash = 'contract' and s.expires_at > now() and o.disabled_at is null;
select id, email, name, role, password_hash, disabled_at from operators where lower(email) = lower('a@example.com');
insert into operators (email, name, role, password_hash) values ('contract@example.com', 'Ann', 'operator', 'x');
insert into sign_ins (email, operator_id, outcome, remote_address) values ('a@example.com', null, 'succeeded', '127.0.0.1');
select at, email, outcome, remote_address from sign_ins order by at desc limit 20;
insert into data_protection_keys (friendly_name, xml) values ('contract', '<key/>') on conflict (friendly_name) do nothing;
select xml from data_protection_keys order by id;
insert into decisions (operator_id, actor, action, reference, rationale, evidence, payload, idempotency_key) values (null, 'ann', 'a', 'r', null, null, '{}', 'contract');
select id, at, actor, action, reference, rationale, evidence, payload::text as payload from decisions where search @@ plainto_tsquery('simple', 'ann') order by at desc limit 20;
insert into receipts (decision_id, tool, ok, external_id, detail) select id, 't', true, null, null from decisions limit 1;
select ok, tool, external_id, detail from receipts where decision_id = 1 order by id desc limit 1;
