import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import type { Random } from '@mimamori/examples/random'
import { intakeHeaders, type Prepared } from '../running/intake.ts'
import { BROKEN, type Fixed } from './broken-requests.ts'
import type { Broken } from './malformed-answers.ts'
import { strangeHeaders, unreadable, unsupported } from './malformed-bodies.ts'
import { examplesFrom } from './malformed-examples.ts'
import { oddPath, oddQuery } from './malformed-paths.ts'
import { MARK, textOf } from './malformed-values.ts'
import { type Schema, type Spoiling, spoiling } from './schema-flaws.ts'

type Described = {
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Where malformed requests come from: every one that can be listed, and as many by chance as are wanted. */
export type Source = {
  readonly listed: () => Iterable<Broken>
  readonly any: (random: Random) => Broken
  /** one whose body breaks a schema */
  readonly flawed: (random: Random) => Broken
}

type Operation = {
  readonly method: string
  readonly path: string
  readonly statuses: readonly number[]
  readonly good: readonly unknown[]
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
      return { method: method.toUpperCase(), path, statuses, good, spoilings }
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
const KIND_OF: Readonly<Record<string, string>> = {
  '/members/A-1': 'member',
  '/jobs/A-1': 'job',
  '/proposals/A-1': 'proposal',
  '/messages': 'message',
  '/reports': 'report',
}

/** Malformed requests of the intake API, made from its OpenAPI document. */
export function malformedIntake(document: Document, apiKey: string): Source & { readonly good: () => Prepared[] } {
  const operations = operationsOf(document)
  const headers = intakeHeaders(apiKey)

  const broken = (
    operation: Pick<Operation, 'method' | 'path'>,
    rest: Partial<Broken> & Pick<Broken, 'what'>,
  ): Broken => ({
    method: operation.method,
    path: `${INTAKE_PREFIX}${operation.path}`,
    body: null,
    statuses: [400],
    names: [],
    ...rest,
    headers: { ...headers, ...rest.headers },
  })

  function known({ what, method, path, body, names, statuses, headers: more = {} }: Fixed): Broken {
    const wanted = Object.entries({ ...headers, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    )
    const allowed = statuses ?? documented(document, { method, path })
    return {
      ...{ what, method, body: body ?? null, statuses: allowed, names: names === undefined ? [] : [names] },
      path: `${INTAKE_PREFIX}${path}`,
      headers: Object.fromEntries(wanted),
    }
  }

  const flawed = (random: Random) => {
    const operation = random.pick(operations)
    return { operation, ...random.pick(operation.spoilings).some(random) }
  }

  const byBody = (random: Random): Broken => {
    const { operation, ...rest } = flawed(random)
    const path =
      random.chance(0.1) && operation.method === 'PUT' ? `${operation.path}?${oddQuery(random)}` : operation.path
    return broken({ ...operation, path }, { ...rest, headers: strangeHeaders(random) })
  }

  const byText = (random: Random): Broken => {
    const { operation, body } = flawed(random)
    return broken(operation, { what: 'an unreadable body', body: unreadable(random, body), names: ['body'] })
  }

  const byType = (random: Random): Broken => {
    const { operation, body } = flawed(random)
    return broken(operation, { what: 'no JSON', body, headers: unsupported(random), names: ['body'], statuses: [415] })
  }

  const byHeader = (random: Random): Broken => {
    const { operation, body } = flawed(random)
    if (random.chance(0.5)) {
      const authorization = random.pick(BAD_KEYS)
      return broken(operation, { what: 'no key', body, headers: { authorization }, statuses: [401] })
    }
    const key = { 'idempotency-key': random.pick(RETRY_KEYS) }
    return broken(operation, { what: 'a bad retry key', body, headers: key, names: ['Idempotency-Key'] })
  }

  const byPath = (random: Random): Broken => {
    if (random.chance(0.2)) {
      const measure = { method: random.pick(['GET', 'HEAD']), path: `/measures/${oddPath(random)}` }
      return broken(measure, { what: 'an odd measure', statuses: [400, 404] })
    }
    const { operation, body } = flawed(random)
    const odd =
      operation.method === 'PUT'
        ? operation.path.replace('A-1', () => oddPath(random))
        : `${operation.path}/${oddPath(random)}`
    return broken({ ...operation, path: odd }, { what: 'an odd path', body, statuses: [400, 404] })
  }

  const byMethod = (random: Random): Broken => {
    const { operation, body } = flawed(random)
    const method = random.pick(METHODS.filter((other) => other !== operation.method))
    return broken(
      { ...operation, method },
      { what: 'another method', body: random.pick([null, body]), statuses: [404, 405, 400] },
    )
  }

  const byBatch = (random: Random): Broken => {
    const items = Array.from({ length: random.weighted(ITEMS) }, () => flawed(random))
    const texts = items.map(({ operation, body }) => {
      const kind = KIND_OF[operation.path]
      // an item says its id in its body
      const whole = operation.method === 'PUT' ? body.replace('{', '{"id":"A-1",') : body
      return `{"kind":"${kind}","body":${whole}}`
    })
    return broken(
      { method: 'POST', path: '/batch' },
      {
        what: 'flawed items',
        body: `{"items":[${texts.join(',')}]}`,
        names: items.map(({ names }) => names.map((name) => `body.${name}`)),
        statuses: [200],
      },
    )
  }

  const kinds: readonly (readonly [(random: Random) => Broken, number])[] = [
    [byBody, 60],
    [byText, 10],
    [byType, 6],
    [byHeader, 6],
    [byPath, 8],
    [byMethod, 4],
    [byBatch, 3],
    [(random) => known(random.pick(BROKEN)), 3],
  ]
  return {
    *listed() {
      for (const operation of operations)
        for (const { one } of operation.spoilings) for (const flaw of one()) yield broken(operation, flaw)
      yield* BROKEN.map(known)
    },
    any: (random) => random.weighted(kinds)(random),
    flawed: byBody,
    good: () =>
      operations.flatMap(({ method, path, good }) =>
        good.map(
          (example): Prepared => ({
            method: method as 'PUT',
            path: `${INTAKE_PREFIX}${path}`,
            headers,
            body: textOf(example),
          }),
        ),
      ),
  }
}

const ITEMS: readonly (readonly [number, number])[] = [
  [1, 6],
  [5, 3],
  [40, 1],
]
