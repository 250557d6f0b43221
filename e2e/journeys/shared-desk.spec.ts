import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { signIn } from '../harness/desk-accounts.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { copyPreparedDesk } from '../harness/prepared-desk.ts'
import { ROOT } from '../harness/server-processes.ts'
import { expect, postOffence, test } from './journey-fixtures.ts'

/** what only the program of the shared desk says */
const OF_TESTS = 'shared desk of tests'
const WRONG_PASSWORDS = 30

test('a journey begins with a desk that knows nothing of the journey before: no session, limit, case, stream or event', async ({
  sharedDesk,
}) => {
  const prepare = () => copyPreparedDesk({ language: 'ja', demo: false, longUndo: false }, sharedDesk.open)
  const begin = (folder: string, apiKey: string) => startDeskPair({ folder, apiKey }, 0, sharedDesk.open)

  const first = await prepare()
  const before = await begin(first.folder, first.apiKey)
  const { client, cookie } = await signIn(before.desk.url, first.account)
  await postOffence(before, '前の仕事')
  const stream = await fetch(`${before.desk.url}${DESK_PREFIX}${LIVE_PATH}`, { headers: { cookie } })
  expect(stream.status).toBe(200)
  const streamEnded = stream.text()
  expect((await client.queue.counts()).open.flagged).toBeGreaterThan(0)
  const wrong = { login: first.account.login, password: 'not the password' }
  const refusals = await Promise.all(
    Array.from({ length: WRONG_PASSWORDS }, () => signIn(before.desk.url, wrong).catch(({ code }) => code)),
  )
  expect(new Set(refusals)).toContain('TOO_MANY_ATTEMPTS')
  await before.discard()
  await streamEnded

  const second = await prepare()
  const after = await begin(second.folder, second.apiKey)
  expect(after.desk.url).toBe(before.desk.url)
  const ofBefore = await fetch(`${after.desk.url}${DESK_PREFIX}${LIVE_PATH}`, { headers: { cookie } })
  expect(ofBefore.status).toBe(401)
  // the account is let in again at once, though the limit of the desk before was reached
  const { client: again } = await signIn(after.desk.url, second.account)
  expect((await again.queue.counts()).open.flagged).toBe(0)
  expect(await after.marketplace.received()).toEqual([])
  await after.discard()
})

test('no built program can be reset: what does it exists in tests alone', ({ sharedDesk: _ }) => {
  const saysIt = (file: string) => readFileSync(file, 'utf8').includes(OF_TESTS)
  const built = globSync(join(ROOT, 'apps/*/dist/**/*.{mjs,js}'))
  expect(built.length).toBeGreaterThan(10)
  expect(built.filter(saysIt)).toEqual([])
  const ofTests = globSync(join(process.env.E2E_SHARED_DESK_FOLDER ?? '', '*.mjs'))
  expect(ofTests.filter(saysIt)).not.toEqual([])
})
