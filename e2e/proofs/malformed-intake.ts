import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import type { Random } from '@mimamori/examples/seeded-random'
import { intakeHeaders, type Prepared } from '../running/intake.ts'
import { BROKEN, type Fixed } from './broken-requests.ts'
import type { Broken, Source } from './malformed-answers.ts'
import { strangeHeaders, unreadable, unsupported } from './malformed-bodies.ts'
import { examplesFrom, type Schema } from './malformed-examples.ts'
import { oddExample } from './malformed-oddities.ts'
import { oddPath, oddQuery } from './malformed-paths.ts'
import { MARK, textOf } from './malformed-values.ts'
import { type Spoiling, spoiling } from './schema-flaws.ts'

type Described = {
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

type Operation = {
  readonly method: string
  readonly path: string
  readonly statuses: readonly number[]
  readonly good: readonly unknown[]
  readonly odd: (random: Random) => unknown
  readonly spoilings: readonly Spoiling[]
}

function documented({ paths }: Document, { method, path }: Pick<Fixed, 'method' | 'path'>): number[] {
  const bare = path.replace(/\?.*$/, '')
  const found = Object.entries(paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/, '[^/]*')}$`).test(bare),
  )
  const operation = found?.[1][method.toLowerCase()]
  return operation ? Object.keys(operation.responses).map(Number) : [404]
}

/** The operations that take a body, and how to spoil it. */
function operationsOf(document: Document): Operation[] {
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (document.components.schemas[schema.$ref.replace(/^.*\//, '')] ?? {}) : schema
  return Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      if (!requestBody || template === '/batch') return []
      const path = template.replace('{id}', 'A-1')
      const { schema } = requestBody.content['application/json']
      const good = examplesFrom(schema, resolve)
      const spoilings = good.map((example) => spoiling(schema, example, resolve))
      const statuses = documented(document, { method, path })
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
const ITEMS: readonly (readonly [number, number])[] = [
  [1, 6],
  [5, 3],
  [40, 1],
]

type World = {
  readonly document: Document
  readonly operations: readonly Operation[]
  readonly headers: Readonly<Record<string, string>>
}

type Making = (random: Random, world: World) => Broken

/** A request of an operation, with a flawed body unless statuses say otherwise. */
function request(
  { headers }: World,
  { method, path }: Pick<Operation, 'method' | 'path'>,
  rest: Partial<Broken> & Pick<Broken, 'what'>,
): Broken {
  const usual = { method, path: `${INTAKE_PREFIX}${path}`, body: null, statuses: [400], names: [] }
  return { ...usual, ...rest, headers: { ...headers, ...rest.headers } }
}

/** One of those that are written down. */
function written({ document, headers }: World, { names, statuses, body = '', ...rest }: Fixed): Broken {
  const wanted = Object.entries({ ...headers, ...rest.headers })
  return {
    ...rest,
    path: `${INTAKE_PREFIX}${rest.path}`,
    headers: Object.fromEntries(wanted.filter((entry): entry is [string, string] => entry[1] !== null)),
    body: body === '' ? null : body,
    statuses: statuses ?? documented(document, rest),
    names: names === undefined ? [] : [names],
  }
}

function flawed(random: Random, { operations }: World) {
  const operation = random.pick(operations)
  return { operation, ...random.pick(operation.spoilings).some(random) }
}

const byBody: Making = (random, world) => {
  const { operation, ...rest } = flawed(random, world)
  const { method, path } = operation
  const asked = method === 'PUT' && random.chance(0.1) ? `${path}?${oddQuery(random)}` : path
  return request(world, { method, path: asked }, { ...rest, headers: strangeHeaders(random) })
}

const byText: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  return request(world, operation, { what: 'an unreadable body', body: unreadable(random, body), names: ['body'] })
}

const byType: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  const rest = { what: 'no JSON', body, headers: unsupported(random), names: ['body'], statuses: [415] }
  return request(world, operation, rest)
}

const byKey: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  const authorization = random.pick(BAD_KEYS)
  return request(world, operation, { what: 'no key', body, headers: { authorization }, statuses: [401] })
}

const byRetryKey: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  const headers = { 'idempotency-key': random.pick(RETRY_KEYS) }
  return request(world, operation, { what: 'a bad retry key', body, headers, names: ['Idempotency-Key'] })
}

const byPath: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  const { method, path } = operation
  const odd = method === 'PUT' ? path.replace('A-1', () => oddPath(random)) : `${path}/${oddPath(random)}`
  return request(world, { method, path: odd }, { what: 'an odd path', body, statuses: [400, 404, 405] })
}

const byMeasure: Making = (random, world) => {
  const asked = { method: random.pick(['GET', 'HEAD']), path: `/measures/${oddPath(random)}` }
  return request(world, asked, { what: 'an odd measure', statuses: [400, 404] })
}

const byMethod: Making = (random, world) => {
  const { operation, body } = flawed(random, world)
  const method = random.pick(METHODS.filter((other) => other !== operation.method))
  const rest = { what: 'another method', body: random.pick([null, body]), statuses: [400, 404, 405] }
  return request(world, { ...operation, method }, rest)
}

/** An item of a batch says what it is by the singular of its path, and its id in its body. */
function item({ method, path }: Operation, body: string): string {
  const kind = /^\/(\w+)s\b/.exec(path)?.[1]
  return `{"kind":"${kind}","body":${method === 'PUT' ? body.replace('{', '{"id":"A-1",') : body}}`
}

/** An appeal is taken or refused by itself, by what there is to appeal against: no batch knows its kind. */
const alone = ({ path }: Operation): boolean => path.startsWith('/appeals')

const byBatch: Making = (random, world) => {
  const items = Array.from({ length: random.weighted(ITEMS) }, () => flawed(random, world))
  const body = `{"items":[${items.map(({ operation, body: text }) => item(operation, text)).join(',')}]}`
  const names = items.map(({ operation, names: own }) =>
    alone(operation) ? ['kind'] : own.map((name) => `body.${name}`),
  )
  return request(world, { method: 'POST', path: '/batch' }, { what: 'flawed items', body, names, statuses: [200] })
}

const KINDS: readonly (readonly [Making, number])[] = [
  [byBody, 60],
  [byText, 10],
  [byType, 6],
  [byKey, 3],
  [byRetryKey, 3],
  [byPath, 6],
  [byMeasure, 2],
  [byMethod, 4],
  [byBatch, 3],
  [(random, world) => written(world, random.pick(BROKEN)), 3],
]

/** Good requests of an operation, as they are sent. */
const goodOnes = ({ headers }: World, { method, path, good }: Operation): Prepared[] =>
  good.map((example) => ({
    method: method as Prepared['method'],
    path: `${INTAKE_PREFIX}${path}`,
    headers: { ...headers },
    body: textOf(example),
  }))

/** A new job of this id that nobody would post and no rule forbids. */
function oddJob(random: Random, { operations, headers }: World, id: string): Prepared {
  const job = operations.find(({ path }) => path === '/jobs/A-1')
  const body = textOf(job?.odd(random))
  return { method: 'PUT', path: `${INTAKE_PREFIX}/jobs/${id}`, headers: { ...headers }, body }
}

export type IntakeSource = Source & {
  /** one of each operation */
  readonly good: readonly Prepared[]
  readonly oddJob: (random: Random, id: string) => Prepared
}

/** Malformed requests of the intake API, made from its OpenAPI document, and good ones to compare. */
export function malformedIntake(document: Document, apiKey: string): IntakeSource {
  const operations = operationsOf(document)
  const world = { document, operations, headers: intakeHeaders(apiKey) }
  return {
    *listed() {
      for (const operation of operations) {
        for (const { one } of operation.spoilings) for (const flaw of one()) yield request(world, operation, flaw)
      }
      for (const fixed of BROKEN) yield written(world, fixed)
    },
    any: (random) => random.weighted(KINDS)(random, world),
    flawed: (random) => byBody(random, world),
    oddJob: (random, id) => oddJob(random, world, id),
    good: operations.filter((operation) => !alone(operation)).flatMap((operation) => goodOnes(world, operation)),
  }
}
