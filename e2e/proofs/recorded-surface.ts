import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProcess } from '../harness/server-processes.ts'
import type { RecordedDesk, RecordedLine } from './recorded-desk.ts'

const WORDS_OF_PEOPLE = ['description', 'summary']

/** What a document says to people may be worded anew; everything else of it is a promise. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(
    ([key, inner]) => !(WORDS_OF_PEOPLE.includes(key) && typeof inner === 'string'),
  )
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutWords(inner)]))
}

/** Names of metrics and of their labels; values are another thing. */
function metricNames(text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const names = lines.map((line) => line.replace(/ \S+$/, '').replaceAll(/="[^"]*"/g, ''))
  return [...new Set(names)].toSorted()
}

/** Settings the manual lists. Every variable that is wrong is named in the one line of the refusal. */
async function environmentNames(build: string): Promise<string[]> {
  const operations = readFileSync(join(build, 'docs/operations.md'), 'utf8')
  const names = [...operations.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name)
  const wrong = Object.fromEntries(names.map((name) => [name, '']))
  const { stderr } = await runProcess([join(build, 'apps/bff/dist/main.mjs')], wrong)
  return [...stderr.matchAll(/(?:^|; )([A-Z_]+): expected/g)].map(([, name = '']) => name).toSorted()
}

/** Commands and their options, without what is said about them. */
async function commandUsages(build: string): Promise<string[]> {
  const { stderr, stdout } = await runProcess([join(build, 'apps/bff/dist/mimamori.mjs')], {})
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('  mimamori '))
  return lines.map((line) => line.trim().split(/ {3,}/)[0] ?? '')
}

type Declared = {
  readonly '~orpc': {
    readonly inputSchema?: { readonly '~standard': { readonly jsonSchema: { input(options: object): object } } }
    readonly errorMap: Readonly<Record<string, { readonly status?: number }>>
    readonly meta: object
  }
}
type DeclaredGroup = { readonly [name: string]: Declared | DeclaredGroup }

const isDeclared = (it: Declared | DeclaredGroup): it is Declared => '~orpc' in it

/** Every call of the browser's API: what it takes, how it can refuse, and whether a page asks it by itself. */
function* declaredCalls(group: DeclaredGroup, path = ''): Generator<RecordedLine> {
  for (const [name, it] of Object.entries(group)) {
    const step = `${path}/${name}`
    if (!isDeclared(it)) {
      yield* declaredCalls(it, step)
      continue
    }
    const { inputSchema, errorMap, meta } = it['~orpc']
    const input = withoutWords(inputSchema?.['~standard'].jsonSchema.input({ target: 'draft-2020-12' }) ?? null)
    const refusals = Object.entries(errorMap).map(([code, { status }]) => `${code} ${status}`)
    yield { step: `contract of ${step}`, input, refusals, meta }
  }
}

const importFrom = async <T>(build: string, file: string): Promise<T> => (await import(join(build, file))) as T

/** Names and codes that the contract promises. */
async function recordContract(build: string): Promise<RecordedLine[]> {
  const { deskContract } = await importFrom<{ deskContract: DeclaredGroup }>(
    build,
    'packages/contract/src/desk-contract.ts',
  )
  const { STATUS_OF } = await importFrom<{ STATUS_OF: object }>(
    build,
    'packages/contract/src/refusal-status-contract.ts',
  )
  const { AUDIT_ACTION_GROUPS } = await importFrom<{ AUDIT_ACTION_GROUPS: object }>(
    build,
    'packages/policy/src/audit/audit-actions.ts',
  )
  const codes = { refusals: STATUS_OF, actions: AUDIT_ACTION_GROUPS }
  return [...declaredCalls(deskContract), { step: 'codes', ...codes }]
}

/** What can be read of a build and of a desk without going through it. */
export async function recordSurface(desk: RecordedDesk, build: string): Promise<RecordedLine[]> {
  const fetched = async (path: string) => await fetch(`${desk.url}${path}`)
  return [
    { step: 'OpenAPI document', document: withoutWords(await (await fetched('/api/openapi.json')).json()) },
    { step: 'metrics', names: metricNames(await (await fetched('/metrics')).text()) },
    { step: 'settings', names: await environmentNames(build) },
    { step: 'commands', usages: await commandUsages(build) },
    ...(await recordContract(build)),
  ]
}
