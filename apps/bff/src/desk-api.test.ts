import { CSRF_HEADER } from '@mimamori/contract/transport'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TrialServer, trialServer } from './trial/trial-server.ts'

let at: TrialServer
beforeEach(async () => {
  at = await trialServer({ MIMAMORI_INTAKE_PER_MINUTE: '20' })
})
afterEach(() => at.close())

test('every endpoint but the session asks for a session', async () => {
  for (const path of ['/queue/counts', '/decisions/recent', '/audit/verify', '/cases/claimNext']) {
    expect((await at.rpc(path, {})).status).toBe(401)
  }
})

test('a call from another site is refused, even with a good cookie', async () => {
  const cookie = await at.cookieOf('sato')
  expect((await at.rpc('/queue/counts', undefined, { cookie })).status).toBe(200)
  expect((await at.rpc('/queue/counts', undefined, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await at.rpc('/queue/counts', undefined, { cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect((await at.rpc('/queue/counts', undefined, { cookie, [CSRF_HEADER.name]: '' })).status).toBe(403)
})

test('an admin reads the trail and has no case rights', async () => {
  const cookie = await at.cookieOf('admin')
  expect((await at.rpc('/audit/list', {}, { cookie })).status).toBe(200)
  expect((await at.rpc('/queue/list', { view: 'flagged' }, { cookie })).status).toBe(403)
  expect((await at.rpc('/cases/claimNext', { queue: 'flagged' }, { cookie })).status).toBe(403)
})

test('a moderator sees his own trail, a lead everyone’s', async () => {
  const moderator = await at.cookieOf('sato')
  const lead = await at.cookieOf('tanaka')
  const list = async (cookie: string) =>
    (
      (await (await at.rpc('/audit/list', {}, { cookie })).json()) as {
        json: { scope: string; entries: { actor: { alias: string } }[] }
      }
    ).json
  expect(new Set((await list(moderator)).entries.map((entry) => entry.actor.alias))).toEqual(new Set(['佐藤']))
  expect((await list(lead)).scope).toBe('all')
  expect((await list(lead)).entries.length).toBeGreaterThan((await list(moderator)).entries.length)
})
