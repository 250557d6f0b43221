import type { Me } from '@mimamori/contract/staff/session-contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let cookie: string
beforeEach(async () => {
  server = await startTestServer()
  cookie = await server.cookieOf('sato')
})
afterEach(() => server.close())

const prefer = (preferences: unknown) => server.rpc('/session/prefer', { preferences }, { cookie })

async function myPreferences(): Promise<Me['preferences']> {
  const { json } = (await (await server.rpc('/session/current', undefined, { cookie })).json()) as { json: { me: Me } }
  return json.me.preferences
}

const UNSET = {
  singleKeys: true,
  keys: {},
  density: 'comfortable',
  notify: false,
  alarmSound: false,
  decisionDelayMs: 300,
  zone: 'auto',
}

/** Status of the answer, and the fields it refuses. */
async function refused(preferences: unknown): Promise<unknown[]> {
  const answer = await prefer(preferences)
  const { json } = (await answer.json()) as { json: { data: { errors: { path: string }[] } } }
  return [answer.status, ...json.data.errors.map(({ path }) => path)]
}

test('what a person sets is kept, and what they do not name stays', async () => {
  expect(await myPreferences()).toEqual(UNSET)
  expect((await prefer({ density: 'dense', keys: { next: '!' } })).status).toBe(200)
  expect((await prefer({ singleKeys: false })).status).toBe(200)
  expect(await myPreferences()).toEqual({ ...UNSET, singleKeys: false, keys: { next: '!' }, density: 'dense' })
  expect((await prefer({ keys: {} })).status).toBe(200)
  expect((await myPreferences()).keys).toEqual({})
})

test('the zone of one’s own clock is kept, and one that does not exist is refused by name', async () => {
  expect((await prefer({ zone: 'Europe/Lisbon' })).status).toBe(200)
  expect((await myPreferences()).zone).toBe('Europe/Lisbon')
  expect(await refused({ zone: 'Mars/Olympus' })).toEqual([400, 'preferences.zone'])
})

test('two tabs that set different things at once both have their way', async () => {
  await Promise.all([prefer({ density: 'dense' }), prefer({ notify: true }), prefer({ keys: { hide: '!' } })])
  expect(await myPreferences()).toEqual({ ...UNSET, keys: { hide: '!' }, density: 'dense', notify: true })
})

test('two actions on one key, a key for what is no action, and a key that is none are refused by name', async () => {
  const flaws = (keys: unknown) => refused({ keys })
  expect(await flaws({ warn: 'A' })).toEqual([400, 'preferences.keys.warn'])
  expect(await flaws({ warn: '!', hide: '!' })).toEqual([400, 'preferences.keys.hide', 'preferences.keys.warn'])
  expect(await flaws({ fly: '!' })).toEqual([400, 'preferences.keys.fly'])
  expect(await flaws({ warn: '1' })).toEqual([400, 'preferences.keys.warn'])
  expect(await flaws({ warn: 'Enter' })).toEqual([400, 'preferences.keys.warn'])
  expect((await prefer({ keys: { warn: 'A', no_violation: 'W' } })).status).toBe(200)
  expect((await prefer({ sound: 'bell' })).status).toBe(400)
})

test('how long deciding keys wait is kept from 120 to 2,000 ms, and anything else is refused by name', async () => {
  expect((await prefer({ decisionDelayMs: 450 })).status).toBe(200)
  expect((await myPreferences()).decisionDelayMs).toBe(450)
  for (const decisionDelayMs of [299, 2_001, 0, -300, 150.5, '300', null])
    expect(await refused({ decisionDelayMs })).toEqual([400, 'preferences.decisionDelayMs'])
  expect((await myPreferences()).decisionDelayMs).toBe(450)
  expect((await prefer({ decisionDelayMs: 2_000 })).status).toBe(200)
})
