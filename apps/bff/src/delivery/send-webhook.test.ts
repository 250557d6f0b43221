import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { parseIpRanges } from '../config/ip-ranges.ts'
import { createGuardedAgent } from './guarded-agent.ts'
import { sendWebhook } from './send-webhook.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const DAY_SECONDS = 24 * 60 * 60
const HOUR_MS = 60 * 60 * 1000

let answer: (response: ServerResponse) => void
let received: IncomingHttpHeaders
const receiver = createServer((request, response) => {
  request.resume()
  received = request.headers
  answer(response)
})
const dispatcher = createGuardedAgent(parseIpRanges('127.0.0.0/8'))
beforeAll(() => new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening)))
afterAll(async () => {
  await dispatcher.destroy()
  receiver.closeAllConnections()
  await new Promise((closed) => receiver.close(closed))
})
beforeEach(() => {
  answer = (response) => void response.end()
})

function send(machineAhead = 0) {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`
  const transport = { dispatcher, timeoutMs: 30_000, shutdown: new AbortController().signal, machineAhead }
  return sendWebhook({ id: 'E-1', payload: '{}' }, { url, secret: SECRET }, transport)
}

/** For how many seconds an answer with this `Retry-After` has the event wait. */
async function waitAfter(header: string, machineAhead?: number): Promise<number> {
  answer = (response) => void response.writeHead(503, { 'retry-after': header }).end()
  const outcome = await send(machineAhead)
  if (outcome.ok) throw new Error('a 503 is no delivery')
  return outcome.retryAfterSeconds
}

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['60', 60],
    [String(DAY_SECONDS - 1), DAY_SECONDS - 1],
    [String(DAY_SECONDS), DAY_SECONDS],
    [String(DAY_SECONDS + 1), DAY_SECONDS],
    ['99999999999999', DAY_SECONDS],
    ['-5', 0],
    ['1.5', 0],
    ['soon', 0],
    ['Mon, 01 Jan 2001 00:00:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', DAY_SECONDS],
  ])('%s has an event wait %i seconds', async (header, seconds) => {
    expect(await waitAfter(header)).toBe(seconds)
  })

  test('of more digits than any number has is a day', async () => {
    expect(await waitAfter('9'.repeat(400))).toBe(DAY_SECONDS)
  })

  test('names an instant, which is waited for by the time of the desk and not by that of a wrong machine', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T01:00:00Z') })
    try {
      expect(await waitAfter('Tue, 24 Nov 2026 01:05:00 GMT')).toBe(300)
      expect(await waitAfter('Tue, 24 Nov 2026 00:05:00 GMT', HOUR_MS)).toBe(300)
    } finally {
      vi.useRealTimers()
    }
  })
})

test('an event is signed for the time of the desk and not for that of a wrong machine', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T02:00:00.999Z') })
  try {
    await send(HOUR_MS)
  } finally {
    vi.useRealTimers()
  }
  const at = new Date('2026-11-24T01:00:00Z')
  expect(received).toMatchObject({
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': new Webhook(SECRET).sign('E-1', at, '{}'),
  })
})

describe('an answer', () => {
  test.each([
    [200, { ok: true }],
    [299, { ok: true }],
    [300, { ok: false, error: 'http_300', gone: false }],
    [404, { ok: false, error: 'http_404', gone: false }],
    [409, { ok: false, error: 'http_409', gone: false }],
    [410, { ok: false, error: 'http_410', gone: true }],
    [411, { ok: false, error: 'http_411', gone: false }],
  ])('of %i is taken for what it says', async (status, outcome) => {
    answer = (response) => void response.writeHead(status).end()
    expect(await send()).toMatchObject(outcome)
  })

  test('that never ends is cut short and taken as given', async () => {
    answer = (response) => {
      const more = setInterval(() => response.write('x'.repeat(10_000)), 1)
      response.once('close', () => clearInterval(more))
    }
    expect(await send()).toEqual({ ok: true })
  })
})
