import type { Me } from '@mimamori/contract/staff/session'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TrialServer, trialServer } from '../trial/trial-server.ts'

let at: TrialServer
let cookie: string
beforeEach(async () => {
  at = await trialServer()
  cookie = await at.cookieOf('sato')
})
afterEach(() => at.close())

const prefer = (preferences: unknown) => at.rpc('/session/prefer', { preferences }, { cookie })

async function myPreferences(): Promise<Me['preferences']> {
  const { json } = (await (await at.rpc('/session/current', undefined, { cookie })).json()) as { json: { me: Me } }
  return json.me.preferences
}

test('what a person sets is kept, and what they do not name stays', async () => {
  expect(await myPreferences()).toEqual({ singleKeys: true, keys: {}, density: 'comfortable', notify: false })
  expect((await prefer({ density: 'dense', keys: { next: 'Q' } })).status).toBe(200)
  expect((await prefer({ singleKeys: false })).status).toBe(200)
  expect(await myPreferences()).toEqual({ singleKeys: false, keys: { next: 'Q' }, density: 'dense', notify: false })
  expect((await prefer({ keys: {} })).status).toBe(200)
  expect((await myPreferences()).keys).toEqual({})
})

test('two tabs that set different things at once both have their way', async () => {
  await Promise.all([prefer({ density: 'dense' }), prefer({ notify: true }), prefer({ keys: { hide: 'Q' } })])
  expect(await myPreferences()).toEqual({ singleKeys: true, keys: { hide: 'Q' }, density: 'dense', notify: true })
})

test('two actions on one key, a key for what is no action, and a key that is none are refused by name', async () => {
  const flaws = async (keys: unknown) => {
    const answer = await prefer({ keys })
    const { json } = (await answer.json()) as { json: { data: { errors: { path: string }[] } } }
    return [answer.status, ...json.data.errors.map(({ path }) => path)]
  }
  expect(await flaws({ warn: 'A' })).toEqual([400, 'preferences.keys.warn'])
  expect(await flaws({ warn: 'Q', hide: 'Q' })).toEqual([400, 'preferences.keys.hide', 'preferences.keys.warn'])
  expect(await flaws({ fly: 'Q' })).toEqual([400, 'preferences.keys.fly'])
  expect(await flaws({ warn: '1' })).toEqual([400, 'preferences.keys.warn'])
  expect(await flaws({ warn: 'Enter' })).toEqual([400, 'preferences.keys.warn'])
  expect((await prefer({ keys: { warn: 'A', no_violation: 'W' } })).status).toBe(200)
  expect((await prefer({ sound: 'bell' })).status).toBe(400)
})
