import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { startSession } from '../auth/start-session.ts'
import { createContext } from '../create-context.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let admin: Staff
let leaving: (() => Promise<unknown>)[]
beforeEach(async () => {
  server = await startTestServer()
  leaving = [server.close]
  admin = await someone('admin', 'admin')
})
afterEach(async () => {
  for (const leave of leaving.reverse()) await leave()
})

const someone = (login: string, role: Role = 'moderator'): Promise<Staff> =>
  storeAccount(server.testApp.app, { login, role })

/** Signed in, as the cookie says that a browser sends. */
async function cookieFor({ id }: Staff): Promise<string> {
  const how = { staffId: id, stage: 'full', method: 'password', factor: true, agent: 'Firefox, Linux' } as const
  const token = await server.testApp.app.storage.write((tx) => startSession(tx, server.testApp.app.clock.now(), how))
  return `__Host-mimamori=${token}`
}

/** Another instance on the same database; SQLite has one. */
async function otherInstance(): Promise<string> {
  const { app } = server.testApp
  if (!app.storage.shared) return server.url
  const other = { ...(await createContext(app.settings)), clock: app.clock }
  const { handler, endStreams } = createApp(other, '/nowhere')
  const http = createServer(handler)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  leaving.push(async () => {
    endStreams()
    http.closeAllConnections()
    http.close()
    await other.searchWorker.close()
    await other.storage.close()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

/** A stream at an instance that has begun: all it said once it ends, and all it said so far. */
async function streamAt(url: string, cookie: string) {
  const { body, status } = await fetch(`${url}/api/desk/live`, { headers: { cookie } })
  if (!body) throw new Error(`no stream: ${status}`)
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let said = ''
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return said
      said += value
    }
  })()
  leaving.push(() => reader.cancel())
  await expect.poll(() => said).toContain('event: here')
  // a second is what is wanted; the next beat, after ten, would look whether the session still lives and must not be what ends it
  const atOnce = () => Promise.race([ended, pause(5_000, 'it went on')])
  return { atOnce, said: () => said }
}

const asked = async (url: string, cookie: string) =>
  (await fetch(`${url}/api/desk/queue/counts`, { ...POST, headers: { ...POST.headers, cookie } })).status
const POST = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-mimamori': 'desk' },
  body: '{}',
} as const

test('who is disabled, gets another role, a new link or is signed out by an admin is out at once, at every instance', async () => {
  const elsewhere = await otherInstance()
  const mine = await cookieFor(admin)
  const colleague = await someone('colleague')
  const stays = await cookieFor(colleague)
  const calm = await streamAt(elsewhere, stays)
  for (const [verb, more] of [
    ['disable', {}],
    ['change', { alias: 'sato', role: 'lead', queues: [] }],
    ['invite', {}],
    ['endSessions', {}],
  ] as const) {
    const person = await someone(verb)
    const cookie = await cookieFor(person)
    const here = await streamAt(server.url, cookie)
    const there = await streamAt(elsewhere, cookie)
    expect(await asked(elsewhere, cookie)).toBe(200)
    expect((await server.rpc(`/people/${verb}`, { id: person.id, ...more }, { cookie: mine })).status).toBe(200)
    expect(await asked(server.url, cookie), verb).toBe(401)
    expect(await asked(elsewhere, cookie), verb).toBe(401)
    for (const { atOnce } of [here, there]) expect(await atOnce(), verb).toContain('event: ended')
  }
  expect(calm.said()).not.toContain('event: ended')
  expect(await asked(elsewhere, stays)).toBe(200)
})

test('one’s own sessions are listed, and one or all others are ended at once; nobody else’s are seen', async () => {
  const elsewhere = await otherInstance()
  const sato = await someone('sato')
  const [mine, lost, old] = [await cookieFor(sato), await cookieFor(sato), await cookieFor(sato)]
  const foreign = await cookieFor(await someone('maya'))
  const list = async (cookie: string) => {
    const answer = await server.rpc('/session/list', undefined, { cookie })
    return ((await answer.json()) as { json: { id: string; current: boolean; agent: string }[] }).json
  }
  const sessions = await list(mine)
  expect(sessions).toHaveLength(3)
  expect(sessions[0]).toMatchObject({ agent: 'Firefox, Linux', method: 'password', signedInAt: START })
  expect(sessions.filter(({ current }) => current)).toHaveLength(1)
  expect(JSON.stringify(sessions)).not.toContain('ash')
  const stream = await streamAt(elsewhere, lost)
  const id = (await list(lost)).find(({ current }) => current)?.id
  expect((await server.rpc('/session/revoke', { id }, { cookie: foreign })).status).toBe(404)
  expect((await server.rpc('/session/revoke', { id }, { cookie: mine })).status).toBe(200)
  expect(await stream.atOnce()).toContain('event: ended')
  expect([await asked(elsewhere, lost), await asked(server.url, old), await asked(server.url, mine)]).toEqual([
    401, 200, 200,
  ])
  expect((await server.rpc('/session/revokeOthers', undefined, { cookie: mine })).status).toBe(200)
  expect([await asked(server.url, old), await asked(server.url, mine), await asked(server.url, foreign)]).toEqual([
    401, 200, 200,
  ])
})
