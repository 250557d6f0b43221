import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJob } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let sato: string
beforeAll(async () => {
  server = await startTestServer()
  sato = await server.cookieOf('sato')
  for (let n = 0; n < 30; n++) await server.testApp.ingest(aJob(`J-${n}`))
})
afterAll(() => server.close())

const listed = (encodings: string, limit = 30) =>
  server.rpc('/queue/list', { view: 'flagged', limit }, { cookie: sato, 'accept-encoding': encodings })

test('a long answer of the desk is sent compressed to whoever takes it, and says the same', async () => {
  const plain = await listed('identity')
  expect(plain.headers.get('content-encoding')).toBeNull()
  const told = await plain.json()
  for (const encoding of ['br', 'gzip']) {
    const answer = await listed(encoding)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual(told)
  }
})

test('a short answer of the desk is sent as it is', async () => {
  expect((await listed('br', 1)).headers.get('content-encoding')).toBeNull()
})
