import type { Random } from '@mimamori/examples/seeded-random'
import type { MalformedRequest } from './malformed-answers.ts'
import { MARK } from './malformed-values.ts'

/** No id among them, however it is decoded. */
const SEGMENTS = [
  '%00',
  '%2e%2e%2fmeasures',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '..%5c..',
  '%252e%252e%252f',
  'a%20b',
  '%0d%0aset-cookie:x=1',
  '%E3%81',
  '%ZZ',
  '%',
  '%C0%AE%C0%AE',
  '%ED%A0%80',
  '%F0%9F%98%80',
  '%E8%A6%8B',
  '{id}',
  '$(id)',
  '%27;--',
  `%20${MARK}`,
  `a/${MARK}`,
  'a/../..%00',
  'a;b=1,c',
  "'",
  '~',
  'a+b',
  'a%2Fb',
  '\\..\\x',
  '.%00',
  '%u0041',
]

/** A part of a path that is no id. */
export function oddPath(random: Random): string {
  const segment = random.pick(SEGMENTS)
  if (random.chance(0.1)) return segment.repeat(random.int(2, 200))
  return random.chance(0.2) ? `${segment}${random.pick(SEGMENTS)}` : segment
}

const NAMES = [
  '__proto__',
  '__proto__[x]',
  'constructor[prototype][x]',
  'title',
  'title[]',
  'id',
  'id[]',
  'a[b][c]',
  '[',
  ']',
  '',
  '%00',
  'data',
  'a[9999999]',
  '[__proto__][x]',
]
const VALUES = [
  '',
  '1',
  '%00',
  '%',
  '%E3%81',
  `${MARK}`,
  '{}',
  '%7B%22json%22%3A1%7D',
  'null',
  '..%2f',
  'x'.repeat(500),
]

/** A question nobody asks. */
export function oddQuery(random: Random): string {
  const parts = Array.from(
    { length: random.int(1, 5) },
    () => `${random.pick(NAMES)}${random.pick(['=', '', '=='])}${random.pick(VALUES)}`,
  )
  return parts.join(random.pick(['&', '&&', ';', '?', '#']))
}

const PLACES = [
  '/',
  '/assets',
  '/assets/',
  '/assets/index.js',
  '/icon.svg',
  '/healthz',
  '/api',
  '/api/',
  '/api/openapi.json',
  '/cases/1',
  '/..',
  '//',
  '/./',
]
const PAGE_METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']
const CONDITIONS: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  { range: 'bytes=999999999-' },
  { range: 'bytes=5-1' },
  { range: 'bytes=0-0,2-2,4-4' },
  { 'if-match': '"x"' },
  { 'if-none-match': '*' },
  { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'if-modified-since': 'x' },
]

/** A request for the page or its parts that is odd in its path, its method or its conditions. */
export function oddPageRequest(random: Random): MalformedRequest {
  const place = random.pick(PLACES)
  const path = random.chance(0.6) ? `${place}${place.endsWith('/') ? '' : '/'}${oddPath(random)}` : place
  return {
    what: 'an odd request for the page',
    method: random.pick(PAGE_METHODS),
    path: random.chance(0.2) ? `${path}?${oddQuery(random)}` : path,
    headers: random.pick(CONDITIONS),
    body: null,
    // what is no file is the page itself, which says on the screen that there is no such place
    statuses: [200, 206, 304, 400, 404, 405],
    names: [],
    bare: true,
  }
}
