import { drizzle } from 'drizzle-orm/node-postgres'
import pg, { type Client, type Connection, type FieldDef, type QueryConfig, type Submittable } from 'pg'
import type { Db } from '../engine.ts'
import { LONG_QUERY_TIMEOUT_MS, withTimeout } from './postgres-client.ts'

type Parser = (text: string) => unknown
type Column = { readonly name: string; readonly parse: Parser }
type DataRow = readonly (string | null)[]

export type QueryAnswer = { readonly rows: readonly unknown[]; readonly rowCount: number }

/** A statement, and who wants to know what became of it. `rowMode: 'array'` gives rows as lists of their columns. */
export type PipelinedQuery = {
  readonly statement: QueryConfig & { readonly rowMode?: string }
  readonly values: readonly unknown[]
  readonly onAnswer: (answer: QueryAnswer) => void
  readonly onError: (fault: unknown) => void
}

/** The query builder over what runs its statements: of a client, drizzle calls `query` alone. */
export const drizzleOver = (
  query: (statement: PipelinedQuery['statement'], values?: readonly unknown[]) => Promise<unknown>,
): Db => drizzle({ query } as unknown as Client) as unknown as Db

/** Names of the statements that a connection has prepared, as far as it has confirmed them. */
const preparedOn = new WeakMap<object, Set<string>>()
/** the columns that a prepared statement returns; its name stands for one text in the whole process */
const columnsOf = new Map<string, readonly Column[]>()

function preparedNamesOf(client: object): Set<string> {
  const known = preparedOn.get(client) ?? new Set<string>()
  preparedOn.set(client, known)
  return known
}

const arrayLiteral = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`

function parameterText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return null
  return Array.isArray(value) ? arrayLiteral(value) : String(value)
}

const columnsFrom = (fields: readonly FieldDef[]): readonly Column[] =>
  fields.map(({ name, dataTypeID }) => ({ name, parse: pg.types.getTypeParser(dataTypeID, 'text') as Parser }))

function rowAs(mode: string | undefined, columns: readonly Column[], row: DataRow): unknown {
  const values = row.map((text, n) => (text === null ? null : columns[n]?.parse(text)))
  if (mode === 'array') return values
  return Object.fromEntries(columns.map(({ name }, n) => [name, values[n]]))
}

/** `sent`: what this piece prepares. A statement that failed may have been prepared all the same: it is closed first. */
function writeMessages(
  connection: Connection,
  prepared: ReadonlySet<string>,
  sent: Set<string>,
  { statement, values }: PipelinedQuery,
) {
  const { name = '', text } = statement
  if (!prepared.has(name) && !sent.has(name)) {
    connection.close({ type: 'S', name }, true)
    connection.parse({ name, text, types: [] }, true)
    if (name !== '') sent.add(name)
  }
  connection.bind({ statement: name, values: values.map(parameterText) }, true)
  if (!columnsOf.has(name)) connection.describe({ type: 'P' }, true)
  connection.execute(null, true)
}

/**
 * Have statements carried out one after another, all of them sent in one piece and answered in one: per statement,
 * crossing over to the server and back costs more than most of them do. Prepared ones are described once a process. Use
 * on a client that nothing else is asked of meanwhile. After one that failed the others are not carried out: they are
 * the answer. A connection that gives none in time is given up.
 */
export function pipeline(client: Client, all: readonly PipelinedQuery[]): Promise<readonly PipelinedQuery[]> {
  const prepared = preparedNamesOf(client)
  const executed = new Promise<readonly PipelinedQuery[]>((resolve) => {
    let at = 0
    let columns: readonly Column[] | null = null
    let rows: unknown[] = []

    const startNext = () => {
      at += 1
      columns = null
      rows = []
    }
    const query = {
      submit(connection: Connection) {
        connection.stream.cork()
        const sent = new Set<string>()
        for (const query of all) writeMessages(connection, prepared, sent, query)
        connection.sync()
        connection.stream.uncork()
      },
      handleRowDescription({ fields }: { fields: readonly FieldDef[] }) {
        columns = columnsFrom(fields)
      },
      handleDataRow({ fields }: { fields: DataRow }) {
        const { name, rowMode } = all[at]?.statement ?? {}
        columns ??= columnsOf.get(name ?? '') ?? []
        rows.push(rowAs(rowMode, columns, fields))
      },
      handleCommandComplete({ text }: { text: string }) {
        const query = all[at]
        const { name } = query?.statement ?? {}
        if (name !== undefined) {
          prepared.add(name)
          if (!columnsOf.has(name)) columnsOf.set(name, columns ?? [])
        }
        query?.onAnswer({ rows, rowCount: Number(text.slice(text.lastIndexOf(' ') + 1)) || 0 })
        startNext()
      },
      handleReadyForQuery: () => resolve([]),
      handleError(fault: unknown) {
        const left = all.slice(at)
        const lost = !(fault instanceof pg.DatabaseError)
        for (const query of lost ? left : left.slice(0, 1)) query.onError(fault)
        resolve(lost ? [] : left.slice(1))
      },
    }
    client.query(query as Submittable)
  })
  const long = all.some(({ statement }) => statement.name === undefined)
  return withTimeout(client, executed, long ? LONG_QUERY_TIMEOUT_MS : undefined)
}
