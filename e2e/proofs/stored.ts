import Database from 'better-sqlite3'

/** Asks a database in the SQL both engines speak. */
export type Read = <Row>(sql: string) => Promise<Row[]>

/** Reads the file of a SQLite desk, running or not. */
export const readFrom =
  (file: string): Read =>
  async <Row>(sql: string) => {
    const database = new Database(file, { readonly: true })
    try {
      return database.prepare<[], Row>(sql).all()
    } finally {
      database.close()
    }
  }

/** A count or a sum. */
export async function figureIn(read: Read, sql: string): Promise<number> {
  const [row] = await read<{ n: number | string | null }>(sql)
  return Number(row?.n ?? 0)
}

/** Decisions with more or fewer events than they have measures, when nobody takes two at once. */
export async function effectsAmiss(read: Read): Promise<string[]> {
  const rows = await read<{ id: string }>(
    `SELECT d.id FROM decisions d LEFT JOIN outbox o ON o.decision_id = d.id GROUP BY d.id, d.measures
     HAVING count(o.id) <> CASE WHEN d.measures = '[]' THEN 0 ELSE 1 END`,
  )
  return rows.map(({ id }) => `the events of decision ${id}`)
}

type Waiting = { readonly place: string; readonly n: number | string }

/** Counters of what waits, by queue, state and category, that differ from the cases that do. */
async function listsAmiss(read: Read): Promise<string[]> {
  const counted = await read<Waiting>(
    "SELECT queue || '/' || state || '/' || category AS place, sum(n) AS n FROM queue_counts GROUP BY queue, state, category",
  )
  const there = await read<Waiting>(
    `SELECT queue || '/' || state || '/' || coalesce(category, '') AS place, count(*) AS n FROM (
       SELECT queue, state, category FROM cases WHERE state IN ('open', 'escalated', 'snoozed')
       UNION ALL SELECT queue, 'reported', category FROM cases WHERE state = 'open' AND reporters > 0
     ) AS waiting GROUP BY queue, state, category`,
  )
  const figures = (rows: readonly Waiting[]) => new Map(rows.map(({ place, n }) => [place, Number(n)]))
  const [is, should] = [figures(counted), figures(there)]
  return [...new Set([...is.keys(), ...should.keys()])].flatMap((place) => {
    const [n, of] = [is.get(place) ?? 0, should.get(place) ?? 0]
    return n === of ? [] : [`${place}: ${n} counted, ${of} there`]
  })
}

/** Counters that differ from a recount. */
export async function countersAmiss(read: Read): Promise<string[]> {
  const months = await figureIn(read, "SELECT sum(n) AS n FROM breakdown_counts WHERE dimension = 'category'")
  const counted = await figureIn(read, 'SELECT count(*) AS n FROM decisions WHERE counted = 1')
  const confirmed = await figureIn(read, 'SELECT count(*) AS n FROM contents WHERE confirmed_by IS NOT NULL')
  const lists = await listsAmiss(read)
  return [
    ...(months === counted && counted === confirmed
      ? []
      : [`months: ${months}, decisions counted: ${counted}, targets confirmed: ${confirmed}`]),
    ...lists,
  ]
}
