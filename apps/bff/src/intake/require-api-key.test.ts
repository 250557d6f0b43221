import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const PER_MINUTE = 3

let server: TestServer
/** has the same name */
let other: string
beforeEach(async () => {
  server = await startTestServer({
    MIMAMORI_INTAKE_PER_MINUTE: String(PER_MINUTE),
    // so that a test can come from any address
    MIMAMORI_TRUSTED_PROXIES: '127.0.0.0/8',
  })
  other = (await createApiKey(server.testApp.app, 'admin-1', { name: 'test', scopes: ['intake:write'] })).secret
})
afterEach(() => server.close())

const HERE = '198.51.100.1'
const THERE = '198.51.100.2'

/** What a key is told at an address: 404 is one that was let in, for a path where nothing is. */
const ask = (key: string, address: string) =>
  server.send('GET', '/nothing', undefined, { authorization: `Bearer ${key}`, 'x-forwarded-for': address })

async function spend(key: string, address: string): Promise<void> {
  for (let n = 0; n < PER_MINUTE; n++) expect((await ask(key, address)).status).toBe(404)
}

describe('the limit of requests a minute', () => {
  test('counts a key: another one is let in from the same address, also where both have one name', async () => {
    await spend(server.key, HERE)
    expect((await ask(server.key, HERE)).status).toBe(429)
    expect((await ask(other, HERE)).status).toBe(404)
  })

  test('counts a key at all its addresses together', async () => {
    await spend(server.key, HERE)
    const answer = await ask(server.key, THERE)
    expect(answer.status).toBe(429)
    const wait = Number(answer.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
  })

  test('counts nothing for a key that opens nothing', async () => {
    for (let n = 0; n <= PER_MINUTE; n++) expect((await ask(`${server.key}x`, HERE)).status).toBe(401)
    await spend(server.key, HERE)
  })
})
