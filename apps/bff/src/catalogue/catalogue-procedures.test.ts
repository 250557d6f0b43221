import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const reason = SHIPPED_CATALOGUE.find(({ kind }) => kind === 'reason')
const version = { kind: 'reason', id: reason?.id, effectiveFrom: '2026-11-24', after: 1, data: reason?.data }

const asked = async (login: string | null, path: string, input?: unknown) => {
  const headers: Record<string, string> = login ? { cookie: await server.cookieOf(login) } : {}
  return (await server.rpc(`/catalogue/${path}`, input, headers)).status
}

test.each([
  [null, 401, 401],
  ['sato', 200, 403],
  ['tanaka', 200, 200],
] as const)('whoever signs in as %s reads the catalogue with %i and adds to it with %i', async (login, reads, adds) => {
  expect(await asked(login, 'list', { kind: 'reason' })).toBe(reads)
  expect(await asked(login, 'whole')).toBe(reads)
  expect(await asked(login, 'history', { kind: 'reason', id: reason?.id })).toBe(reads)
  expect(await asked(login, 'add', version)).toBe(adds)
})

test('a day that is none, and what is not there, are refused by name', async () => {
  expect(await asked('tanaka', 'list', { day: '2026-02-30' })).toBe(400)
  expect(await asked('tanaka', 'add', { ...version, effectiveFrom: '2026-02-30' })).toBe(400)
  expect(await asked('tanaka', 'add', { ...version, effectiveFrom: '2026-11-23' })).toBe(422)
  expect(await asked('tanaka', 'history', { kind: 'clause', id: 'G-99' })).toBe(404)
})
