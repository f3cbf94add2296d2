import { call, forget, session, signIn } from '/app/api.js';
import { listen } from '/app/cable.js';
import { addMessage, find, notice, showConversation, showList, showMessages } from '/app/view.js';

let currentId = null;
let current = null;
let stop = () => {};
let refresh = null;

const attempt = (work) => async (event) => {
  event?.preventDefault();
  try {
    notice('');
    await work(event);
  } catch (error) {
    notice(error.message);
  }
};

async function loadList() {
  const query = new URLSearchParams({ status: find('status').value });
  if (find('inbox').value) query.set('inbox_id', find('inbox').value);
  const { data } = await call('GET', `conversations?${query}`);
  showList(data.payload, currentId, (id) => attempt(() => open(id))());
}

/** Events come in bursts; the list is read once after them. */
function loadListSoon() {
  clearTimeout(refresh);
  refresh = setTimeout(attempt(loadList), 150);
}

async function open(id) {
  currentId = id;
  const [conversation, messages] = await Promise.all([call('GET', `conversations/${id}`), call('GET', `conversations/${id}/messages`)]);
  if (currentId !== id) return;
  current = conversation;
  showConversation(conversation);
  showMessages(messages.payload);
  find('title').focus();
  await call('POST', `conversations/${id}/update_last_seen`, {});
  await loadList();
}

async function reloadCurrent() {
  if (currentId === null) return;
  current = await call('GET', `conversations/${currentId}`);
  showConversation(current);
}

const onEvent = (name, data) => {
  if (name.startsWith('message.') && data.conversation_id === currentId) addMessage(data);
  if (name.startsWith('conversation.') || name.startsWith('assignee.') || name.startsWith('message.')) {
    if (data.id === currentId && !name.startsWith('message.')) attempt(reloadCurrent)();
    loadListSoon();
  }
};

async function start() {
  const user = session();
  find('sign-in').hidden = user !== null;
  find('desk').hidden = user === null;
  find('sign-out').hidden = user === null;
  find('who').textContent = user ? `Signed in as ${user.name}` : '';
  if (!user) return;
  const { payload } = await call('GET', 'inboxes');
  for (const inbox of payload) find('inbox').add(new Option(inbox.name, inbox.id));
  await loadList();
  stop = listen(user, onEvent, (live) => notice(live ? '' : 'Live updates are interrupted; trying again.'));
}

find('sign-in-form').onsubmit = attempt(async (event) => {
  await signIn(Object.fromEntries(new FormData(event.target)));
  await start();
});
find('sign-out').onclick = () => { stop(); forget(); location.reload(); };
find('inbox').onchange = attempt(loadList);
find('status').onchange = attempt(loadList);
find('assign').onclick = attempt(async () => {
  await call('POST', `conversations/${currentId}/assignments`, { assignee_id: session().id });
  await reloadCurrent();
});
find('resolve').onclick = attempt(async () => {
  await call('POST', `conversations/${currentId}/toggle_status`, { status: current.status === 'resolved' ? 'open' : 'resolved' });
  await reloadCurrent();
  await loadList();
});
find('reply').onsubmit = attempt(async (event) => {
  const form = event.target;
  const message = await call('POST', `conversations/${currentId}/messages`, { content: form.content.value, private: form.private.checked });
  form.reset();
  addMessage(message);
});

const link = new URLSearchParams(location.search);
attempt(async () => {
  if (link.has('sso_auth_token')) {
    await signIn({ email: link.get('email'), sso_auth_token: link.get('sso_auth_token') });
    history.replaceState(null, '', '/app');
  }
  await start();
})();
