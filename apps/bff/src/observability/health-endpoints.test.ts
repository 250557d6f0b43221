import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
  server.testApp.app.metrics.enterPhase('open')
})
afterEach(() => server.close())

const ask = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`)
  return { status: answer.status, body: await answer.json() }
}

test('once a newer program has upgraded the database the desk beside it lives on and is sent no requests', async () => {
  const ready = { ready: true, desk: 'ok', database: 'ok', schema: 'ok', writer: 'ok' }
  expect(await ask('/readyz')).toEqual({ status: 200, body: ready })
  await server.testApp.rawSql(
    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 4102444800000)",
  )
  expect(await ask('/readyz')).toEqual({
    status: 503,
    body: { ...ready, ready: false, schema: 'not the one this program knows' },
  })
  expect((await ask('/healthz')).status).toBe(200)
})
