// The API as this page uses it. The token lives as long as the tab.
const key = 'chatwoot-session';

export const session = () => JSON.parse(sessionStorage.getItem(key) ?? 'null');

export const forget = () => sessionStorage.removeItem(key);

export async function signIn(fields) {
  const response = await fetch('/auth/sign_in', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.errors?.[0] ?? 'Signing in failed.');
  const user = body.data;
  sessionStorage.setItem(key, JSON.stringify({
    token: user.access_token, pubsub: user.pubsub_token, account: user.account_id, id: user.id, name: user.available_name,
  }));
}

export async function call(method, path, body) {
  const { token, account } = session();
  const response = await fetch(`/api/v1/accounts/${account}/${path}`, {
    method,
    headers: { api_access_token: token, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(answer?.error ?? answer?.message ?? `The server answered ${response.status}.`);
  return answer;
}
