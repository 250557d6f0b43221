import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { oldestEntryAfter, streamPosition } from '@mimamori/storage/audit/audit-stream-position'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { Webhook } from 'standardwebhooks'
import { Agent } from 'undici'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { SendSigned } from '../audit/audit-stream-target.ts'
import { sendWebhook } from '../delivery/send-webhook.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { startAuditStream } from './audit-stream-job.ts'

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
const PACE = { batchSize: 37, restMs: 5 }

const way = { dispatcher: new Agent(), timeoutMs: 1_000 }
const send: SendSigned = (event, to, leaving) => sendWebhook(event, to, { ...way, shutdown: leaving })
afterAll(() => way.dispatcher.destroy())

let testApp: TestApp
let server: Server | null = null
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = null
  await testApp.close()
})

const refused = (n: number) => ({ type: 'session.refused', staffId: `person-${n}`, why: 'password' }) as const

/** So many entries, several transactions at a time: on PostgreSQL on several lanes. */
async function entries(count: number): Promise<void> {
  for (let n = 0; n < count; n += 50) {
    const wave = Array.from({ length: 5 }, (_, part) =>
      testApp.app.storage.write(async (tx) => {
        for (let of = 0; of < 10; of++) await record(tx, testApp.app.clock.now(), SYSTEM, refused(n + part * 10 + of))
      }),
    )
    await Promise.all(wave)
  }
}

const stored = async () => (await auditPage(testApp.db, { limit: 5_000 })).map(({ seq }) => seq).sort((a, b) => a - b)

type Entry = { n: number; lane: number; seq: number; hash: string }

/** Every number once, each entry once, each lane in its order. */
async function expectWhole(came: readonly Entry[]): Promise<void> {
  expect(came.map(({ n }) => n)).toEqual(came.map((_, index) => index + 1))
  expect(came.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(await stored())
  for (const lane of new Set(came.map((entry) => entry.lane))) {
    const of = came.filter((entry) => entry.lane === lane).map(({ seq }) => seq)
    expect(of).toEqual([...of].sort((a, b) => a - b))
  }
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(5)
}

test('a receiver that fails three times in ten, and kills: every entry arrives, numbered without a gap, the same each time', async () => {
  const taken = new Map<number, string>()
  const ids = new Map<string, string>()
  let requests = 0
  let again = 0
  server = createServer(async (request, response) => {
    const body = await text(request)
    new Webhook(SECRET).verify(body, request.headers as Record<string, string>)
    requests += 1
    const fault = requests % 10
    // refused; taken, and nobody hears of it; taken, and said otherwise
    if (fault === 2) return void response.writeHead(503).end()
    const id = String(request.headers['webhook-id'])
    expect(ids.get(id) ?? body).toBe(body)
    ids.set(id, body)
    for (const entry of (JSON.parse(body) as { data: { entries: Entry[] } }).data.entries) {
      const line = JSON.stringify(entry)
      if (taken.has(entry.n)) again += 1
      expect(taken.get(entry.n) ?? line).toBe(line)
      taken.set(entry.n, line)
    }
    if (fault === 5) return void request.socket.destroy()
    response.writeHead(fault === 8 ? 500 : 204).end()
  })
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
  testApp = await openTestApp({
    MIMAMORI_AUDIT_STREAM: `http://127.0.0.1:${(server.address() as AddressInfo).port}/audit`,
    MIMAMORI_AUDIT_STREAM_SECRET: SECRET,
    MIMAMORI_RETRY_SCALE: '0.001',
  })
  let stream = startAuditStream(testApp.app, send, PACE)
  const writing = entries(1_000)
  const url = testApp.app.settings.audit.stream?.url ?? ''
  let kills = 0
  await until(async () => {
    await pause(30)
    await stream?.stop()
    stream = startAuditStream(testApp.app, send, PACE)
    kills += 1
    return taken.size >= 1_000 && (await stored()).length === taken.size
  })
  await writing
  await until(
    async () => (await oldestEntryAfter(testApp.app.storage, (await streamPosition(testApp.db, url)).reach)) === null,
  )
  await stream?.stop()
  expect(kills).toBeGreaterThan(2)
  expect(again).toBeGreaterThan(0)
  await expectWhole([...taken.values()].map((line): Entry => JSON.parse(line)).sort((a, b) => a.n - b.n))
})

test('a file gets every entry once, also when a kill left half a line or forgot what was written', async () => {
  testApp = await openTestApp()
  const path = join(testApp.folder, 'elsewhere.jsonl')
  const { audit, ...settings } = testApp.app.settings
  const stream = { url: pathToFileURL(path).href, secret: '' }
  const app = { ...testApp.app, settings: { ...settings, audit: { ...audit, stream } } }
  const lines = () => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [])
  await entries(100)
  let keeping = startAuditStream(app, send, PACE)
  await until(async () => lines().length === (await stored()).length)
  await keeping?.stop()
  appendFileSync(path, '{"n":')
  // written, and killed before that was noted
  const from = await streamPosition(testApp.db, stream.url)
  const to = { n: 0, reach: {}, underway: { until: from.reach, count: from.n } }
  const forgotten = { type: 'stream.moved', url: stream.url, from, to } as const
  await testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), SYSTEM, forgotten))
  await entries(50)
  keeping = startAuditStream(app, send, PACE)
  await until(async () => lines().length === (await stored()).length)
  await keeping?.stop()
  await expectWhole(lines().map((line): Entry => JSON.parse(line)))
})

test('an instance that does not lead sends nothing, until it leads', async () => {
  testApp = await openTestApp({
    MIMAMORI_AUDIT_STREAM: 'http://127.0.0.1:1/audit',
    MIMAMORI_AUDIT_STREAM_SECRET: SECRET,
  })
  await entries(50)
  let [leads, asked, sent] = [false, 0, 0]
  const isLeader = async () => {
    asked += 1
    return leads
  }
  const counted: SendSigned = async () => {
    sent += 1
    return { ok: true }
  }
  const stream = startAuditStream({ ...testApp.app, storage: { ...testApp.app.storage, isLeader } }, counted, {
    ...PACE,
    restMs: 1,
  })
  try {
    await until(() => asked > 3 || sent > 0)
    expect(sent).toBe(0)
    leads = true
    await until(() => sent > 0)
  } finally {
    await stream?.stop()
  }
})
