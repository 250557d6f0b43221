import { TRANSPORT_ANSWERS } from '@mimamori/contract/desk-contract'
import type { Random } from '@mimamori/examples/seeded-random'
import type { MalformedRequest, MalformedSource } from './malformed-answers.ts'
import { strangeHeaders, unreadableBody, unsupportedHeaders } from './malformed-bodies.ts'
import {
  type Caller,
  crossSiteCall,
  encodeInput,
  listProcedures,
  malformedCall,
  type ProcedureInfo,
  rejectedBeforeReading,
} from './malformed-calls.ts'
import { oddPath, oddQuery } from './malformed-paths.ts'
import { MARK, oddValue, stringifyRaw } from './malformed-values.ts'

/** A case that is open and stays so, for calls that are well formed and wrong. */
export type OpenCase = { readonly caseId: string; readonly contentVersion: number }

type DeskCallsContext = {
  readonly callers: readonly Caller[]
  readonly open: OpenCase
  readonly procedures: readonly ProcedureInfo[]
  readonly withInput: readonly ProcedureInfo[]
}

type MakeRequest = (random: Random, context: DeskCallsContext) => MalformedRequest

const { BAD_REQUEST, UNAUTHORIZED, NOT_FOUND, METHOD_NOT_SUPPORTED, TOO_LARGE, UNSUPPORTED } = TRANSPORT_ANSWERS
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

function pickFlawedInput(random: Random, { withInput }: DeskCallsContext) {
  const procedure = random.pick(withInput)
  return { procedure, ...random.pick(procedure.spoilings).some(random) }
}

const goodInput = ({ good: [input = { a: MARK }] }: ProcedureInfo): string => stringifyRaw(input)

const byInput: MakeRequest = (random, context) => {
  const { procedure, what, body, names } = pickFlawedInput(random, context)
  const wrapped = random.chance(0.1) ? `{"meta":[],"json":${body},"maps":[]}` : encodeInput(body)
  const path = random.chance(0.1) ? `${procedure.path}?${oddQuery(random)}` : procedure.path
  const rest = { what, names, body: wrapped, headers: strangeHeaders(random) }
  const broken = malformedCall({ ...procedure, path }, random.pick(context.callers), rest)
  return random.chance(0.1) ? crossSiteCall(random, broken) : broken
}

const byEnvelope: MakeRequest = (random, { withInput, callers }) => {
  const procedure = random.pick(withInput)
  const good = goodInput(procedure)
  const other = stringifyRaw(oddValue(random, 3, ['object']).value)
  const body = random.pick([
    '{}',
    '[]',
    '[[]]',
    '{"JSON":{}}',
    '{"__proto__":{"json":{}}}',
    '{"meta":[[3]],"json":null}',
    encodeInput(other),
    encodeInput(encodeInput(good)),
    good,
  ])
  return malformedCall(procedure, random.pick(callers), { what: 'an odd envelope', body })
}

const byMeta: MakeRequest = (random, context) => {
  const { procedure, body } = pickFlawedInput(random, context)
  const meta = random.chance(0.7) ? random.pick(META) : stringifyRaw(oddValue(random, 4).value)
  const rest = { what: 'an odd meta', body: `{"json":${body},"meta":${meta}}` }
  const broken = malformedCall(procedure, random.pick(context.callers), rest)
  // the envelope is opened before it is asked who sent it
  return { ...broken, statuses: [...broken.statuses, BAD_REQUEST] }
}

const byText: MakeRequest = (random, { procedures, callers }) => {
  const procedure = random.pick(procedures)
  const body = unreadableBody(random, encodeInput(goodInput(procedure)))
  const rest = { what: 'an unreadable body', body, names: ['body'], statuses: [BAD_REQUEST] }
  const broken = rejectedBeforeReading(procedure, random.pick(callers), rest)
  return random.chance(0.1) ? crossSiteCall(random, broken) : broken
}

const byType: MakeRequest = (random, { procedures, callers }) => {
  const procedure = random.pick(procedures)
  const body = encodeInput(goodInput(procedure))
  const rest = { what: 'no JSON', body, names: ['body'], headers: unsupportedHeaders(random), statuses: [UNSUPPORTED] }
  return rejectedBeforeReading(procedure, random.pick(callers), rest)
}

const bySize: MakeRequest = (random, { procedures, callers }) => {
  const body = encodeInput(`{"note":"${MARK.repeat(33_000)}"}`)
  const rest = { what: 'too large', body, names: ['body'], statuses: [TOO_LARGE] }
  return rejectedBeforeReading(random.pick(procedures), random.pick(callers), rest)
}

const byCookie: MakeRequest = (random, context) => {
  const { procedure, what, body } = pickFlawedInput(random, context)
  const token = context.callers.find(({ cookie }) => cookie !== null)?.cookie?.split('=')[1]
  const cookie = random.pick([
    '__Host-mimamori=',
    `__Host-mimamori=${MARK}`,
    `__Host-mimamori=${'x'.repeat(5_000)}`,
    '__Host-mimamori',
    ';;;=',
    `__Host-mimamori=é;${MARK}`,
    `__host-mimamori=${token}`,
    `mimamori=${token}`,
    ` a=b; __Host-mimamori="${MARK}"`,
    '__Host-mimamori=%00',
  ])
  const rest = { what: `${what}, under an odd cookie`, body: encodeInput(body), headers: { cookie } }
  return malformedCall(procedure, { cookie: null, may: true }, rest)
}

const byRetryKey: MakeRequest = (random, { procedures, callers, open }) => {
  const decide = procedures.find(({ path }) => path === '/decisions/decide')
  if (!decide) throw new Error('no procedure takes a retry key')
  const key = random.pick(['a b', 'x'.repeat(201), 'é', `${MARK} ${MARK}`, ''])
  const body = encodeInput(stringifyRaw({ ...decide.good[0], caseId: open.caseId }))
  const rest = { what: 'a bad retry key', body, names: ['Idempotency-Key'], headers: { 'idempotency-key': key } }
  return malformedCall(decide, random.pick(callers), rest)
}

const byPath: MakeRequest = (random, { procedures, callers }) => {
  const { path } = random.pick(procedures)
  const odd = random.pick([
    `/${oddPath(random)}`,
    `${path}/${oddPath(random)}`,
    `${path}%00`,
    '/__proto__',
    '/constructor/prototype',
    '/toString',
    '/session/__proto__',
    '/cases',
    '/cases/',
    '/',
    '',
    path.toUpperCase(),
    `/x/..${path}x`,
    path.replace('/', '//'),
  ])
  const statuses = [BAD_REQUEST, UNAUTHORIZED, NOT_FOUND]
  return rejectedBeforeReading({ path: odd }, random.pick(callers), {
    what: 'an odd path',
    body: encodeInput('{}'),
    statuses,
  })
}

const byMethod: MakeRequest = (random, { procedures, callers }) => {
  const procedure = random.pick(procedures)
  const input = encodeInput(goodInput(procedure))
  const path = random.chance(0.5) ? `${procedure.path}?data=${encodeURIComponent(input)}` : procedure.path
  const rest = { what: 'another method', method: random.pick(METHODS), body: random.pick([input, null]) }
  return rejectedBeforeReading({ path }, random.pick(callers), { ...rest, statuses: [METHOD_NOT_SUPPORTED] })
}

/** Well formed, about what is not there or not theirs. */
const byFacts: MakeRequest = (random, { procedures, callers, open }) => {
  const about = procedures.filter(
    ({ path, good: [input = {}] }) => !QUESTIONS.includes(path) && ('caseId' in input || 'decisionId' in input),
  )
  const procedure = random.pick(about)
  const unknown = Array.from({ length: 36 }, () => random.pick([...'0123456789abcdef-'])).join('')
  // reading, claiming, pinning and watching an open case, and writing notes on it, is right in fact
  const caseId =
    /\/(get|claim|list|add|forCase|similar|reversible|pin|assignees|watch|unwatch)$/.test(procedure.path) ||
    random.chance(0.5)
      ? unknown
      : open.caseId
  const input = procedure.odd(random) as Record<string, unknown>
  const ids = { caseId, decisionId: unknown }
  for (const [key, id] of Object.entries(ids)) if (key in input) input[key] = id
  if ('contentVersion' in input && random.chance(0.5)) input.contentVersion = open.contentVersion
  const rest = { what: 'wrong in fact', body: encodeInput(stringifyRaw(input)) }
  return malformedCall(procedure, random.pick(callers), { ...rest, statuses: procedure.statuses })
}

/** what only reads, and answers whatever it is asked */
const QUESTIONS = ['/queue/list', '/queue/counts', '/audit/list', '/decisions/recent', '/live/presence']

/** Odd, and a question all the same: it is answered, and nothing changes. */
const byQuestion: MakeRequest = (random, { procedures, callers }) => {
  const procedure = random.pick(procedures.filter(({ path }) => QUESTIONS.includes(path)))
  const rest = { what: 'an odd question', body: encodeInput(stringifyRaw(procedure.odd(random))), statuses: [200] }
  return malformedCall(procedure, random.pick(callers), rest)
}

const REQUEST_KINDS: readonly (readonly [MakeRequest, number])[] = [
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

/** Every call of a procedure that has one flaw. */
function* flawedCalls({ path, ...procedure }: ProcedureInfo, caller: Caller): Generator<MalformedRequest> {
  for (const { one } of procedure.spoilings) {
    for (const { what, body, names } of one())
      yield malformedCall({ path, ...procedure }, caller, { what: `${path}: ${what}`, body: encodeInput(body), names })
  }
}

/** Malformed calls of the browser's API, made from its contract. The first of the callers makes those that are listed. */
export function createMalformedDeskSource(callers: readonly [Caller, ...Caller[]], open: OpenCase): MalformedSource {
  const procedures = listProcedures()
  const withInput = procedures.filter(({ spoilings }) => spoilings.length > 0)
  const world = { callers, open, procedures, withInput }
  return {
    *listed() {
      for (const procedure of withInput) yield* flawedCalls(procedure, callers[0])
    },
    any: (random) => random.weighted(REQUEST_KINDS)(random, world),
    flawed: (random) => byInput(random, world),
  }
}
