import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import type { Random } from '@mimamori/examples/seeded-random'
import { intakeHeaders, type PreparedRequest } from '../harness/intake-requests.ts'
import { BROKEN_REQUESTS, type BrokenRequest } from './broken-requests.ts'
import type { MalformedRequest, MalformedSource } from './malformed-answers.ts'
import { strangeHeaders, unreadableBody, unsupportedHeaders } from './malformed-bodies.ts'
import { examplesFrom, type JsonSchema } from './malformed-examples.ts'
import { oddExample } from './malformed-oddities.ts'
import { oddPath, oddQuery } from './malformed-paths.ts'
import { MARK, stringifyRaw } from './malformed-values.ts'
import { type BodySpoiler, createBodySpoiler } from './schema-flaws.ts'

type DescribedOperation = {
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } }
}
export type OpenApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

type IntakeOperation = {
  readonly method: string
  readonly path: string
  readonly statuses: readonly number[]
  readonly good: readonly unknown[]
  readonly odd: (random: Random) => unknown
  readonly spoilings: readonly BodySpoiler[]
}

function documentedOperation(
  { paths }: OpenApiDocument,
  { method, path }: Pick<BrokenRequest, 'method' | 'path'>,
): number[] {
  const bare = path.replace(/\?.*$/, '')
  const found = Object.entries(paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/, '[^/]*')}$`).test(bare),
  )
  const operation = found?.[1][method.toLowerCase()]
  return operation ? Object.keys(operation.responses).map(Number) : [404]
}

/** The operations that take a body, and how to spoil it. */
function listOperations(document: OpenApiDocument): IntakeOperation[] {
  const resolve = (schema: JsonSchema): JsonSchema =>
    schema.$ref ? (document.components.schemas[schema.$ref.replace(/^.*\//, '')] ?? {}) : schema
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      if (!requestBody || template === '/batch') return []
      const path = template.replace('{id}', 'A-1')
      const { schema } = requestBody.content['application/json']
      const good = examplesFrom(schema, resolve)
      const spoilings = good.map((example) => createBodySpoiler(schema, example, resolve))
      const statuses = documentedOperation(document, { method, path })
      const odd = (random: Random) => oddExample(random, schema, resolve)
      return { method: method.toUpperCase(), path, statuses, good, odd, spoilings }
    }),
  )
}

const BAD_KEYS = [
  'Bearer',
  'Bearer ',
  'bearer x',
  `Bearer ${MARK}`,
  `Bearer ${MARK.repeat(8)}`,
  'Basic eDp4',
  `Bearer ${'x'.repeat(4_000)}`,
  'Negotiate',
  `Digest username="${MARK}"`,
]
const RETRY_KEYS = ['a b', `${'x'.repeat(201)}`, 'é', '\t', `${MARK} ${MARK}`, 'ÿþ', '']
const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'TRACE',
  'PROPFIND',
  'PURGE',
  'QUERY',
  'M-SEARCH',
  'LINK',
]
const ITEM_COUNT_WEIGHTS: readonly (readonly [number, number])[] = [
  [1, 6],
  [5, 3],
  [40, 1],
]

type IntakeRequestsContext = {
  readonly document: OpenApiDocument
  readonly operations: readonly IntakeOperation[]
  readonly headers: Readonly<Record<string, string>>
}

type MakeRequest = (random: Random, context: IntakeRequestsContext) => MalformedRequest

/** A request of an operation, with a flawed body unless statuses say otherwise. */
function createRequest(
  { headers }: IntakeRequestsContext,
  { method, path }: Pick<IntakeOperation, 'method' | 'path'>,
  rest: Partial<MalformedRequest> & Pick<MalformedRequest, 'what'>,
): MalformedRequest {
  const usual = { method, path: `${INTAKE_PREFIX}${path}`, body: null, statuses: [400], names: [] }
  return { ...usual, ...rest, headers: { ...headers, ...rest.headers } }
}

/** One of those that are written down. */
function fromBrokenRequest(
  { document, headers }: IntakeRequestsContext,
  { names, statuses, body = '', ...rest }: BrokenRequest,
): MalformedRequest {
  const wanted = Object.entries({ ...headers, ...rest.headers })
  return {
    ...rest,
    path: `${INTAKE_PREFIX}${rest.path}`,
    headers: Object.fromEntries(wanted.filter((entry): entry is [string, string] => entry[1] !== null)),
    body: body === '' ? null : body,
    statuses: statuses ?? documentedOperation(document, rest),
    names: names === undefined ? [] : [names],
  }
}

function pickFlawedBody(random: Random, { operations }: IntakeRequestsContext) {
  const operation = random.pick(operations)
  return { operation, ...random.pick(operation.spoilings).some(random) }
}

const byBody: MakeRequest = (random, context) => {
  const { operation, ...rest } = pickFlawedBody(random, context)
  const { method, path } = operation
  const asked = method === 'PUT' && random.chance(0.1) ? `${path}?${oddQuery(random)}` : path
  return createRequest(context, { method, path: asked }, { ...rest, headers: strangeHeaders(random) })
}

const byText: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  return createRequest(context, operation, {
    what: 'an unreadable body',
    body: unreadableBody(random, body),
    names: ['body'],
  })
}

const byType: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  const rest = { what: 'no JSON', body, headers: unsupportedHeaders(random), names: ['body'], statuses: [415] }
  return createRequest(context, operation, rest)
}

const byKey: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  const authorization = random.pick(BAD_KEYS)
  return createRequest(context, operation, { what: 'no key', body, headers: { authorization }, statuses: [401] })
}

const byRetryKey: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  const headers = { 'idempotency-key': random.pick(RETRY_KEYS) }
  return createRequest(context, operation, { what: 'a bad retry key', body, headers, names: ['Idempotency-Key'] })
}

const byPath: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  const { method, path } = operation
  const odd = method === 'PUT' ? path.replace('A-1', () => oddPath(random)) : `${path}/${oddPath(random)}`
  return createRequest(context, { method, path: odd }, { what: 'an odd path', body, statuses: [400, 404, 405] })
}

const byMeasure: MakeRequest = (random, context) => {
  const asked = { method: random.pick(['GET', 'HEAD']), path: `/measures/${oddPath(random)}` }
  return createRequest(context, asked, { what: 'an odd measure', statuses: [400, 404] })
}

const byMethod: MakeRequest = (random, context) => {
  const { operation, body } = pickFlawedBody(random, context)
  const method = random.pick(METHODS.filter((other) => other !== operation.method))
  const rest = { what: 'another method', body: random.pick([null, body]), statuses: [400, 404, 405] }
  return createRequest(context, { ...operation, method }, rest)
}

/** An item of a batch says what it is by the singular of its path, or by its end, and its id in its body. */
function batchItem({ method, path }: IntakeOperation, body: string): string {
  const kind = path.endsWith('/metrics') ? 'metrics' : /^\/(\w+)s\b/.exec(path)?.[1]
  return `{"kind":"${kind}","body":${method === 'PUT' ? body.replace('{', '{"id":"A-1",') : body}}`
}

/** Appeals, responses to measures, contact reminders and enquiries are taken or refused by themselves, by what is there for them: no batch knows their kind. */
const isSingle = ({ path }: IntakeOperation): boolean => /^\/(appeals|measures|contact-reminders|enquiries)/.test(path)

const byBatch: MakeRequest = (random, context) => {
  const items = Array.from({ length: random.weighted(ITEM_COUNT_WEIGHTS) }, () => pickFlawedBody(random, context))
  const body = `{"items":[${items.map(({ operation, body: text }) => batchItem(operation, text)).join(',')}]}`
  const names = items.map(({ operation, names: own }) =>
    isSingle(operation) ? ['kind'] : own.map((name) => `body.${name}`),
  )
  return createRequest(
    context,
    { method: 'POST', path: '/batch' },
    { what: 'flawed items', body, names, statuses: [200] },
  )
}

const REQUEST_KINDS: readonly (readonly [MakeRequest, number])[] = [
  [byBody, 60],
  [byText, 10],
  [byType, 6],
  [byKey, 3],
  [byRetryKey, 3],
  [byPath, 6],
  [byMeasure, 2],
  [byMethod, 4],
  [byBatch, 3],
  [(random, context) => fromBrokenRequest(context, random.pick(BROKEN_REQUESTS)), 3],
]

/** Good requests of an operation, as they are sent. */
const goodRequests = ({ headers }: IntakeRequestsContext, { method, path, good }: IntakeOperation): PreparedRequest[] =>
  good.map((example) => ({
    method: method as PreparedRequest['method'],
    path: `${INTAKE_PREFIX}${path}`,
    headers: { ...headers },
    body: stringifyRaw(example),
  }))

/** A new job of this id that nobody would post and no rule forbids. */
function oddJob(random: Random, { operations, headers }: IntakeRequestsContext, id: string): PreparedRequest {
  const job = operations.find(({ path }) => path === '/jobs/A-1')
  const body = stringifyRaw(job?.odd(random))
  return { method: 'PUT', path: `${INTAKE_PREFIX}/jobs/${id}`, headers: { ...headers }, body }
}

export type IntakeSource = MalformedSource & {
  /** one of each operation */
  readonly good: readonly PreparedRequest[]
  readonly oddJob: (random: Random, id: string) => PreparedRequest
}

/** Malformed requests of the intake API, made from its OpenAPI document, and good ones to compare. */
export function createMalformedIntakeSource(document: OpenApiDocument, apiKey: string): IntakeSource {
  const operations = listOperations(document)
  const world = { document, operations, headers: intakeHeaders(apiKey) }
  return {
    *listed() {
      for (const operation of operations) {
        for (const { one } of operation.spoilings) for (const flaw of one()) yield createRequest(world, operation, flaw)
      }
      for (const fixed of BROKEN_REQUESTS) yield fromBrokenRequest(world, fixed)
    },
    any: (random) => random.weighted(REQUEST_KINDS)(random, world),
    flawed: (random) => byBody(random, world),
    oddJob: (random, id) => oddJob(random, world, id),
    good: operations.filter((operation) => !isSingle(operation)).flatMap((operation) => goodRequests(world, operation)),
  }
}
