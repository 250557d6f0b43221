import type { Pool } from 'undici'
import type { Person } from '../harness/desk-accounts.ts'
import { type PreparedRequest, sendRequest } from '../harness/intake-requests.ts'
import { unexpectedLogLines } from './malformed-storm.ts'
import type { ProofDesks } from './proof-desks.ts'
import { queryNumber } from './stored-checks.ts'

const TABLES_SQL = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
}

export type RowCounts = Readonly<Record<string, number>>

/** What was denied stands in the log, and that a request named a proxy in a mark; either changes nothing else. Every hour heads are signed. */
const COUNTED_ROWS: Readonly<Record<string, string>> = {
  audit: `WHERE action NOT IN ('access.denied', 'api_key.refused', 'audit.head_signed')`,
  marks: `WHERE name <> 'untrusted_proxy'`,
}

/** How many rows every table has. */
export async function countRows({ engine, read }: ProofDesks): Promise<RowCounts> {
  const tables = await read<{ name: string }>(TABLES_SQL[engine])
  const rows: Record<string, number> = {}
  for (const { name } of tables) {
    rows[name] = await queryNumber(read, `SELECT count(*) AS n FROM "${name}" ${COUNTED_ROWS[name] ?? ''}`)
  }
  return rows
}

const OF_A_NEW_JOB = ['contents', 'content_versions', 'cases', 'audit', 'search_docs', 'search']
/** how the search index of SQLite keeps itself */
const WITHIN_THE_INDEX = ['search_data', 'search_idx', 'search_docsize', 'search_config', 'search_content']
/** get a row when a queue, a figure of a month, or what a model says is first counted, not for each job */
const COUNTERS = ['queue_counts', 'breakdown_counts', 'model_readings']
/** get rows by the clock */
const HOURLY = ['chain_heads']

/** What was stored beside so many good jobs. */
export function findUnexpectedRows(jobs: number, before: RowCounts, after: RowCounts): string[] {
  return Object.entries(after)
    .filter(([table]) => ![...COUNTERS, ...HOURLY, ...WITHIN_THE_INDEX].includes(table))
    .map(([table, rows]) => [table, rows - (before[table] ?? 0) - (OF_A_NEW_JOB.includes(table) ? jobs : 0)] as const)
    .filter(([, more]) => more !== 0)
    .map(([table, more]) => `${more} rows more in ${table}`)
}

/** After all that the desk is whole and does its work; otherwise what is wrong. */
export async function checkAftermath(
  { all: [desk] }: ProofDesks,
  pool: Pool,
  { lead, good }: { readonly lead: Person; readonly good: readonly PreparedRequest[] },
): Promise<string[]> {
  const faults: string[] = []
  const verified = await desk.command('audit', 'verify')
  if (verified.code !== 0) faults.push(`audit verify: ${verified.code} ${verified.stdout}${verified.stderr}`)
  for (const request of good) {
    const { status, text } = await sendRequest(pool, request)
    if (status >= 300) faults.push(`a good request: ${request.method} ${request.path}: ${status} ${text}`)
  }
  if (!(await lead.client.cases.claimNext({ view: 'flagged' }))) faults.push('no case can be claimed')
  if (unexpectedLogLines(desk)) faults.push(desk.stderr())
  return faults
}
