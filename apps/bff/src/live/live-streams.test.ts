import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { Request, Response } from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { endClosing } from '../closings/end-closing.ts'
import { proposeClosing } from '../closings/propose-closing.ts'
import { ingestArrival } from '../intake/ingest-arrival.ts'
import { createMetrics } from '../runtime/metrics-registry.ts'
import { aJob } from '../testing/test-app.ts'
import { tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createLiveStreams } from './live-streams.ts'

let server: TestServer
let streams: ReadableStreamDefaultReader<string>[]
beforeEach(async () => {
  server = await startTestServer()
  streams = []
})
afterEach(async () => {
  await Promise.all(streams.map((stream) => stream.cancel()))
  await server.close()
})

const listening = (cookie: string, headers: Record<string, string> = {}, query = '', url = server.url) =>
  fetch(`${url}/api/desk/live${query}`, { headers: { cookie, ...headers } })

type Heard = { readonly event: string; readonly id: string | undefined; readonly data: unknown }

function heardIn(block: string): Heard {
  const fields = new Map(block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]))
  return { event: fields.get('event') ?? '', id: fields.get('id'), data: JSON.parse(fields.get('data') ?? 'null') }
}

/** News without that of accounts: a test adds its own just before, which is told, too. */
function besideAccounts(data: unknown): object {
  const { people: _added, ...news } = data as LiveNews
  return news
}
const isOfMore = (data: unknown): boolean =>
  !(data as LiveNews).people || JSON.stringify(besideAccounts(data)) !== JSON.stringify({ cases: [], notes: [] })

/** A stream that has begun: how it began, and the next event that fits. */
async function stream(cookie: string, headers: Record<string, string> = {}, query = '', url = server.url) {
  const response = await listening(cookie, headers, query, url)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('nothing to read')
  streams.push(reader)
  let said = ''
  async function next(event: string, fits: (data: never) => boolean = isOfMore): Promise<Heard> {
    for (;;) {
      const end = said.indexOf('\n\n')
      if (end >= 0) {
        const heard = heardIn(said.slice(0, end))
        said = said.slice(end + 2)
        if (heard.event === event && fits(heard.data as never)) return heard
        continue
      }
      const { done, value } = await (reader as ReadableStreamDefaultReader<string>).read()
      if (done) throw new Error(`the stream ended before ${event}`)
      said += value
    }
  }
  const begun = await next('news')
  return { response, next, begun, ended: () => reader.closed }
}

const names = (id: string) => (news: LiveNews) => news.cases?.includes(id) ?? false

test('whoever is signed in hears within a second which case changed, as an id and nothing else', async () => {
  const { response, next } = await stream(await server.cookieOf('sato'))
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  await server.testApp.ingest(aJob('J-1'))
  const { id } = await server.testApp.caseOfJob('J-1')
  expect(besideAccounts((await next('news')).data)).toEqual({ cases: [id], notes: [] })
})

test('another lead hears that a month was proposed to be closed, and that this was taken back', async () => {
  const { next } = await stream(await server.cookieOf('maya'))
  const { storage, clock } = server.testApp.app
  const month = addMonths(monthOf(clock.now()), -1)
  const { closingId } = await storage.write((tx) => proposeClosing(tx, clock.now(), tanaka, { month, reason: '' }))
  expect(besideAccounts((await next('news')).data)).toEqual({ cases: [], notes: [], closings: true })
  await storage.write((tx) => endClosing(tx, clock.now(), tanaka, { how: 'taken_back', closingId }))
  expect(besideAccounts((await next('news')).data)).toEqual({ cases: [], notes: [], closings: true })
})

test('a stranger hears nothing, nor does a page of another site', async () => {
  expect((await listening('')).status).toBe(401)
  const cookie = await server.cookieOf('sato')
  expect((await listening(cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a session has twenty streams open at most, and another session is not told of it', async () => {
  const cookie = await server.cookieOf('sato')
  for (let n = 0; n < 20; n++) await stream(cookie)
  const refused = await listening(cookie)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.any(String)])
  await stream(await server.cookieOf('maya'))
  await streams.shift()?.cancel()
  const status = async () => {
    const response = await listening(cookie)
    await response.body?.cancel()
    return response.status
  }
  await expect.poll(status).toBe(200)
})

test('so much at once that it cannot be listed is told as: look at everything', async () => {
  const { next } = await stream(await server.cookieOf('sato'))
  const { app } = server.testApp
  await app.storage.write(async (tx) => {
    for (let n = 0; n < 230; n++) await ingestArrival(aJob(`J-${n}`), app)(tx, app.clock.now(), SYSTEM)
  })
  expect(besideAccounts((await next('news')).data)).toEqual({ cases: null, notes: [] })
})

test('a page that begins looks at everything; one that comes back hears what it missed and no more', async () => {
  const cookie = await server.cookieOf('sato')
  const first = await stream(cookie)
  expect(first.begun.data).toEqual({ cases: null, notes: [] })
  await server.testApp.ingest(aJob('J-1'))
  const heard = await first.next('news')
  await server.testApp.ingest(aJob('J-2'))
  await server.testApp.ingest(aJob('J-3'))
  const missed = await Promise.all(['J-2', 'J-3'].map(async (job) => (await server.testApp.caseOfJob(job)).id))
  await first.next('news', names(missed[1] ?? ''))
  const again = await stream(cookie, { 'last-event-id': heard.id ?? '' })
  expect(new Set((again.begun.data as LiveNews).cases)).toEqual(new Set(missed))
  const byAddress = await stream(cookie, {}, `?after=${again.begun.id}`)
  expect(byAddress.begun.data).toEqual({ cases: [], notes: [] })
  const fromElsewhere = await stream(cookie, { 'last-event-id': 'another-desk-7' })
  expect(fromElsewhere.begun.data).toEqual({ cases: null, notes: [] })
})

test('the stream of a session that ends is closed at once, and nobody else’s is', async () => {
  const sato = await server.cookieOf('sato')
  const ended = await stream(sato)
  const other = await stream(await server.cookieOf('maya'))
  const caseId = randomUUID()
  await server.rpc('/live/presence', { page: randomUUID(), caseId, doing: 'viewing' }, { cookie: sato })
  await other.next('here', ({ cases }: LivePresence) => cases[caseId]?.length === 1)
  await server.rpc('/session/signOut', {}, { cookie: sato })
  await ended.next('ended')
  await other.next('here', ({ cases }: LivePresence) => cases[caseId]?.length === 0)
  await ended.ended()
  await server.testApp.ingest(aJob('J-1'))
  expect((await other.next('news')).event).toBe('news')
})

test('whoever signs out is gone at once also where only their pages were heard', async () => {
  // another instance: it has a room of its own, and none of their streams
  const { handler, endStreams } = createApp({ ...server.testApp.app, metrics: createMetrics() }, '/nowhere')
  const http = createServer(handler)
  await new Promise<void>((begun) => http.listen(0, '127.0.0.1', begun))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const [sato, maya] = [await server.cookieOf('sato'), await server.cookieOf('maya')]
  const other = await stream(maya, {}, '', url)
  const caseId = randomUUID()
  const comes = (cookie: string) =>
    fetch(`${url}${DESK_PREFIX}/live/presence`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [CSRF_HEADER.name]: CSRF_HEADER.value, cookie },
      body: JSON.stringify({ json: { page: randomUUID(), caseId, doing: 'viewing' } }),
    })
  await comes(sato)
  await other.next('here', ({ cases }: LivePresence) => cases[caseId]?.length === 1)
  await server.rpc('/session/signOut', {}, { cookie: sato })
  await comes(maya)
  const there = await other.next('here', ({ cases }: LivePresence) => (cases[caseId]?.length ?? 0) > 0)
  expect((there.data as LivePresence).cases[caseId]).toMatchObject([{ alias: 'Maya' }])
  endStreams()
  http.closeAllConnections()
  http.close()
})

test('colleagues see who is at a case and what they do there, by alias alone', async () => {
  const sato = await server.cookieOf('sato')
  const { next } = await stream(await server.cookieOf('maya'))
  const caseId = randomUUID()
  const page = randomUUID()
  const says = (input: object) =>
    server.rpc('/live/presence', { page, caseId, doing: 'viewing', ...input }, { cookie: sato })
  expect(await (await says({})).json()).toEqual({ json: { heard: true } })
  const there = await next('here', ({ cases }: LivePresence) => (cases[caseId]?.length ?? 0) > 0)
  const [present] = (there.data as LivePresence).cases[caseId] ?? []
  expect(Object.keys(present ?? {}).sort()).toEqual(['alias', 'doing', 'id'])
  expect(present).toMatchObject({ doing: 'viewing' })
  const late = await stream(await server.cookieOf('maya'))
  expect((await late.next('here')).data).toEqual({ whole: true, cases: { [caseId]: [present] } })
  await says({ caseId: null })
  await next('here', ({ cases }: LivePresence) => cases[caseId]?.length === 0)
})

test('a page that says where it is all the time is not heard all the time', async () => {
  const cookie = await server.cookieOf('sato')
  const page = randomUUID()
  const say = () => server.rpc('/live/presence', { page, caseId: null, doing: 'away' }, { cookie })
  const answers = await Promise.all(Array.from({ length: 60 }, say))
  const heard = await Promise.all(answers.map(async (answer) => (await answer.json()).json.heard))
  expect(heard.filter((each) => each)).toHaveLength(40)
})

test('a page that does not read what it is sent is cut off', async () => {
  const identify = async () => ({ session: { id: 's' }, account: { id: 'sato', role: 'moderator' as const } })
  const live = createLiveStreams(server.testApp.app, { identify, isSessionAlive: async () => true })
  const sent = { unread: 0, written: 0, cutOff: false }
  const response = {
    writeHead: () => undefined,
    on: () => undefined,
    end: () => undefined,
    write: () => ++sent.written,
    destroy: () => Object.assign(sent, { cutOff: true }),
    get writableLength() {
      return sent.unread
    },
  } as unknown as Response
  const request = { headers: {}, query: {}, get: () => undefined } as unknown as Request
  await live.open(request, response, () => undefined)
  expect(sent).toMatchObject({ written: 2, cutOff: false })
  sent.unread = 1024 * 1024 + 1
  await server.testApp.ingest(aJob('J-1'))
  await expect.poll(() => sent.cutOff).toBe(true)
  expect(sent.written).toBe(2)
  live.close()
})

test('whoever has no rights on cases says nothing about them', async () => {
  const admin = await server.cookieOf('admin')
  const input = { page: randomUUID(), caseId: null, doing: 'viewing' }
  expect((await server.rpc('/live/presence', input, { cookie: admin })).status).toBe(403)
  expect((await listening(admin)).status).toBe(403)
})
