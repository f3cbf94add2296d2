import assert from 'node:assert/strict'
import test from 'node:test'
import { createRequire } from 'node:module'
import WebSocket from 'ws'
import { world } from './world.mjs'

// Both clients expect a browser's globals; the older one reads them when it is loaded.
Object.assign(globalThis, { WebSocket, self: globalThis })
globalThis.document ??= { addEventListener () {}, removeEventListener () {}, visibilityState: 'visible', createElement: () => ({}) }
globalThis.window ??= globalThis
globalThis.addEventListener ??= () => {}
globalThis.removeEventListener ??= () => {}

const rails8 = await import('@rails/actioncable')
const rails5 = createRequire(import.meta.url)('actioncable')
const cableUrl = `${world.url.replace('http', 'ws')}/cable`

const call = async (method, path, body, token = world.adminToken) => {
  const response = await fetch(world.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { api_access_token: token } : {}) },
    body: body && JSON.stringify(body)
  })
  assert.equal(response.status, 200, `${method} ${path}`)
  return response.json()
}

const follow = (library, identifier) => {
  const consumer = library.createConsumer(cableUrl)
  const events = []
  const waiting = []
  let subscription
  const connected = new Promise((resolve, reject) => {
    subscription = consumer.subscriptions.create(identifier, {
      connected: resolve,
      rejected: () => reject(new Error('rejected')),
      received: (event) => {
        events.push(event)
        waiting.splice(0).forEach((wake) => wake())
      }
    })
  })
  const next = async (name, is = () => true) => {
    for (;;) {
      const found = events.find(({ event, data }) => event === name && is(data))
      if (found) return found.data
      await new Promise((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`no ${name} among ${events.map(({ event }) => event)}`)), 15000)
        waiting.push(() => { clearTimeout(limit); resolve() })
      })
    }
  }
  return { connected, next, events, perform: (action, data) => subscription.perform(action, data), close: () => consumer.disconnect() }
}

for (const [name, library] of Object.entries({ '@rails/actioncable': rails8, 'actioncable 5': rails5 })) {
  test(`${name}: an agent and a customer follow a conversation`, async () => {
    const profile = await call('GET', '/api/v1/profile')
    const room = { channel: 'RoomChannel', pubsub_token: profile.pubsub_token, account_id: world.accountId, user_id: profile.id }
    const agent = follow(library, room)
    await agent.connected
    assert.equal(typeof (await agent.next('presence.update')).users, 'object')
    agent.perform('update_presence', {})

    const inbox = `/public/api/v1/inboxes/${world.inboxIdentifier}`
    const contact = await call('POST', `${inbox}/contacts`, { name: 'Robin' }, null)
    const visitor = follow(library, { channel: 'RoomChannel', pubsub_token: contact.pubsub_token })
    await visitor.connected
    const conversation = await call('POST', `${inbox}/contacts/${contact.source_id}/conversations`, {}, null)
    await agent.next('conversation.created', ({ id }) => id === conversation.id)
    await call('POST', `${inbox}/contacts/${contact.source_id}/conversations/${conversation.id}/messages`, { content: 'Hi' }, null)
    const incoming = await agent.next('message.created', (message) => message.conversation_id === conversation.id && message.message_type === 0)
    assert.deepEqual([incoming.content, incoming.message_type, incoming.sender.type, incoming.account_id], ['Hi', 0, 'contact', world.accountId])

    const path = `/api/v1/accounts/${world.accountId}/conversations/${conversation.id}`
    await call('POST', `${path}/messages`, { content: 'secret', private: true })
    await call('POST', `${path}/messages`, { content: 'Hello' })
    const reply = await visitor.next('message.created', ({ message_type }) => message_type === 1)
    assert.deepEqual([reply.content, reply.sender.type], ['Hello', 'user'])
    assert.ok(!visitor.events.some(({ data }) => data.content === 'secret'))
    await call('POST', `${path}/toggle_status`, { status: 'resolved' })
    assert.equal((await agent.next('conversation.status_changed', ({ id }) => id === conversation.id)).status, 'resolved')
    await visitor.next('conversation.status_changed')
    agent.close()
    visitor.close()
  })
}
