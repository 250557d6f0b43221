import { gzipSync } from 'node:zlib'
import { MAX_BODY_BYTES } from '@mimamori/contract/intake/intake-contract'
import { MARK } from './malformed-values.ts'

/**
 * A request of the intake API that something is wrong with. A header of `null` is left out. `names`: what an answer
 * has to name.
 */
export type BrokenRequest = {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: string | Buffer
  readonly names?: string
  /** the only right answers; otherwise whatever the document allows the operation */
  readonly statuses?: readonly number[]
}

const JOB_PATH = '/jobs/J-1'

const putRequest = (what: string, body: string | Buffer, more: Partial<BrokenRequest> = {}): BrokenRequest => ({
  what,
  method: 'PUT',
  path: JOB_PATH,
  body,
  names: 'body',
  ...more,
})

const UNREADABLE_BODIES: readonly (readonly [string, string | Buffer])[] = [
  ['only space', '   '],
  ['null', 'null'],
  ['a string', `"${MARK}"`],
  ['a number', '1'],
  ['cut short', `{"title":"${MARK}`],
  ['a comma too many', '{"title":"x",}'],
  ['single quotes', "{'title':'x'}"],
  ['two documents', '{}{}'],
  ['NaN', '{"seats":NaN}'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['an overlong NUL', Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ['a surrogate in UTF-8', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', Buffer.from('{"title":"x"}', 'utf16le')],
  ['lists without an end', '['.repeat(100_000)],
  ['objects without an end', '{"a":'.repeat(50_000)],
]

const unreadable = UNREADABLE_BODIES.map(([what, body]) => putRequest(what, body, { statuses: [400] }))

const oversized: readonly BrokenRequest[] = [
  putRequest('one byte too many', `{"title":"${'x'.repeat(MAX_BODY_BYTES)}"}`, { statuses: [413] }),
  putRequest('a megabyte', `{"title":"${'あ'.repeat(350_000)}"}`, { statuses: [413] }),
  {
    what: 'five megabytes of batch',
    method: 'POST',
    path: '/batch',
    body: `[${'1,'.repeat(2_600_000)}1]`,
    names: 'body',
    statuses: [413],
  },
]

const mistyped: readonly BrokenRequest[] = [
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
    'nonsense',
    '',
  ].map((type) => putRequest(`content-type ${type}`, '{}', { headers: { 'content-type': type }, statuses: [415] })),
  ...['shift_jis', 'latin1', 'nonsense'].map((charset) =>
    putRequest(`charset ${charset}`, '{}', {
      headers: { 'content-type': `application/json; charset=${charset}` },
      statuses: [415],
    }),
  ),
  ...['gzip', 'br', 'deflate', 'zstd', 'nonsense'].map((encoding) =>
    putRequest(`content-encoding ${encoding}`, gzipSync('{}'), {
      headers: { 'content-encoding': encoding },
      statuses: [415],
    }),
  ),
  putRequest('a charset that is that of the body, and none of ours', Buffer.from('{"title":7}', 'utf16le'), {
    headers: { 'content-type': 'application/json; charset=utf-16le' },
    statuses: [415],
  }),
  putRequest('no body', '', { names: 'title', statuses: [400] }),
  putRequest('deeply nested lists', `{"title":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, {
    names: 'title',
    statuses: [400],
  }),
  putRequest('a list', '[]', { names: 'body', statuses: [400] }),
  putRequest('the id in the body too', '{"id":"J-1"}', { names: 'id', statuses: [400] }),
]

const STRANGE_IDS = [
  '%00',
  '%2e%2e%2fmeasures',
  'a%20b',
  encodeURIComponent("';--"),
  encodeURIComponent('見'),
  'x'.repeat(65),
]
const BROKEN_IDS = ['%E3%81', '%ZZ', '%', 'x'.repeat(8_000)]

const misplaced: readonly BrokenRequest[] = [
  ...STRANGE_IDS.map((id) =>
    putRequest(`id ${id.slice(0, 20)}`, '{}', { path: `/jobs/${id}`, names: 'id', statuses: [400] }),
  ),
  ...BROKEN_IDS.map(
    (id): BrokenRequest => ({
      what: `id ${id.slice(0, 20)}`,
      method: 'PUT',
      path: `/jobs/${id}`,
      body: '{}',
      statuses: [400, 404],
    }),
  ),
  ...['zzz', '%00', '1', 'x'.repeat(36)].map(
    (id): BrokenRequest => ({
      what: `measure ${id}`,
      method: 'GET',
      path: `/measures/${id}`,
      names: 'id',
      statuses: [400],
    }),
  ),
  { what: 'a measure nobody knows', method: 'GET', path: `/measures/${'0'.repeat(36)}`, statuses: [404] },
  {
    what: 'a question',
    method: 'PUT',
    path: `${JOB_PATH}?__proto__=1&title=x`,
    body: '{}',
    names: 'title',
    statuses: [400],
  },
]

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PUT']
const METHOD_BY_PATH: Readonly<Record<string, string>> = {
  [JOB_PATH]: 'PUT',
  '/members/U-1': 'PUT',
  '/proposals/P-1': 'PUT',
  '/messages': 'POST',
  '/reports': 'POST',
  '/batch': 'POST',
  '/measures/x': 'GET',
  '/nothing': '',
  '/': '',
}

const wrongMethods: readonly BrokenRequest[] = Object.entries(METHOD_BY_PATH).flatMap(([path, right]) =>
  METHODS.filter((method) => method !== right && !(right === 'GET' && method === 'HEAD')).map((method) => ({
    what: `${method} there`,
    method,
    path,
    statuses: [404, 405],
    ...(method === 'POST' || method === 'PUT' || method === 'PATCH' ? { body: '{}' } : {}),
  })),
)

const wrongHeaders: readonly BrokenRequest[] = [
  ...['', 'a b', 'x'.repeat(201), 'é', '\t'].map((key) =>
    putRequest(`Idempotency-Key ${JSON.stringify(key).slice(0, 12)}`, '{}', {
      headers: { 'idempotency-key': key },
      names: 'Idempotency-Key',
      statuses: [400],
    }),
  ),
  ...[
    null,
    '',
    'Bearer',
    'Bearer x',
    `Bearer ${MARK}-${'x'.repeat(40)}`,
    'Basic eDp4',
    `Bearer ${'x'.repeat(4_000)}`,
  ].map(
    (authorization): BrokenRequest => ({
      what: `authorization ${authorization?.slice(0, 12)}`,
      method: 'PUT',
      path: JOB_PATH,
      body: '{}',
      headers: { authorization },
      statuses: [401],
    }),
  ),
]

const batches: readonly BrokenRequest[] = [
  ['no items', '{}', 'items'],
  ['items that are no list', '{"items":{}}', 'items'],
  ['an empty batch', '{"items":[]}', 'items'],
  ['501 items', JSON.stringify({ items: Array(501).fill({}) }), 'items'],
  ['a stranger beside the items', '{"items":[1],"more":1}', 'more'],
].map(([what = '', body = '', names = '']) => ({ what, method: 'POST', path: '/batch', body, names, statuses: [400] }))

/** What no schema describes: bodies that cannot be read, wrong headers, paths and methods. */
export const BROKEN_REQUESTS: readonly BrokenRequest[] = [
  ...unreadable,
  ...oversized,
  ...mistyped,
  ...misplaced,
  ...wrongMethods,
  ...wrongHeaders,
  ...batches,
]
