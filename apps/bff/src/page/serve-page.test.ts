import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PageStart, PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { PAGE_START_ID } from '@mimamori/contract/transport-contract'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadSession } from '../auth/auth-sessions.ts'
import { aJob } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const HTML =
  '<!doctype html>\n<html lang="ja"><head><title>見守り</title></head><body><div id="root"></div></body></html>'
const loads = (screen: string) => ({ ja: [`/assets/${screen}-ja.js`], en: [`/assets/${screen}-en.js`] })
const SCREENS = ['signIn', 'desk', 'queue', 'review']
const NASTY = '</script><script>alert(1)</script> 直接取引'

let server: TestServer
let web: string
let sato: string
beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'mimamori-web-'))
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), HTML)
  writeFileSync(join(web, 'first-load.json'), JSON.stringify(Object.fromEntries(SCREENS.map((it) => [it, loads(it)]))))
  server = await startTestServer({}, web)
  sato = await server.cookieOf('sato')
})
afterAll(async () => {
  await server.close()
  rmSync(web, { recursive: true })
})

async function opened(path: string, cookie = '', headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, { headers: { cookie, 'accept-language': 'ja', ...headers } })
  const html = await answer.text()
  const [, json = ''] = new RegExp(`id="${PAGE_START_ID}">(.*?)</script>`, 's').exec(html) ?? []
  const start = JSON.parse(json) as PageStart
  const preloaded = [...html.matchAll(/modulepreload" crossorigin href="([^"]+)"/g)].map(([, url]) => url)
  return { answer, html, start, preloaded, calls: start.answers.map(({ way }) => way.join('/')) }
}

const outputOf = (answers: readonly PrefetchedAnswer[], call: string): unknown =>
  answers.find(({ way }) => way.join('/') === call)?.output

/** A job that waits in the queue; answers the id of its case. */
async function aCase(title: string): Promise<string> {
  const { id: _id, ...job } = aJob('J-1').body as Record<string, unknown>
  const answer = await server.send('PUT', '/jobs/J-1', { ...job, title })
  expect(answer.status).toBe(200)
  const listed = await server.rpc('/queue/list', { view: 'flagged' }, { cookie: sato })
  const { json } = (await listed.json()) as { json: { items: { id: string }[] } }
  return json.items[0]?.id ?? ''
}

describe('the page as it is sent', () => {
  test('tells a stranger that nobody is signed in, and names the scripts of the sign-in page in their language', async () => {
    for (const language of ['ja', 'en']) {
      const { html, preloaded, calls, start } = await opened('/queue/flagged', '', { 'accept-language': language })
      expect(preloaded).toEqual([`/assets/signIn-${language}.js`])
      expect(html).toContain(`<html lang="${language}">`)
      expect(calls).toEqual(['session/current'])
      expect(outputOf(start.answers, 'session/current')).toMatchObject({ me: null })
    }
    expect((await opened('/?lang=en')).preloaded).toEqual(['/assets/signIn-en.js'])
  })

  test('leaves it to the page to ask who is there when a link on another site may have held the cookie back', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const stranger = await opened('/queue/flagged', '', { 'sec-fetch-site': site })
      expect(stranger.calls).toEqual([])
      expect((await opened('/queue/flagged', sato, { 'sec-fetch-site': site })).calls).toContain('session/current')
    }
    for (const site of ['none', 'same-origin']) {
      expect((await opened('/queue/flagged', '', { 'sec-fetch-site': site })).calls).toEqual(['session/current'])
    }
  })

  test('brings a case with the list beside it, as the desk answers the same calls', async () => {
    const id = await aCase(NASTY)
    const { preloaded, html, start, answer } = await opened(`/review/${id}?queue=flagged`, sato)
    expect(preloaded).toEqual(['/assets/review-ja.js'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    // no text of a job ends the element it is in
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toContain('alert(1)</script>')
    for (const { way, input, output } of start.answers) {
      const asked = await server.rpc(`/${way.join('/')}`, input, { cookie: sato })
      expect([way, output]).toEqual([way, ((await asked.json()) as { json: unknown }).json])
    }
    const calls = start.answers.map(({ way, input }) => [way.join('/'), input])
    expect(calls).toEqual([
      ['session/current', undefined],
      ['cases/get', { caseId: id }],
      ['queue/list', { view: 'flagged', limit: 50 }],
      ['queue/counts', undefined],
      ['decisions/recent', undefined],
    ])
  })

  test('brings texts with signs that a replacement would read, as they are', async () => {
    const title = "$& $$ $' $` $1 5$"
    const id = await aCase(title)
    const { start, html } = await opened(`/review/${id}?queue=flagged`, sato)
    expect(JSON.stringify(outputOf(start.answers, 'cases/get'))).toContain(JSON.stringify(title).slice(1, -1))
    expect(JSON.stringify(outputOf(start.answers, 'queue/list'))).toContain(JSON.stringify(title).slice(1, -1))
    expect(html.match(/<div id="root">/g)).toHaveLength(1)
  })

  test('is no sign of a person by itself, and says the desk’s time when the machine’s is off', async () => {
    const seenAt = async () => (await loadSession(server.testApp.app, token, false))?.session.lastSeenAt
    const token = sato.slice(sato.indexOf('=') + 1)
    const before = await seenAt()
    server.testApp.wait(5 * 60)
    vi.spyOn(server.testApp.app.clock, 'machineAhead').mockReturnValue(3_600_000)
    const { start, answer } = await opened('/queue/flagged', sato)
    vi.restoreAllMocks()
    expect(start.date).toBe(new Date(server.testApp.app.clock.now()).toUTCString())
    expect(start.date).toBe(answer.headers.get('date'))
    expect(await seenAt()).toBe(before)
  })

  test('brings a list in its own order alone; what is refused is left for the page to ask', async () => {
    expect((await opened('/queue/reports', sato)).start.answers).toContainEqual(
      expect.objectContaining({ way: ['queue', 'list'], input: { view: 'reports', limit: 200 }, paged: true }),
    )
    expect((await opened('/', sato)).calls).toContain('queue/list')
    for (const path of [
      '/queue/flagged?sort=age',
      '/queue/nowhere',
      '/settings',
      '/review/nothing?queue=flagged&sort=age',
    ])
      expect((await opened(path, sato)).calls).toEqual(['session/current', 'queue/counts', 'decisions/recent'])
    const none = await opened('/review/00000000-0000-4000-8000-000000000000', sato)
    expect(none.calls).not.toContain('cases/get')
    expect(none.preloaded).toEqual(['/assets/review-ja.js'])
  })

  test('says the time of the desk, not of a machine whose clock has left it', async () => {
    expect((await opened('/')).start.date).toBe(new Date(server.testApp.app.clock.now()).toUTCString())
  })

  test('brings nothing of cases to somebody who may not read them', async () => {
    const admin = await server.cookieOf('admin')
    const { calls, preloaded } = await opened('/', admin)
    expect(calls).toEqual(['session/current'])
    expect(preloaded).toEqual(['/assets/queue-ja.js'])
  })
})
