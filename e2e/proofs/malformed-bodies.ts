import { gzipSync } from 'node:zlib'
import type { Random } from '@mimamori/examples/seeded-random'
import { MARK, oddText } from './malformed-values.ts'

/** JSON that is none, each in place of a value. */
const NO_VALUES = [
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  '0x10',
  '01',
  '.5',
  '1.',
  '+1',
  '1e',
  '-',
  'nul',
  'True',
  "'x'",
  '"\\x"',
  '"\\u00"',
  '"a\nb"',
  '1_000',
  '1n',
  '{a:1}',
  '[1,]',
  '{"a"}',
  '"',
]
const NO_UTF8 = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80], [0xe3, 0x81]]
const TRAILING = ['}', ',', '{}', 'x', '//', '\u0000', '\ufeff', 'null', '"']
const PRIMITIVES = ['null', 'true', '1', '-0', `"${MARK}"`, '1e999', '   ', '\n']

type BreakText = (random: Random, text: string) => string | Buffer

function withBytes(random: Random, text: string): Buffer {
  const bytes = Buffer.from(text)
  const at = random.int(0, bytes.length)
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(NO_UTF8)), bytes.subarray(at)])
}

function withControlCharacter(random: Random, text: string): string {
  const at = random.int(0, text.length)
  return text.slice(0, at) + String.fromCharCode(random.pick([0, 1, 7, 8, 11, 12, 27, 31])) + text.slice(at)
}

const BREAKING_METHODS: readonly (readonly [BreakText, number])[] = [
  [(random, text) => text.slice(0, random.int(1, text.length - 1)), 4],
  [withBytes, 4],
  [withControlCharacter, 3],
  [(random, text) => text + random.pick(TRAILING), 3],
  [(random) => `{"title":${random.pick(NO_VALUES)}}`, 4],
  [(random) => random.pick(PRIMITIVES), 2],
  [(_random, text) => `/* ${MARK} */${text}`, 1],
  [(_random, text) => text.replaceAll('"', "'"), 1],
  [(random, text) => Buffer.from(text, random.pick(['utf16le', 'base64'])), 1],
  [(_random, text) => gzipSync(text, { level: 1 }), 1],
  [(random) => random.pick(['[', '{"a":', '[{"":']).repeat(random.int(1_000, 20_000)), 1],
]

/** A body out of JSON text of an object that nobody can read as JSON in UTF-8 any more. */
export const unreadableBody = (random: Random, text: string): string | Buffer =>
  random.weighted(BREAKING_METHODS)(random, text)

const TYPES = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/ld+json',
  'application/octet-stream',
  'json',
  'application/',
  '/json',
  '*/*',
  'application/json, text/plain',
  'application/json application/json',
  ';',
  '',
]
const CHARSETS = ['shift_jis', 'euc-jp', 'iso-2022-jp', 'latin1', 'utf-7', 'utf-16', 'utf-16le', 'utf-32', 'nonsense']
const ENCODINGS = ['gzip', 'br', 'deflate', 'zstd', 'compress', 'gzip, gzip', 'nonsense', 'identity, gzip']

/** Headers under which a body is none of JSON in UTF-8, uncompressed, whatever it holds. */
export function unsupportedHeaders(random: Random): Record<string, string> {
  if (random.chance(0.3)) return { 'content-encoding': random.pick(ENCODINGS) }
  if (random.chance(0.3)) return { 'content-type': `application/json; charset=${random.pick(CHARSETS)}` }
  return { 'content-type': random.pick(TYPES) }
}

const NOT_LATIN1 = /[^\x20-\x7e\x80-\xff]/g

/** Headers that change nothing, with values nobody sends. */
export function strangeHeaders(random: Random): Record<string, string> {
  const value = () => oddText(random).replace(NOT_LATIN1, '').trim()
  return Object.fromEntries(
    Array.from({ length: random.int(0, 3) }, () =>
      random.pick<[string, string]>([
        ['accept-language', random.pick(['*', ';q=1', 'en;q=x', 'ja,,;', 'en-'.repeat(200), '__proto__', 'x;q=0'])],
        ['accept', random.pick(['', 'text/html', '*/*;q=2', value()])],
        ['accept-encoding', random.pick(['gzip', 'identity;q=0', value()])],
        ['x-forwarded-for', random.pick(['', '::1', '1.2.3.4,'.repeat(300), value()])],
        ['x-forwarded-proto', value()],
        ['x-http-method-override', random.pick(['DELETE', 'GET', value()])],
        ['range', random.pick(['bytes=0-', 'bytes=-1', 'lines=1'])],
        ['if-match', '"x"'],
        ['last-event-id', value()],
        ['referer', value()],
        ['user-agent', value().repeat(random.int(0, 100))],
        // the one header that is meant to come back
        ['x-request-id', oddText(random, 'id').replace(NOT_LATIN1, '').trim()],
        ['traceparent', value()],
      ]),
    ),
  )
}
