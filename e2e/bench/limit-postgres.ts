import pg, { type Connection, type Submittable } from 'pg'
import type { RecordedPart, Recording, Step } from './statement-recorder.ts'

const MAX_ATTEMPTS = 8
/** codes of faults after which a transaction is tried again: it could not be serialized, or a deadlock was ended */
const RETRYABLE: ReadonlySet<unknown> = new Set(['40001', '40P01'])

/** `names`: of the statements that are prepared, by their place in the recording */
type LimitClient = {
  readonly client: pg.Client
  readonly names: Map<number, string>
  readonly statements: readonly string[]
}

let nameCount = 0

function writeStep(connection: Connection, { names, statements }: LimitClient, [at, values]: Step): void {
  const name = names.get(at) ?? `s${++nameCount}`
  if (!names.has(at)) connection.parse({ name, text: statements[at] ?? '', types: [] }, true)
  names.set(at, name)
  connection.bind({ statement: name, values: values as string[] }, true)
  connection.execute(null, true)
}

/** Send statements in one piece. Resolves once all are carried out; rejects with the first fault. */
function sendBatch(on: LimitClient, steps: readonly Step[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = {
      submit(connection: Connection) {
        connection.stream.cork()
        for (const step of steps) writeStep(connection, on, step)
        connection.sync()
        connection.stream.uncork()
      },
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError(fault: unknown) {
        // what was to be prepared behind it is not there
        on.names.clear()
        reject(fault)
      },
    }
    on.client.query(query as unknown as Submittable)
  })
}

async function connect(url: string, { statements }: Recording): Promise<LimitClient> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return { client, names: new Map(), statements }
}

async function runTransaction(on: LimitClient, batches: RecordedPart['batches'], tries = 1): Promise<void> {
  try {
    for (const steps of batches) await sendBatch(on, steps)
  } catch (fault) {
    await on.client.query('ROLLBACK')
    if (tries === MAX_ATTEMPTS || !RETRYABLE.has((fault as { code?: unknown }).code)) throw fault
    await runTransaction(on, batches, tries + 1)
  }
}

/**
 * Answers what carries out a part of a recorded work on this database, over one connection for each that the desk had,
 * and resolves once it is durable.
 */
export async function openLimitPostgres(
  url: string,
  recording: Recording,
): Promise<(part: RecordedPart) => Promise<void>> {
  const used = new Set(recording.works.flatMap(({ parts }) => parts.map(({ connection }) => connection)))
  const opened = [...used].map(async (id) => [id, await connect(url, recording)] as const)
  const clients = new Map(await Promise.all(opened))
  /** what a connection is doing: reads of one work wait for the transaction of another */
  const underWay = new Map<number, Promise<void>>()
  async function run({ connection, writes, batches }: RecordedPart): Promise<void> {
    const on = clients.get(connection)
    if (!on) throw new Error(`no connection ${connection}`)
    if (writes) return await runTransaction(on, batches)
    for (const steps of batches) await sendBatch(on, steps)
  }
  return (part) => {
    const before = underWay.get(part.connection) ?? Promise.resolve()
    const done = before.then(() => run(part))
    underWay.set(
      part.connection,
      done.catch(() => undefined),
    )
    return done
  }
}
