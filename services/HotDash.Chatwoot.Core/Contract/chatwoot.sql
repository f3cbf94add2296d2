-- What the compatible service's web and worker read and write, with values in the place of parameters; see the dashboard's.
select id, name, locale, feature_flags, settings, custom_attributes from accounts where id = 1;
insert into accounts (name) values ('contract');
select u.id, u.email, u.name, u.pubsub_token, a.role, a.availability, a.auto_offline from users u join account_users a on a.user_id = u.id where a.account_id = 1;
select owner_type, owner_id from access_tokens where token = 'contract';
insert into access_tokens (owner_type, owner_id, token) values ('User', 1, 'contract');
select id, channel_id, channel_type, name, greeting_enabled, greeting_message, enable_auto_assignment, working_hours_enabled, timezone from inboxes where account_id = 1;
select id, identifier, hmac_token, hmac_mandatory, webhook_url, secret from channel_api where identifier = 'contract';
select id, name, email, phone_number, identifier, additional_attributes, custom_attributes, last_activity_at, blocked from contacts where account_id = 1 order by last_activity_at desc nulls last limit 15;
insert into contacts (account_id, name, email) values (1, 'Ann', 'contract@example.com') on conflict (email, account_id) do nothing;
insert into contact_inboxes (contact_id, inbox_id, source_id, pubsub_token) values (1, 1, 'contract', 'contract') on conflict (inbox_id, source_id) do nothing;
select id, contact_id, hmac_verified from contact_inboxes where inbox_id = 1 and source_id = 'contract';
select id, display_id, status, priority, assignee_id, contact_id, inbox_id, snoozed_until, last_activity_at, waiting_since from conversations where account_id = 1 and status = 0 order by last_activity_at desc limit 25;
update conversations set status = 1, last_activity_at = now(), updated_at = now() where account_id = 1 and display_id = 1;
select id, content, message_type, private, status, content_type, sender_type, sender_id, created_at from messages where conversation_id = 1 order by id desc limit 20;
insert into messages (account_id, inbox_id, conversation_id, content, message_type, private) values (1, 1, 1, 'contract', 0, false);
select id, title, color, show_on_sidebar from labels where account_id = 1;
select id, url, webhook_type, subscriptions, secret from webhooks where account_id = 1;
