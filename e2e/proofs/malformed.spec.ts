import { INTAKE_PREFIX } from '@mimamori/contract/intake/contract'
import { Problem } from '@mimamori/contract/intake/errors'
import { exampleMessage, exampleProposal } from '@mimamori/examples/correspondence'
import { seeded } from '@mimamori/examples/random'
import { exampleReport } from '@mimamori/examples/reports'
import { expect, test } from '@playwright/test'
import type { Pool } from 'undici'
import { type Desk, startDesk } from '../running/desk.ts'
import { examplesOf, intakeHeaders, poolOf, preparedJob, send } from '../running/intake.ts'
import { BROKEN, type Broken } from './broken-requests.ts'
import { flawedBodies, MARK, type Schema } from './schema-flaws.ts'

type Operation = {
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const random = seeded(21)
const at = new Date().toISOString()
const examples = examplesOf(21, 20)
const target = { type: 'job', id: 'J-1' } as const
const ids = { jobId: 'J-1', at }
const snapshot = { text: 'LINEで直接連絡ください', authorId: 'U-1', sentAt: at }

const withoutId = <T extends { id: string }>({ id: _, ...body }: T) => body

/** A good body for every operation that takes one. */
const GOOD: Readonly<Record<string, { path: string; body: object }>> = {
  '/members/{id}': { path: '/members/U-1', body: withoutId(examples.members[0] ?? { id: '' }) },
  '/jobs/{id}': { path: '/jobs/J-1', body: withoutId(examples.job('J-1')) },
  '/proposals/{id}': {
    path: '/proposals/P-1',
    body: withoutId(exampleProposal(random, { id: 'P-1', freelancerId: 'U-2', kind: 'clean', ...ids })),
  },
  '/messages': {
    path: '/messages',
    body: exampleMessage(random, { id: 'M-1', senderId: 'U-1', recipientId: 'U-2', kind: 'clean', ...ids }),
  },
  '/reports': {
    path: '/reports',
    body: { ...exampleReport(random, { id: 'R-1', target, reporterId: 'U-3', at, kind: 'mlm' }), snapshot },
  },
}

const SAYS_TOO_MUCH =
  /\n\s+at |node_modules|\bSQLITE|SqliteError|\b(SELECT|INSERT|UPDATE|BEGIN)\s|\.(ts|mjs|js):\d|file:\/\/|\/(apps|packages|home|tmp|work)\//

function fromDocument({ paths, components }: Document): Broken[] {
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (components.schemas[schema.$ref.replace(/^.*\//, '')] ?? {}) : schema
  return Object.entries(GOOD).flatMap(([template, { path, body }]) =>
    Object.entries(paths[template] ?? {}).flatMap(([method, { requestBody }]) => {
      const schema = resolve(requestBody?.content['application/json'].schema ?? {})
      return flawedBodies(schema, body, resolve).map((flawed) => ({
        ...flawed,
        method: method.toUpperCase(),
        path,
        statuses: [400],
      }))
    }),
  )
}

function documented({ paths }: Document, { method, path }: Broken): number[] {
  const bare = path.replace(/\?.*$/, '')
  const found = Object.entries(paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/, '[^/]*')}$`).test(bare),
  )
  const operation = found?.[1][method.toLowerCase()]
  return operation ? Object.keys(operation.responses).map(Number) : [404]
}

/** Sends it; answers what is wrong with the answer, or nothing. */
async function faultsIn(desk: Desk, pool: Pool, document: Document, broken: Broken): Promise<string[]> {
  const { what, method, path, body } = broken
  const wanted = Object.entries({ ...intakeHeaders(desk.apiKey), ...broken.headers })
  const headers = Object.fromEntries(wanted.filter((entry): entry is [string, string] => entry[1] !== null))
  const request = { method: method as 'PUT', path: `${INTAKE_PREFIX}${path}`, headers, body: body ?? null }
  const { statusCode, body: stream } = await pool.request(request)
  const text = await stream.text()
  const faults: string[] = []
  const allowed = documented(document, broken)
  if (statusCode >= 500) faults.push('a fault of the server')
  if (!allowed.includes(statusCode)) faults.push(`not documented, allowed ${allowed}`)
  if (broken.statuses && !broken.statuses.includes(statusCode)) faults.push(`expected ${broken.statuses}`)
  if (SAYS_TOO_MUCH.test(text) || text.includes(MARK)) faults.push('says too much')
  const problem = method === 'HEAD' ? null : Problem.safeParse(text.startsWith('{') ? JSON.parse(text) : text)
  if (problem?.success === false) faults.push('not a problem')
  if (broken.names !== undefined && !problem?.data?.errors.some((flaw) => flaw.path.startsWith(broken.names ?? '')))
    faults.push(`does not name ${broken.names}`)
  return faults.map(
    (fault) => `${method} ${path.slice(0, 60)}, ${what}: ${statusCode}, ${fault}: ${text.slice(0, 160)}`,
  )
}

test('every malformed request is refused by name, and the desk takes the next good job', async () => {
  const desk = await startDesk({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
  const pool = poolOf(desk.url, 8)
  try {
    const document = (await (await fetch(`${desk.url}/api/openapi.json`)).json()) as Document
    const requests = [...fromDocument(document), ...BROKEN]
    expect(requests.length).toBeGreaterThan(500)
    const faults: string[] = []
    const waiting = requests.values()
    const connection = async () => {
      for (const broken of waiting) faults.push(...(await faultsIn(desk, pool, document, broken)))
    }
    await Promise.all(Array.from({ length: 8 }, connection))
    expect(faults).toEqual([])
    const good = await send(pool, preparedJob(desk.apiKey, examples.job('J-good')))
    expect(good.status, good.text).toBe(200)
    expect(desk.complaints(), 'nothing was unexpected to the desk itself').not.toContain('"level":50')
  } finally {
    await pool.close()
    await desk.discard()
  }
})
