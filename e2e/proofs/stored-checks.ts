import Database from 'better-sqlite3'

/** Asks a database in the SQL both engines speak. */
export type ReadSql = <Row>(sql: string) => Promise<Row[]>

/** Reads the file of a SQLite desk, running or not. */
export const readSqliteFile =
  (file: string): ReadSql =>
  async <Row>(sql: string) => {
    const database = new Database(file, { readonly: true })
    try {
      return database.prepare<[], Row>(sql).all()
    } finally {
      database.close()
    }
  }

/** A count or a sum. */
export async function queryNumber(read: ReadSql, sql: string): Promise<number> {
  const [row] = await read<{ n: number | string | null }>(sql)
  return Number(row?.n ?? 0)
}

/** Decisions with more or fewer events than they have measures, when nobody takes two at once. */
export async function findEventMismatches(read: ReadSql): Promise<string[]> {
  const rows = await read<{ id: string }>(
    `SELECT d.id FROM decisions d LEFT JOIN outbox o ON o.decision_id = d.id GROUP BY d.id, d.measures
     HAVING count(o.id) <> CASE WHEN d.measures = '[]' THEN 0 ELSE 1 END`,
  )
  return rows.map(({ id }) => `the events of decision ${id}`)
}

type QueueCountRow = { readonly place: string; readonly counted: number | string; readonly there: number | string }

/**
 * What waits, by queue, state and category: counted, and there. One statement, so that both are of the same instant
 * while somebody is still at work.
 */
const QUEUE_COUNTS_SQL = `SELECT place, sum(counted) AS counted, sum(there) AS there FROM (
    SELECT queue || '/' || state || '/' || category AS place, n AS counted, 0 AS there FROM queue_counts
    UNION ALL
    SELECT queue || '/' || state || '/' || coalesce(category, ''), 0, 1 FROM cases
     WHERE state IN ('open', 'escalated', 'snoozed')
    UNION ALL
    SELECT queue || '/reported/' || coalesce(category, ''), 0, 1 FROM cases WHERE state = 'open' AND reporters > 0
  ) AS waiting GROUP BY place HAVING sum(counted) <> sum(there)`

/** What is counted of the months' breakdown, three ways, at one instant. */
const BREAKDOWN_COUNTS_SQL = `SELECT
    (SELECT coalesce(sum(n), 0) FROM breakdown_counts WHERE dimension = 'category') AS months,
    (SELECT count(*) FROM decisions WHERE counted = 1) AS decisions,
    (SELECT count(*) FROM contents WHERE confirmed_by IS NOT NULL) AS targets`

/** Counters that differ from a recount. */
export async function findCounterMismatches(read: ReadSql): Promise<string[]> {
  const lists = await read<QueueCountRow>(QUEUE_COUNTS_SQL)
  const [row] = await read<{ months: number | string; decisions: number | string; targets: number | string }>(
    BREAKDOWN_COUNTS_SQL,
  )
  const [months, decisions, targets] = [Number(row?.months), Number(row?.decisions), Number(row?.targets)]
  return [
    ...(months === decisions && decisions === targets
      ? []
      : [`months: ${months}, decisions counted: ${decisions}, targets confirmed: ${targets}`]),
    ...lists.map(({ place, counted, there }) => `${place}: ${counted} counted, ${there} there`),
  ]
}
