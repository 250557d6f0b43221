import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * A list in a prepared query: always as many places, those left over filled with what no row has. Making SQL for lists of
 * this length and that costs more than running it.
 */
export function placeholderList<T>(count: number, filler: T) {
  const names = Array.from({ length: count }, (_, n) => `place${n}`)
  const list = sql.join(
    names.map((name) => sql.placeholder(name)),
    sql`, `,
  )
  const valuesOf = (values: readonly T[]) => Object.fromEntries(names.map((name, at) => [name, values[at] ?? filler]))

  return {
    /** is it one of the list? */
    has: (column: SQLWrapper): SQL => sql`${column} in (${list})`,
    /** Run it for each piece of `all` that fits; their rows come in no order. */
    async rowsFor<Row>(all: readonly T[], run: (values: Record<string, T>) => Promise<Row[]>): Promise<Row[]> {
      const batches = Array.from({ length: Math.ceil(all.length / count) }, (_, n) =>
        all.slice(n * count, (n + 1) * count),
      )
      return (await Promise.all(batches.map((piece) => run(valuesOf(piece))))).flat()
    },
  }
}
