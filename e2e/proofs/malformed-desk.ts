import { deskContract, TRANSPORT_ANSWERS } from '@mimamori/contract/desk'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import type { Random } from '@mimamori/examples/random'
import type { Broken } from './malformed-answers.ts'
import { strangeHeaders, unreadable, unsupported } from './malformed-bodies.ts'
import { examplesFrom } from './malformed-examples.ts'
import type { Source } from './malformed-intake.ts'
import { oddPath, oddQuery } from './malformed-paths.ts'
import { MARK, oddText, oddValue, textOf } from './malformed-values.ts'
import { type Schema, type Spoiling, spoiling } from './schema-flaws.ts'

/** Whoever calls: the cookie of a session, or none, and whether they may do what the procedures do. */
export type Caller = { readonly cookie: string | null; readonly may: boolean }

/** A case that is open and stays so, for calls that are well formed and wrong. */
export type OpenCase = { readonly caseId: string; readonly contentVersion: number }

type Procedure = {
  readonly path: string
  /** without one anybody may call it */
  readonly forStaff: boolean
  readonly statuses: readonly number[]
  readonly good: readonly Record<string, unknown>[]
  readonly spoilings: readonly Spoiling[]
}

type Declared = {
  readonly '~orpc': { readonly inputSchema?: unknown; readonly errorMap: Readonly<Record<string, { status?: number }>> }
}
type Standard = { readonly '~standard': { readonly jsonSchema: { input(options: { target: string }): Schema } } }

const OPEN_TO_ALL = ['/session/current', '/session/signIn']
const asIs = (schema: Schema): Schema => schema

function proceduresOf(): Procedure[] {
  return Object.entries(deskContract).flatMap(([feature, group]) =>
    Object.entries(group as Readonly<Record<string, Declared>>).map(([name, declared]) => {
      const { inputSchema, errorMap } = declared['~orpc']
      const path = `/${feature}/${name}`
      const schema = inputSchema
        ? (inputSchema as Standard)['~standard'].jsonSchema.input({ target: 'draft-2020-12' })
        : null
      const good = schema ? examplesFrom(schema, asIs) : []
      return {
        path,
        forStaff: !OPEN_TO_ALL.includes(path),
        statuses: Object.values(errorMap).map(({ status = 500 }) => status),
        good: good as Record<string, unknown>[],
        spoilings: schema ? good.map((example) => spoiling(schema, example, asIs)) : [],
      }
    }),
  )
}

const { BAD_REQUEST, UNAUTHORIZED, CROSS_SITE, NOT_FOUND, METHOD_NOT_SUPPORTED, TOO_LARGE, UNSUPPORTED } =
  TRANSPORT_ANSWERS
const METHODS = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'PURGE', 'QUERY', 'M-SEARCH']

/** Not what the wire format calls the types of values. `undefined` is left out: it can mend a flaw. */
const META = [
  'null',
  '7',
  '"x"',
  '{}',
  '{"length":3}',
  '[null]',
  '[[]]',
  '[7]',
  '[[1]]',
  '[[2]]',
  '[[99,"x"]]',
  '[[1,"__proto__"]]',
  '[[1,"constructor","prototype"]]',
  '[[5,"__proto__","polluted"]]',
  '[[0,"nothing","there"]]',
  '[[6,0]]',
  '[[7,null]]',
  '[[4,{}]]',
  `[[1,"${MARK}"]]`,
  '[["1","x"]]',
  '[[-1]]',
  '[[1e999,"x"]]',
  `[${'[1],'.repeat(999)}[1]]`,
  `[[1${',"a"'.repeat(999)}]]`,
]

/** Malformed calls of the browser's API, made from its contract. */
export function malformedDesk(callers: readonly Caller[], open: OpenCase): Source {
  const procedures = proceduresOf()
  const withInput = procedures.filter(({ spoilings }) => spoilings.length > 0)
  const headersOf = ({ cookie }: Caller): Record<string, string> => ({
    'content-type': 'application/json',
    [CSRF_HEADER.name]: CSRF_HEADER.value,
    ...(cookie === null ? {} : { cookie }),
  })
  const [somebody = { cookie: null, may: false }] = callers

  /** A call, and the answers that are right when its body can be read: a stranger hears of no flaw. */
  function call(procedure: Procedure, caller: Caller, rest: Pick<Broken, 'what' | 'body'> & Partial<Broken>): Broken {
    const stranger = procedure.forStaff && caller.cookie === null
    const statuses = stranger
      ? [UNAUTHORIZED]
      : caller.may
        ? (rest.statuses ?? [BAD_REQUEST])
        : [...(rest.statuses ?? [BAD_REQUEST]), 403]
    return {
      method: 'POST',
      path: `${DESK_PREFIX}${procedure.path}`,
      ...rest,
      headers: { ...headersOf(caller), ...rest.headers },
      statuses,
      names: caller.may && !stranger ? (rest.names ?? []) : [],
    }
  }

  /** The same without the mark of the page, or with that of another one. */
  const fromElsewhere = (random: Random, broken: Broken): Broken => {
    const { [CSRF_HEADER.name]: _, ...rest } = broken.headers
    const elsewhere = random.pick<Record<string, string>>([
      rest,
      { ...rest, [CSRF_HEADER.name]: MARK },
      { ...broken.headers, origin: `https://${MARK}.example` },
      {
        ...broken.headers,
        origin: random.pick(['null', '', 'x', 'http://', 'file:///', oddText(random).replace(/[^\x21-\x7e]/g, '')]),
      },
      { ...broken.headers, 'sec-fetch-site': random.pick(['cross-site', 'same-site', MARK, '']) },
    ])
    return { ...broken, what: `${broken.what}, from elsewhere`, headers: elsewhere, statuses: [CROSS_SITE], names: [] }
  }

  const flawed = (random: Random) => {
    const procedure = random.pick(withInput)
    return { procedure, ...random.pick(procedure.spoilings).some(random) }
  }

  const byInput = (random: Random): Broken => {
    const { procedure, what, body, names } = flawed(random)
    const wrapped = random.chance(0.1) ? `{"meta":[],"json":${body},"maps":[]}` : `{"json":${body}}`
    const path = random.chance(0.1) ? `${procedure.path}?${oddQuery(random)}` : procedure.path
    const rest = { what, names, body: wrapped, headers: strangeHeaders(random) }
    const broken = call({ ...procedure, path }, random.pick(callers), rest)
    return random.chance(0.1) ? fromElsewhere(random, broken) : broken
  }

  const byEnvelope = (random: Random): Broken => {
    const procedure = random.pick(withInput)
    const other = oddValue(random, 3, ['object'])
    const body = random.pick([
      '{}',
      '[]',
      '[[]]',
      '{"JSON":{}}',
      `{"json":${textOf(other.value)}}`,
      `{"__proto__":{"json":{}}}`,
      `{"meta":[[3]],"json":null}`,
      `{"json":{"json":${textOf(procedure.good[0])}}}`,
      textOf(procedure.good[0]),
    ])
    return call(procedure, random.pick(callers), { what: 'an odd envelope', body })
  }

  const byMeta = (random: Random): Broken => {
    const { procedure, body } = flawed(random)
    const meta = random.chance(0.7) ? random.pick(META) : textOf(oddValue(random, 4).value)
    const broken = call(procedure, random.pick(callers), {
      what: 'an odd meta',
      body: `{"json":${body},"meta":${meta}}`,
    })
    // the envelope is opened before it is asked who sent it
    return { ...broken, statuses: [...broken.statuses, BAD_REQUEST] }
  }

  const byText = (random: Random): Broken => {
    const procedure = random.pick(procedures)
    const body = unreadable(random, `{"json":${textOf(procedure.good[0] ?? { a: MARK })}}`)
    const caller = { ...random.pick(callers), may: true }
    const broken = call({ ...procedure, forStaff: false }, caller, {
      what: 'an unreadable body',
      body,
      names: ['body'],
    })
    return random.chance(0.1) ? fromElsewhere(random, broken) : broken
  }

  const byType = (random: Random): Broken => {
    const procedure = random.pick(procedures)
    const caller = { ...random.pick(callers), may: true }
    const body = `{"json":${textOf(procedure.good[0] ?? {})}}`
    const rest = { what: 'no JSON', body, names: ['body'], headers: unsupported(random), statuses: [UNSUPPORTED] }
    return call({ ...procedure, forStaff: false }, caller, rest)
  }

  const bySize = (random: Random): Broken => {
    const procedure = random.pick(procedures)
    const body = `{"json":{"note":"${MARK.repeat(33_000)}"}}`
    const caller = { ...random.pick(callers), may: true }
    return call({ ...procedure, forStaff: false }, caller, {
      what: 'too large',
      body,
      names: ['body'],
      statuses: [TOO_LARGE],
    })
  }

  const byCookie = (random: Random): Broken => {
    const { procedure, what, body } = flawed(random)
    const cookie = random.pick([
      '__Host-mimamori=',
      `__Host-mimamori=${MARK}`,
      `__Host-mimamori=${'x'.repeat(5_000)}`,
      '__Host-mimamori',
      ';;;=',
      `__Host-mimamori=é;${MARK}`,
      `__host-mimamori=${somebody.cookie?.split('=')[1]}`,
      ` a=b; __Host-mimamori="${MARK}"`,
      '__Host-mimamori=%00',
    ])
    const stranger = { cookie: null, may: false }
    const names: string[] = []
    return call(procedure, stranger, {
      what: `${what}, under an odd cookie`,
      body: `{"json":${body}}`,
      headers: { cookie },
      names,
      statuses: [BAD_REQUEST],
    })
  }

  const byRetryKey = (random: Random): Broken => {
    const decide = procedures.find(({ path }) => path === '/decisions/decide') ?? random.pick(withInput)
    const key = random.pick(['a b', 'x'.repeat(201), 'é', `${MARK} ${MARK}`, ''])
    const body = `{"json":${textOf({ ...decide.good[0], caseId: open.caseId })}}`
    return call(decide, random.pick(callers), {
      what: 'a bad retry key',
      body,
      headers: { 'idempotency-key': key },
      names: ['Idempotency-Key'],
    })
  }

  const byPath = (random: Random): Broken => {
    const procedure = random.pick(procedures)
    const path = random.pick([
      `/${oddPath(random)}`,
      `${procedure.path}/${oddPath(random)}`,
      `${procedure.path}%00`,
      '/__proto__',
      '/constructor/prototype',
      '/toString',
      '/session/__proto__',
      '/cases',
      '/cases/',
      '/',
      '',
      procedure.path.toUpperCase(),
      `/x/..${procedure.path}x`,
      procedure.path.replace('/', '//'),
    ])
    const broken = call({ ...procedure, path, forStaff: false }, random.pick(callers), {
      what: 'an odd path',
      body: '{"json":{}}',
    })
    return { ...broken, statuses: [BAD_REQUEST, UNAUTHORIZED, NOT_FOUND] }
  }

  const byMethod = (random: Random): Broken => {
    const procedure = random.pick(procedures)
    const method = random.pick(METHODS)
    const input = encodeURIComponent(`{"json":${textOf(procedure.good[0] ?? {})}}`)
    const path = random.chance(0.5) ? `${procedure.path}?data=${input}` : procedure.path
    const body = random.chance(0.5) ? `{"json":${textOf(procedure.good[0] ?? {})}}` : null
    const broken = call({ ...procedure, path, forStaff: false }, random.pick(callers), { what: 'another method', body })
    return { ...broken, method, statuses: [METHOD_NOT_SUPPORTED] }
  }

  /** Well formed, about what is not there or not theirs. */
  const byFacts = (random: Random): Broken => {
    const about = procedures.filter(({ good }) => good.some((input) => 'caseId' in input || 'decisionId' in input))
    const procedure = random.pick(about)
    const unknown = Array.from({ length: 36 }, () => random.pick([...'0123456789abcdef-'])).join('')
    const takes = !/\/(get|claim)$/.test(procedure.path)
    const input = { ...random.pick(procedure.good) }
    for (const id of ['caseId', 'decisionId'] as const)
      if (id in input) input[id] = takes && id === 'caseId' && random.chance(0.5) ? open.caseId : unknown
    if ('fence' in input) input.fence = random.pick([0, 1, 2, 2 ** 31 - 1, random.int(0, 1e9)])
    if ('contentVersion' in input) input.contentVersion = random.pick([0, open.contentVersion, 2 ** 31 - 1])
    const body = `{"json":${textOf(input)}}`
    return call(procedure, random.pick(callers), { what: 'wrong in fact', body, statuses: procedure.statuses })
  }

  /** Odd, and a question all the same: it is answered, and nothing changes. */
  const byQuestion = (random: Random): Broken => {
    const far = random.pick([0, -1, 1, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])
    const subject = oddText(random).replaceAll('\u0000', '').toWellFormed()
    const after = `${random.pick(['-', ''])}${'9'.repeat(random.int(1, 15))}~${random.pick(['9', 'Z'])}${'-'.repeat(23)}~${'f'.repeat(36)}`
    const [path, input] = random.pick<[string, object]>([
      ['/audit/list', { before: far, limit: 2, subject }],
      ['/audit/list', { limit: 1, action: subject, subject }],
      ['/queue/list', { view: random.pick(['flagged', 'patrol', 'mine']), after, limit: 3 }],
      ['/cases/get', { caseId: open.caseId }],
    ])
    const asked = { path, forStaff: true, statuses: [], good: [], spoilings: [] }
    return call(asked, random.pick(callers), {
      what: 'an odd question',
      body: `{"json":${textOf(input)}}`,
      statuses: [200],
    })
  }

  const kinds: readonly (readonly [(random: Random) => Broken, number])[] = [
    [byInput, 50],
    [byMeta, 10],
    [byEnvelope, 5],
    [byText, 8],
    [byType, 4],
    [bySize, 0.05],
    [byCookie, 4],
    [byRetryKey, 2],
    [byPath, 5],
    [byMethod, 5],
    [byFacts, 6],
    [byQuestion, 2],
  ]
  return {
    *listed() {
      for (const procedure of withInput)
        for (const { one } of procedure.spoilings)
          for (const { what, body, names } of one()) {
            const wrapped = { what: `${procedure.path}: ${what}`, body: `{"json":${body}}`, names }
            yield call(procedure, somebody, wrapped)
          }
    },
    any: (random) => random.weighted(kinds)(random),
    flawed: byInput,
  }
}
