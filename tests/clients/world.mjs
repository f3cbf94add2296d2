// What the test that starts a script hands it: where the service is, and who may do what there.
const need = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set: run these scripts through ForeignClientTests.`) })()

export const world = {
  url: need('CHATWOOT_URL'),
  accountId: Number(need('CHATWOOT_ACCOUNT')),
  adminToken: need('CHATWOOT_ADMIN_TOKEN'),
  agentId: Number(need('CHATWOOT_AGENT')),
  inboxId: Number(need('CHATWOOT_INBOX')),
  inboxIdentifier: need('CHATWOOT_INBOX_IDENTIFIER'),
  platformToken: need('CHATWOOT_PLATFORM_TOKEN')
}
