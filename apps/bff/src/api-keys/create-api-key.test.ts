import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { allApiKeys } from '@mimamori/storage/api-keys/api-key-reads'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createApiKey, replaceApiKey, revokeApiKey } from './create-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'

const ADMIN = 'admin-1'
let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const app = () => server.testApp.app
/** What the intake API says to this key: 404 is a key that opens, for a measure that is not there. */
async function saidTo(secret: string, method: 'read' | 'write' = 'read'): Promise<number> {
  const { id: _, ...job } = aJob('J-1').body as Job
  const headers = { authorization: `Bearer ${secret}` }
  const answer =
    method === 'read'
      ? await server.send('GET', '/measures/01934f00-0000-7000-8000-000000000000', undefined, headers)
      : await server.send('PUT', '/jobs/J-1', job, headers)
  return answer.status
}

test('a key opens what its scopes name and nothing else', async () => {
  const reads = await createApiKey(app(), ADMIN, { name: '読み取り', scopes: ['effects:read'] })
  const writes = await createApiKey(app(), ADMIN, { name: '受け入れ', scopes: ['intake:write'] })
  expect(await saidTo(reads.secret)).toBe(404)
  expect(await saidTo(reads.secret, 'write')).toBe(403)
  expect(await saidTo(writes.secret, 'write')).toBe(200)
  expect(await saidTo(writes.secret)).toBe(403)
})

test('a key that was replaced goes on for the hours that were agreed, and no longer', async () => {
  const old = await createApiKey(app(), ADMIN, { name: '受け入れ', scopes: ['effects:read'] })
  const fresh = await replaceApiKey(app(), ADMIN, { id: old.id, overlapHours: 24 })
  expect(fresh.secret).not.toBe(old.secret)
  expect(await saidTo(fresh.secret, 'write')).toBe(403)
  // replacing it once more gives it no more time
  await replaceApiKey(app(), ADMIN, { id: old.id, overlapHours: 48 })
  server.testApp.wait(24 * 3600 - 1)
  expect([await saidTo(old.secret), await saidTo(fresh.secret)]).toEqual([404, 404])
  server.testApp.wait(1)
  expect([await saidTo(old.secret), await saidTo(fresh.secret)]).toEqual([401, 404])
  expect((await listApiKeys(app())).map(({ name, state }) => [name, state])).toEqual([
    ['受け入れ', 'in_force'],
    ['受け入れ', 'in_force'],
    ['受け入れ', 'ended'],
    ['test', 'in_force'],
  ])
})

test('a key that was withdrawn opens nothing, and cannot be replaced or withdrawn again', async () => {
  const key = await createApiKey(app(), ADMIN, { name: '停止', scopes: ['effects:read'] })
  await revokeApiKey(app(), ADMIN, key.id)
  expect(await saidTo(key.secret)).toBe(401)
  const ended = { data: { refusal: 'key_ended' } }
  await expect(replaceApiKey(app(), ADMIN, { id: key.id, overlapHours: 0 })).rejects.toMatchObject(ended)
  await expect(revokeApiKey(app(), ADMIN, key.id)).rejects.toMatchObject(ended)
  await expect(revokeApiKey(app(), ADMIN, 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a key that is withdrawn before it has run out is listed as ended when it was withdrawn', async () => {
  const { id } = await createApiKey(app(), ADMIN, { name: '受け入れ', scopes: ['effects:read'] })
  await replaceApiKey(app(), ADMIN, { id, overlapHours: 24 })
  const listed = async () => (await listApiKeys(app())).find((key) => key.id === id)
  expect(await listed()).toMatchObject({ state: 'ends', until: '2026-11-25T01:00:00.000Z' })
  server.testApp.wait(3600)
  await revokeApiKey(app(), ADMIN, id)
  expect(await listed()).toMatchObject({ state: 'ended', until: '2026-11-24T02:00:00.000Z' })
})

test('when a key was last used is noted, once an hour at most', async () => {
  const key = await createApiKey(app(), ADMIN, { name: '受け入れ', scopes: ['effects:read'] })
  const usedAt = async () => (await allApiKeys(server.testApp.db)).find(({ id }) => id === key.id)?.lastUsedAt
  expect(await usedAt()).toBeNull()
  await saidTo(key.secret)
  await expect.poll(usedAt).toBe(START)
})

test('the log says who made, replaced and withdrew a key, and never the key', async () => {
  const { id, secret } = await createApiKey(app(), ADMIN, { name: '受け入れ', scopes: ['effects:read'] })
  await replaceApiKey(app(), ADMIN, { id, overlapHours: 0 })
  const log = await auditPage(server.testApp.db, { actorId: ADMIN, limit: 10 })
  expect(log.map(({ action }) => action)).toEqual(['api_key.replaced', 'api_key.added', 'api_key.added'])
  expect(JSON.stringify(log)).not.toContain(secret)
})

test('only who runs the desk sees and makes keys', async () => {
  const moderator = await server.cookieOf('sato')
  const admin = await server.cookieOf('admin')
  for (const path of ['/apiKeys/list', '/apiKeys/add', '/apiKeys/replace', '/apiKeys/revoke']) {
    const input = { name: 'x', scopes: ['effects:read'], id: 'x', overlapHours: 0 }
    expect((await server.rpc(path, input, { cookie: moderator })).status, path).toBe(403)
  }
  const made = await server.rpc('/apiKeys/add', { name: '通知', scopes: ['effects:read'] }, { cookie: admin })
  const { json } = (await made.json()) as { json: { key: { createdBy: string }; secret: string } }
  expect(json).toMatchObject({ key: { createdBy: '管理', state: 'in_force' }, secret: expect.stringMatching(/^mk_/) })
  expect(await (await server.rpc('/apiKeys/list', undefined, { cookie: admin })).text()).not.toContain(json.secret)
})
