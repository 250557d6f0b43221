import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import { MAX_NOTICE_PICTURES } from '@mimamori/policy/notices/notice-model'
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

test('an audit file counts as a call, and a session that has made all its calls is refused one', async () => {
  const file = (cookie: string) => server.rpc('/audit/file', { id: 'none' }, { cookie })
  const cookie = await server.cookieOf('sato')
  for (let n = 0; n < PER_MINUTE; n++) expect((await file(cookie)).status).toBe(404)
  const refused = await file(cookie)
  expect([refused.status, (await counts(cookie)).status]).toEqual([429, 429])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('pictures of notices are no calls: as many as the pages of a minute can show are sent, and no more', async () => {
  const picture = async (cookie: string) => {
    const response = await fetch(`${server.url}/api/desk/notices/pictures/${'0'.repeat(64)}`, { headers: { cookie } })
    await response.body?.cancel()
    return response.status
  }
  const cookie = await spentSession('tanaka')
  const all = Array.from({ length: PER_MINUTE * 2 * MAX_NOTICE_PICTURES }, () => picture(cookie))
  expect(new Set(await Promise.all(all))).toEqual(new Set([404]))
  expect(await picture(cookie)).toBe(429)
  expect(await picture(await server.cookieOf('tanaka'))).toBe(404)
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
