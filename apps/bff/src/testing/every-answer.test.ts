import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CSRF_HEADER } from '@mimamori/contract/transport-contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { startingUpListener } from '../observability/health-endpoints.ts'
import { type HttpServer, startHttpServer } from '../runtime/http-server.ts'
import { createMetrics } from '../runtime/metrics-registry.ts'
import { openTestApp, type TestApp } from './test-app.ts'

let testApp: TestApp
let door: HttpServer
let web: string
let endStreams: () => void
const notYet = startingUpListener(createMetrics())

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'mimamori-web-'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>見守り</title>')
  testApp = await openTestApp()
  door = await startHttpServer({ host: '127.0.0.1', port: 0 }, notYet)
})
afterAll(async () => {
  endStreams?.()
  await door.close(0)
  await testApp.close()
  rmSync(web, { recursive: true })
})

/** What comes back for these bytes, head first; the connection is asked to end with the answer. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(door.port, '127.0.0.1')
  let said = ''
  socket.setEncoding('utf8').on('data', (text) => {
    said += text
    // a live stream has no end
    if (said.includes('text/event-stream')) socket.destroy()
  })
  socket.write(bytes)
  await once(socket, 'close')
  return said.toLowerCase()
}

const ask = (line: string, headers = '', body = ''): string =>
  `${line} HTTP/1.1\r\nhost: 127.0.0.1:${door.port}\r\nconnection: close\r\n${headers}\r\n${body}`
const ours = `${CSRF_HEADER.name}: ${CSRF_HEADER.value}\r\ncontent-type: application/json\r\n`

const EVERY_ANSWER = {
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'deny',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=()',
  'cache-control': 'no-store',
}

function mustCarryAll(answer: string, status: number): void {
  expect(answer).toMatch(new RegExp(`^http/1.1 ${status} `))
  for (const [name, value] of Object.entries(EVERY_ANSWER)) expect(answer).toContain(`\r\n${name}: ${value}`)
  expect(answer).not.toContain('x-powered-by')
}

test('while the desk is not open yet, its answers carry every protecting header', async () => {
  mustCarryAll(await answerTo(ask('GET /')), 503)
  mustCarryAll(await answerTo(ask('GET /healthz')), 200)
})

const KINDS: readonly (readonly [what: string, bytes: () => string, status: number])[] = [
  ['the page', () => ask('GET /'), 200],
  ['a screen of the page', () => ask('GET /queue/flagged'), 200],
  ['a file that is not there', () => ask('GET /assets/none.js'), 404],
  ['nothing', () => ask('GET /api/nowhere'), 404],
  ['a path that cannot be read', () => ask('GET /%ff'), 404],
  ['health', () => ask('GET /readyz'), 200],
  ['the description of the intake API', () => ask('GET /api/openapi.json'), 200],
  ['the intake API without a key', () => ask('PUT /api/intake/v1/jobs/J-1', 'content-length: 0\r\n'), 401],
  ['the page’s API by GET', () => ask('GET /api/desk/session/current', ours), 405],
  ['the page’s API from another site', () => ask('POST /api/desk/session/current', 'content-length: 0\r\n'), 403],
  ['the page’s API', () => ask('POST /api/desk/session/current', `${ours}content-length: 2\r\n`, '{}'), 200],
  ['a stranger’s call', () => ask('POST /api/desk/audit/verify', `${ours}content-length: 2\r\n`, '{}'), 401],
  ['a body that is no JSON', () => ask('POST /api/desk/session/current', `${ours}content-length: 1\r\n`, '{'), 400],
  ['a stream without a session', () => ask('GET /api/desk/live'), 401],
  ['what is no HTTP', () => 'hello\r\n\r\n', 400],
  ['a head too large', () => ask('GET /', `x: ${'x'.repeat(20_000)}\r\n`), 431],
]

test.each(KINDS)('%s is answered with every protecting header', async (_, bytes, status) => {
  if (!endStreams) {
    const made = createApp(testApp.app, web)
    endStreams = made.endStreams
    testApp.app.metrics.enterPhase('open')
    door.setHandler(made.handler)
  }
  mustCarryAll(await answerTo(bytes()), status)
})
