import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
afterEach(() => server.close())

/** The status of a request for this host. */
const ask = (host: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject).end()
  })

test('a desk with a public address answers for that host and for this machine alone', async () => {
  server = await startTestServer({ MIMAMORI_PUBLIC_URL: 'https://desk.example.jp' })
  const path = '/api/openapi.json'
  for (const host of ['desk.example.jp', 'DESK.example.jp:443', 'localhost', '127.0.0.1:4310', '[::1]:9'])
    expect([host, await ask(host, path)]).toEqual([host, 200])
  for (const host of [
    'evil.example',
    'desk.example.jp.evil.example',
    'desk.example.jp:81',
    'localhost.evil.example',
    '10.0.0.1',
  ])
    expect([host, await ask(host, path), await ask(host, '/metrics')]).toEqual([host, 421, 421])
  expect(await ask('evil.example', '/healthz')).toBe(200)
  expect(await ask('evil.example', '/readyz')).not.toBe(421)
})

test('figures with a token are answered for any host, and without a public address every host is', async () => {
  const token = 't'.repeat(30)
  server = await startTestServer({ MIMAMORI_PUBLIC_URL: 'https://desk.example.jp', MIMAMORI_METRICS_TOKEN: token })
  expect(await ask('evil.example', '/metrics')).toBe(401)
  await server.close()
  server = await startTestServer()
  expect(await ask('evil.example', '/api/openapi.json')).toBe(200)
})
