import { Problem } from '@mimamori/contract/intake/intake-error-contract'
import type { Random } from '@mimamori/examples/seeded-random'
import { MARK } from './malformed-values.ts'

/** A request that something is wrong with, and the answers that are right. */
export type MalformedRequest = {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
  readonly statuses: readonly number[]
  /** fields an answer has to name; of a batch, those of each item */
  readonly names: readonly string[] | readonly (readonly string[])[]
  /** a refusal without a body is right too */
  readonly bare?: true
}

/** Where malformed requests come from: every one that can be listed, and as many by chance as are wanted. */
export type MalformedSource = {
  readonly listed: () => Iterable<MalformedRequest>
  readonly any: (random: Random) => MalformedRequest
  /** one whose body breaks a schema */
  readonly flawed: (random: Random) => MalformedRequest
}

export type RawAnswer = { readonly status: number; readonly headers: string; readonly text: string }

const LEAK_PATTERN =
  /\n\s+at |\\n\s+at |node_modules|\bSQLITE|SqliteError|PostgresError|\b(SELECT|INSERT|UPDATE|DELETE|BEGIN)\s|\.(ts|mjs|js):\d|file:\/\/|\/(apps|packages|home|tmp|work|root)\//

/** however long a request is: an answer names what is wrong and does not send it back */
const MAX_ANSWER_BYTES = 64 * 1024
/** the flaws an answer lists; further ones are not named */
const MAX_LISTED_ERRORS = 50

/** Why an answer says too much, if it does. */
export function findLeaks(text: string): string[] {
  const leak = LEAK_PATTERN.exec(text)
  return [...(leak ? [`says too much: ${leak[0]}`] : []), ...(text.includes(MARK) ? ['repeats what was sent'] : [])]
}

type BatchAnswer = { readonly results: readonly { readonly status: number; readonly problem: unknown }[] }

/** The fields a refusal names, in either API's shape of it; `null`: no such shape. */
function namedFields(body: unknown, status: number): readonly string[] | null {
  const problem = Problem.safeParse(body)
  if (problem.success) return problem.data.errors.map(({ path }) => path)
  const refusal = (body as { json?: Record<string, unknown> } | null)?.json
  if (!refusal || typeof refusal.code !== 'string' || typeof refusal.message !== 'string') return null
  if (refusal.status !== status || typeof refusal.defined !== 'boolean') return null
  const { errors = [] } = (refusal.data ?? {}) as { errors?: { path: string }[] }
  return errors.map(({ path }) => path)
}

function missingNames(names: readonly string[], found: readonly string[]): string[] {
  const missing = names.filter((name) => !found.some((path) => path === name || path.startsWith(`${name}.`)))
  // cut short, the list still names something that is wrong
  const cut = found.length >= MAX_LISTED_ERRORS && missing.length < names.length
  return cut || missing.length === 0 ? [] : [`does not name ${missing.join(', ')} but ${found.slice(0, 9).join(', ')}`]
}

function missingNamesInBatch(names: MalformedRequest['names'], body: unknown): string[] {
  const { results } = body as BatchAnswer
  return results.flatMap(({ status, problem }, n) => {
    const found = namedFields(problem, status)
    if (status !== 400 || !found) return [`item ${n}: ${status}`]
    return missingNames((names[n] ?? []) as readonly string[], found)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with an answer; empty when it is as the contract says. */
export function findAnswerFaults(
  { method, statuses, names, bare }: MalformedRequest,
  { status, headers, text }: RawAnswer,
): string[] {
  const faults: string[] = []
  if (status >= 500) faults.push('a fault of the server')
  if (!statuses.includes(status)) faults.push(`expected ${statuses.join(' or ')}`)
  faults.push(...findLeaks(text), ...findLeaks(headers))
  if (method === 'HEAD') return text === '' ? faults : [...faults, 'a body']
  if (text.length > MAX_ANSWER_BYTES && status >= 400) faults.push(`${text.length} characters long`)
  const body = parseJson(text)
  if (Array.isArray(names[0])) return [...faults, ...(status === 200 ? missingNamesInBatch(names, body) : [])]
  if (status < 400 || (bare && text === '')) return faults
  const found = namedFields(body, status)
  if (!found) return [...faults, 'not a problem']
  return [...faults, ...missingNames(names as readonly string[], found)]
}

const MAX_PRINTED_CHARACTERS = 8_000

function printBody(body: string | Buffer): string {
  const text = typeof body === 'string' ? JSON.stringify(body) : `base64 ${body.toString('base64')}`
  return text.length > MAX_PRINTED_CHARACTERS
    ? `${text.slice(0, MAX_PRINTED_CHARACTERS)}… ${text.length} characters`
    : text
}

/** Everything needed to send a request again by hand. */
export function describeRequest({ what, method, path, headers, body }: MalformedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return [`${what}`, `${method} ${path}`, ...lines, body === null ? 'no body' : printBody(body)].join('\n    ')
}
