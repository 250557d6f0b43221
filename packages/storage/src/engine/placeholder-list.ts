import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** A list of values in a prepared query. */
type PlaceholderList<T> = {
  /** Condition: the column has one of the values. */
  readonly has: (column: SQLWrapper) => SQL
  /** Runs the query for each batch of `all` that fits in the list; answers all rows, in no order. */
  readonly rowsFor: <Row>(all: readonly T[], run: (values: Record<string, T>) => Promise<Row[]>) => Promise<Row[]>
}

/**
 * A list of always `count` placeholders; those left over get `filler`, a value that no row has. Making SQL for lists of every
 * length would cost more than running it.
 */
export function placeholderList<T>(count: number, filler: T): PlaceholderList<T> {
  const names = Array.from({ length: count }, (_, n) => `place${n}`)
  const list = sql.join(
    names.map((name) => sql.placeholder(name)),
    sql`, `,
  )
  const valuesOf = (values: readonly T[]) =>
    Object.fromEntries(names.map((name, index) => [name, values[index] ?? filler]))

  return {
    has: (column) => sql`${column} in (${list})`,
    async rowsFor<Row>(all: readonly T[], run: (values: Record<string, T>) => Promise<Row[]>): Promise<Row[]> {
      const batches = Array.from({ length: Math.ceil(all.length / count) }, (_, n) =>
        all.slice(n * count, (n + 1) * count),
      )
      return (await Promise.all(batches.map((piece) => run(valuesOf(piece))))).flat()
    },
  }
}
