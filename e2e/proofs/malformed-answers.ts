import { Problem } from '@mimamori/contract/intake/errors'
import type { Random } from '@mimamori/examples/seeded-random'
import { MARK } from './malformed-values.ts'

/** A request that something is wrong with, and the answers that are right. */
export type Broken = {
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
export type Source = {
  readonly listed: () => Iterable<Broken>
  readonly any: (random: Random) => Broken
  /** one whose body breaks a schema */
  readonly flawed: (random: Random) => Broken
}

export type Answer = { readonly status: number; readonly headers: string; readonly text: string }

const SAYS_TOO_MUCH =
  /\n\s+at |\\n\s+at |node_modules|\bSQLITE|SqliteError|PostgresError|\b(SELECT|INSERT|UPDATE|DELETE|BEGIN)\s|\.(ts|mjs|js):\d|file:\/\/|\/(apps|packages|home|tmp|work|root)\//

/** however long a request is: an answer names what is wrong and does not send it back */
const ANSWER_AT_MOST = 64 * 1024
/** the flaws an answer lists; further ones are not named */
const LISTED_AT_MOST = 50

/** Why an answer says too much, if it does. */
export function tooMuchIn(text: string): string[] {
  const said = SAYS_TOO_MUCH.exec(text)
  return [...(said ? [`says too much: ${said[0]}`] : []), ...(text.includes(MARK) ? ['repeats what was sent'] : [])]
}

type Batch = { readonly results: readonly { readonly status: number; readonly problem: unknown }[] }

/** The fields a refusal names, in either API's shape of it; `null`: no such shape. */
function namedIn(body: unknown, status: number): readonly string[] | null {
  const problem = Problem.safeParse(body)
  if (problem.success) return problem.data.errors.map(({ path }) => path)
  const refusal = (body as { json?: Record<string, unknown> } | null)?.json
  if (!refusal || typeof refusal.code !== 'string' || typeof refusal.message !== 'string') return null
  if (refusal.status !== status || typeof refusal.defined !== 'boolean') return null
  const { errors = [] } = (refusal.data ?? {}) as { errors?: { path: string }[] }
  return errors.map(({ path }) => path)
}

function unnamed(names: readonly string[], found: readonly string[]): string[] {
  const missing = names.filter((name) => !found.some((path) => path === name || path.startsWith(`${name}.`)))
  // cut short, the list still names something that is wrong
  const cut = found.length >= LISTED_AT_MOST && missing.length < names.length
  return cut || missing.length === 0 ? [] : [`does not name ${missing.join(', ')} but ${found.slice(0, 9).join(', ')}`]
}

function inBatch(names: Broken['names'], body: unknown): string[] {
  const { results } = body as Batch
  return results.flatMap(({ status, problem }, n) => {
    const found = namedIn(problem, status)
    if (status !== 400 || !found) return [`item ${n}: ${status}`]
    return unnamed((names[n] ?? []) as readonly string[], found)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is wrong with an answer; empty when it is as the contract says. */
export function faultsOf({ method, statuses, names, bare }: Broken, { status, headers, text }: Answer): string[] {
  const faults: string[] = []
  if (status >= 500) faults.push('a fault of the server')
  if (!statuses.includes(status)) faults.push(`expected ${statuses.join(' or ')}`)
  faults.push(...tooMuchIn(text), ...tooMuchIn(headers))
  if (method === 'HEAD') return text === '' ? faults : [...faults, 'a body']
  if (text.length > ANSWER_AT_MOST && status >= 400) faults.push(`${text.length} characters long`)
  const body = parsed(text)
  if (Array.isArray(names[0])) return [...faults, ...(status === 200 ? inBatch(names, body) : [])]
  if (status < 400 || (bare && text === '')) return faults
  const found = namedIn(body, status)
  if (!found) return [...faults, 'not a problem']
  return [...faults, ...unnamed(names as readonly string[], found)]
}

const SHOWN = 8_000

function printed(body: string | Buffer): string {
  const text = typeof body === 'string' ? JSON.stringify(body) : `base64 ${body.toString('base64')}`
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… ${text.length} characters` : text
}

/** Everything needed to send a request again by hand. */
export function described({ what, method, path, headers, body }: Broken): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return [`${what}`, `${method} ${path}`, ...lines, body === null ? 'no body' : printed(body)].join('\n    ')
}
