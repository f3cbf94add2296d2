// Everything is shown as text, never as markup.
export const find = (id) => document.getElementById(id);

export function notice(text) { find('notice').textContent = text; }

function line(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

const time = (seconds) => new Date(seconds * 1000).toLocaleString();

export function showList(conversations, currentId, onOpen) {
  find('empty').hidden = conversations.length > 0;
  find('list').replaceChildren(...conversations.map((conversation) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.id = conversation.id;
    button.setAttribute('aria-current', String(conversation.id === currentId));
    const unread = conversation.unread_count > 0 ? ` (${conversation.unread_count} unread)` : '';
    button.append(
      line('strong', `#${conversation.id} ${conversation.meta.sender.name ?? 'Visitor'}${unread}`),
      line('small', conversation.last_non_activity_message?.content ?? 'No messages yet'));
    button.onclick = () => onOpen(conversation.id);
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

export function showConversation(conversation) {
  find('conversation').hidden = false;
  find('title').textContent = `#${conversation.id} ${conversation.meta.sender.name ?? 'Visitor'}`;
  find('facts').textContent = [
    conversation.status, conversation.meta.assignee ? `assigned to ${conversation.meta.assignee.name}` : 'unassigned',
    ...conversation.labels,
  ].join(' · ');
  find('resolve').textContent = conversation.status === 'resolved' ? 'Reopen' : 'Resolve';
}

const kinds = ['incoming', 'outgoing', 'activity', 'outgoing'];

export function messageItem(message) {
  const item = line('li', message.content ?? '', message.private ? 'note outgoing' : kinds[message.message_type]);
  item.dataset.id = message.id;
  const who = message.private ? `${message.sender?.name ?? ''}, private note` : message.sender?.name ?? '';
  if (message.message_type !== 2) item.prepend(line('small', `${who} ${time(message.created_at)}`));
  for (const file of message.attachments ?? []) {
    const link = line('a', file.extension ? `Attachment (${file.extension})` : 'Attachment');
    link.href = file.data_url;
    item.append(document.createElement('br'), link);
  }
  return item;
}

export function showMessages(messages) { find('messages').replaceChildren(...messages.map(messageItem)); }

export function addMessage(message) {
  const list = find('messages');
  const known = list.querySelector(`[data-id="${message.id}"]`);
  if (known) known.replaceWith(messageItem(message));
  else list.append(messageItem(message));
}
