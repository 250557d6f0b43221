import { connect, type Socket } from 'node:net'
import type { Random } from '@mimamori/examples/seeded-random'
import type { MalformedRequest } from './malformed-answers.ts'
import { MARK, oddText } from './malformed-values.ts'

/** Bytes that are no request, or a malformed one as no client would send it. */
export type Garbage = {
  readonly what: string
  readonly bytes: Buffer
  /** hang up at once, without waiting for an answer */
  readonly hangUp: boolean
}

/** What Node answers before the desk hears of a request, and what the desk answers to a malformed one. */
const ALLOWED_STATUSES = [100, 400, 401, 403, 404, 405, 408, 411, 413, 414, 415, 417, 431]

const HANG_TIMEOUT_MS = 90_000

/** so long after the last byte nothing more is expected: what stops in the middle is never answered */
const SILENCE_MS = 20

/** Send it and read what comes, until the desk closes the connection or both sides are silent. */
function exchangeBytes(port: number, { bytes, hangUp }: Garbage): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket: Socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.setEncoding('latin1')
    socket.setTimeout(HANG_TIMEOUT_MS, () => {
      text += '\nHANGS'
      socket.destroy()
    })
    const silence = setTimeout(() => socket.end(), SILENCE_MS)
    socket.on('data', (part) => {
      text += part
      silence.refresh()
    })
    socket.on('error', () => socket.destroy())
    socket.once('end', () => socket.end())
    socket.once('close', () => {
      clearTimeout(silence)
      resolve(text)
    })
    socket.write(bytes, () => hangUp && socket.destroy())
  })
}

/** What is wrong with the answers to garbage; that there are none is right. */
export async function findWireFaults(
  port: number,
  garbage: Garbage,
  tooMuch: (text: string) => string[],
): Promise<string[]> {
  const text = await exchangeBytes(port, garbage)
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
  const wrong = statuses.filter((status) => !ALLOWED_STATUSES.includes(status))
  const strange = text === '' || /^HTTP\/1\.1 \d{3} /.test(text) ? [] : ['no HTTP']
  const hangs = text.includes('HANGS') ? ['hangs'] : []
  return [...wrong.map((status) => `answered ${status}`), ...strange, ...hangs, ...tooMuch(text)]
}

/** A malformed request as bytes: its head may be spoilt further, its body is wrong in any case. */
function requestBytes(
  { method, path, headers, body }: MalformedRequest,
  more: readonly string[],
  length = true,
): Buffer {
  const content = Buffer.isBuffer(body) ? body : Buffer.from(body ?? '')
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`)
  const own = length ? [`content-length: ${content.length}`] : []
  const head = [`${method} ${path} HTTP/1.1`, ...lines, ...own, ...more, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), content])
}

const NO_REQUESTS = [
  '',
  ' ',
  '\r\n\r\n\r\n',
  'GET',
  'GET /api/desk\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'get / HTTP/1.1\r\nhost: x\r\n\r\n',
  'FOO /api/desk HTTP/1.1\r\nhost: x\r\n\r\n',
  'G\u0000T / HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET /\u0000 HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET  /api/desk HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET /api/desk/\xe9 HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET /api/desk/a b HTTP/1.1\r\nhost: x\r\n\r\n',
  'GET http://[::1/api/desk HTTP/1.1\r\nhost: x\r\n\r\n',
  'PUT http://x:99999/api/intake/v1/jobs/A HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n',
  'POST * HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n',
  'CONNECT /api/desk HTTP/1.1\r\nhost: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
  'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
  '{"json":{}}',
  'A'.repeat(20_000),
]

const BAD_CONTENT_LENGTHS = ['-1', '1e3', '0x10', '99999999999999999999', '1, 2', '', '+5', '1.5', MARK, '1000000', '1']
const BAD_TRANSFER_CODINGS = [
  'gzip, chunked',
  'chunked, chunked',
  'identity',
  'xchunked',
  'chunked;q=1',
  'gzip',
  MARK,
  '\tchunked',
  'CHUNKED',
]
const BAD_CHUNKS = [
  'zz\r\n',
  '-1\r\n',
  'FFFFFFFFFFFFFFFFF\r\n',
  '5\r\nab',
  '3;a=b\r\n{"a\r\n',
  '0\r\nx: y\r\n\r\n',
  '5\r\n{"a":\r\n0\r\n\r\n',
  '1\r\n{}\r\n',
  `1;${'x'.repeat(20_000)}\r\n{\r\n`,
  '\r\n',
  '0\r\n\r\n',
]
const BAD_HEADERS = [
  'host: second',
  'x: \u0000',
  'x: a\rb',
  'x: a\n b',
  ' folded: x',
  'no colon',
  ': no name',
  'a b: c',
  'x\u0000y: z',
  '\xe9: x',
  `x: ${'y'.repeat(20_000)}`,
  'expect: 100-continue',
  `expect: ${MARK}`,
  'upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: x\r\nsec-websocket-version: 13',
  'upgrade: h2c\r\nconnection: upgrade, http2-settings\r\nhttp2-settings: x',
  'connection: close, x, keep-alive',
  'te: trailers\r\ntrailer: content-length',
  'content-type: text/plain',
  'authorization: Bearer x',
  'cookie: a\r\ncookie: b',
  '__proto__: x',
  'constructor: x',
  Array.from({ length: 3_000 }, (_, n) => `h${n}: 1`).join('\r\n'),
]

type MakeBytes = (random: Random, broken: MalformedRequest) => Buffer

function mutateBytes(random: Random, broken: MalformedRequest): Buffer {
  const bytes = requestBytes(broken, [])
  const head = bytes.indexOf('\r\n\r\n')
  for (let n = random.int(1, 4); n > 0; n -= 1) bytes[random.int(0, head)] = random.int(0, 255)
  return bytes
}

const GARBAGE_KINDS: readonly (readonly [string, MakeBytes, number])[] = [
  ['no request', (random) => Buffer.from(random.pick(NO_REQUESTS), 'latin1'), 4],
  ['random bytes', (random) => Buffer.from(Array.from({ length: random.int(1, 300) }, () => random.int(0, 255))), 2],
  [
    'an odd length',
    (random, broken) => requestBytes(broken, [`content-length: ${random.pick(BAD_CONTENT_LENGTHS)}`], false),
    4,
  ],
  ['two lengths', (random, broken) => requestBytes(broken, [`content-length: ${random.pick(BAD_CONTENT_LENGTHS)}`]), 2],
  [
    'an odd coding',
    (random, broken) =>
      requestBytes(broken, [`transfer-encoding: ${random.pick(BAD_TRANSFER_CODINGS)}`], random.chance(0.5)),
    3,
  ],
  [
    'odd chunks',
    (random, broken) => {
      const body = Array.from({ length: random.int(1, 4) }, () => random.pick(BAD_CHUNKS)).join('')
      return requestBytes({ ...broken, body }, ['transfer-encoding: chunked'], false)
    },
    4,
  ],
  ['an odd header', (random, broken) => requestBytes(broken, [random.pick(BAD_HEADERS)]), 5],
  ['odd bytes in a header', (random, broken) => requestBytes(broken, [`x: ${oddText(random)}`]), 2],
  [
    'lines that end by LF alone',
    (_random, broken) => Buffer.from(requestBytes(broken, []).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    1,
  ],
  ['changed bytes', mutateBytes, 5],
  [
    'many at once',
    (random, broken) => Buffer.concat(Array.from({ length: random.int(2, 12) }, () => requestBytes(broken, []))),
    2,
  ],
]

const CUT_MODES: readonly (readonly [string, boolean, number])[] = [
  ['', false, 8],
  [', cut short', false, 1],
  [', and hung up', true, 1],
]

/** Spoil a malformed request further, as bytes. */
export function createGarbage(random: Random, broken: MalformedRequest): Garbage {
  const [what, make] = random.weighted(
    GARBAGE_KINDS.map(([name, making, weight]) => [[name, making] as const, weight] as const),
  )
  const bytes = make(random, broken)
  const [how, hangUp] = random.weighted(
    CUT_MODES.map(([name, hang, weight]) => [[name, hang] as const, weight] as const),
  )
  const kept = how === '' ? bytes : bytes.subarray(0, random.int(0, bytes.length))
  return { what: `${what}${how}`, bytes: Buffer.from(kept), hangUp }
}
