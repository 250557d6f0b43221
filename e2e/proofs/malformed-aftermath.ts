import type { Pool } from 'undici'
import { type Prepared, send } from '../running/intake.ts'
import type { Person } from '../running/people.ts'
import type { Desks } from './desks.ts'
import { complains } from './malformed-storm.ts'
import { figureIn } from './stored.ts'

const TABLES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
}

export type Rows = Readonly<Record<string, number>>

/** What was denied stands in the log, and that a request named a proxy in a mark; either changes nothing else. */
const COUNTED: Readonly<Record<string, string>> = {
  audit: `WHERE action <> 'access.denied'`,
  marks: `WHERE name <> 'untrusted_proxy'`,
}

/** How many rows every table has. */
export async function rowsOf({ engine, read }: Desks): Promise<Rows> {
  const tables = await read<{ name: string }>(TABLES[engine])
  const rows: Record<string, number> = {}
  for (const { name } of tables) {
    rows[name] = await figureIn(read, `SELECT count(*) AS n FROM "${name}" ${COUNTED[name] ?? ''}`)
  }
  return rows
}

const OF_A_NEW_JOB = ['contents', 'content_versions', 'cases', 'audit', 'search_docs', 'search']
/** how the search index of SQLite keeps itself */
const WITHIN_THE_INDEX = ['search_data', 'search_idx', 'search_docsize', 'search_config', 'search_content']
/** get a row when a queue, or a figure of a month, is first counted, not for each job */
const COUNTERS = ['queue_counts', 'breakdown_counts']

/** What was stored beside so many good jobs. */
export function storedBeside(jobs: number, before: Rows, after: Rows): string[] {
  return Object.entries(after)
    .filter(([table]) => ![...COUNTERS, ...WITHIN_THE_INDEX].includes(table))
    .map(([table, rows]) => [table, rows - (before[table] ?? 0) - (OF_A_NEW_JOB.includes(table) ? jobs : 0)] as const)
    .filter(([, more]) => more !== 0)
    .map(([table, more]) => `${more} rows more in ${table}`)
}

/** After all that the desk is whole and does its work; otherwise what is wrong. */
export async function aftermath(
  { all: [desk] }: Desks,
  pool: Pool,
  { lead, good }: { readonly lead: Person; readonly good: readonly Prepared[] },
): Promise<string[]> {
  const faults: string[] = []
  const verified = await desk.command('audit', 'verify')
  if (verified.code !== 0) faults.push(`audit verify: ${verified.code} ${verified.said}${verified.complained}`)
  for (const request of good) {
    const { status, text } = await send(pool, request)
    if (status >= 300) faults.push(`a good request: ${request.method} ${request.path}: ${status} ${text}`)
  }
  if (!(await lead.client.cases.claimNext({ view: 'flagged' }))) faults.push('no case can be claimed')
  if (complains(desk)) faults.push(desk.complaints())
  return faults
}
