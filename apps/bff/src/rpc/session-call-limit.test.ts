import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsFrom } from '../config/server-settings.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const PER_MINUTE = 3

let server: TestServer
let webFolder: string
beforeEach(async () => {
  webFolder = mkdtempSync(join(tmpdir(), 'mimamori-web-'))
  writeFileSync(join(webFolder, 'index.html'), '<html lang="ja"><head></head><body><div id="root"></div></body></html>')
  server = await startTestServer({ MIMAMORI_SESSION_PER_MINUTE: String(PER_MINUTE) }, webFolder)
})
afterEach(async () => {
  await server.close()
  rmSync(webFolder, { recursive: true })
})

const counts = (cookie: string, headers: Record<string, string> = {}) =>
  server.rpc('/queue/counts', undefined, { cookie, ...headers })

/** A session that has made all the calls of its minute. */
async function spentSession(login: string): Promise<string> {
  const cookie = await server.cookieOf(login)
  for (let n = 0; n < PER_MINUTE; n++) expect((await counts(cookie)).status).toBe(200)
  return cookie
}

test('a session that calls too often is refused by name, with when it may again, and no other session is', async () => {
  const cookie = await spentSession('sato')
  const other = await server.cookieOf('sato')
  const refused = await counts(cookie)
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await refused.json()).toMatchObject({
    json: {
      defined: true,
      code: 'REFUSED_429',
      status: 429,
      data: { refusal: 'too_many_calls', until: expect.stringMatching(/^2026-11-/) },
    },
  })
  expect((await counts(other)).status).toBe(200)
})

test('what a page asks for by itself counts, too, and so does a page, which is sent without answers then', async () => {
  const page = async (cookie: string) => await (await fetch(`${server.url}/`, { headers: { cookie } })).text()
  const cookie = await server.cookieOf('sato')
  expect(await page(cookie)).toContain('"counts"')
  expect((await counts(cookie, { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value })).status).toBe(200)
  expect((await counts(cookie)).status).toBe(200)
  expect((await counts(cookie)).status).toBe(429)
  expect(await page(cookie)).not.toContain('"counts"')
})

test('events of an open page count for nothing', async () => {
  const cookie = await server.cookieOf('sato')
  for (let n = 0; n < PER_MINUTE; n++) {
    const stream = await fetch(`${server.url}/api/desk/live`, { headers: { cookie } })
    expect(stream.status).toBe(200)
    await stream.body?.cancel()
  }
  for (let n = 0; n < PER_MINUTE; n++) expect((await counts(cookie)).status).toBe(200)
})

test('a session may make 1,200 calls a minute unless the operator says otherwise', () => {
  expect(settingsFrom({}).sessionPerMinute).toBe(1_200)
  expect(settingsFrom({ MIMAMORI_SESSION_PER_MINUTE: '50' }).sessionPerMinute).toBe(50)
})
