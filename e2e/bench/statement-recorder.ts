import { AsyncLocalStorage } from 'node:async_hooks'
import { writeFileSync } from 'node:fs'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { serialize } from 'node:v8'
import { isMainThread } from 'node:worker_threads'
import Database, { type Statement } from 'better-sqlite3'

/** A statement, by its place in `Recording.statements`, and the values bound to it. */
export type Step = readonly [statement: number, values: readonly unknown[]]

/**
 * What one connection carried out: a transaction, or statements outside of any. A batch is what PostgreSQL was sent in one
 * piece. On SQLite a transaction is told without BEGIN and COMMIT, as others share it: first the work, then what follows
 * its savepoint.
 */
export type RecordedPart = { readonly connection: number; readonly writes: boolean; readonly batches: Step[][] }

/** All a desk did for one request, and its answer. `START`: what it did before the first one. */
export type RecordedWork = { readonly kind: string; answer: string; readonly parts: RecordedPart[] }

export type Recording = {
  readonly statements: readonly string[]
  readonly pragmas: readonly { readonly writes: boolean; readonly source: string }[]
  /** in the order of their commits */
  readonly works: readonly RecordedWork[]
}

export const START = 'start'
/** Environment variable with the file a recording is written to when the desk ends. */
export const RECORDING_FILE = 'BENCH_RECORDING'

/** The operation a request asks for: its method and path, without the id that a PUT ends in. */
export const kindOf = ({ method = '', url = '' }: Pick<IncomingMessage, 'method' | 'url'>): string =>
  `${method} ${method === 'PUT' ? url.slice(0, url.lastIndexOf('/')) : url}`

const sources: string[] = []
const placeBySource = new Map<string, number>()
const pragmas: Recording['pragmas'][number][] = []
const works = new Set<RecordedWork>()
const requests = new AsyncLocalStorage<RecordedWork>()
const started: RecordedWork = { kind: START, answer: '', parts: [] }
/** on SQLite, where one request is recorded at a time, it owns whatever is carried out */
let latest = started

function stepOf(source: string, values: readonly unknown[]): Step {
  const known = placeBySource.get(source)
  if (known !== undefined) return [known, values]
  placeBySource.set(source, sources.length)
  return [sources.push(source) - 1, values]
}

function addTransaction(work: RecordedWork, part: RecordedPart): void {
  work.parts.push(part)
  works.add(work)
}

/** Adds statements outside a transaction, in one part with those right before them on the same connection. None of a start. */
function addReads(work: RecordedWork, connection: number, batch: Step[]): void {
  if (work === started) return
  const last = work.parts.at(-1)
  if (last && !last.writes && last.connection === connection) last.batches.push(batch)
  else work.parts.push({ connection, writes: false, batches: [batch] })
}

const WRITER = 0
const READER = 1

function recordSqlite(): void {
  let open: RecordedPart | null = null
  const note = ({ source, database }: Statement, values: readonly unknown[]) => {
    if (!database.name.endsWith('mimamori.db')) return
    if (/^PRAGMA /i.test(source)) {
      if (latest === started && source.includes(' = ')) pragmas.push({ writes: !database.readonly, source })
    } else if (database.readonly) addReads(latest, READER, [stepOf(source, values)])
    else if (source.startsWith('BEGIN')) open = { connection: WRITER, writes: true, batches: [[]] }
    else if (source === 'ROLLBACK') open = null
    else if (source === 'COMMIT') {
      if (open) addTransaction(latest, open)
      open = null
    } else if (open) {
      open.batches.at(-1)?.push(stepOf(source, values))
      if (source === 'RELEASE work') open.batches.push([])
    }
  }
  const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1'))
  for (const method of ['run', 'get', 'all']) {
    const original = statement[method]
    statement[method] = function (this: Statement, ...values: unknown[]) {
      note(this, values)
      return original.apply(this, values)
    }
  }
}

/** One connection to PostgreSQL: the texts of its prepared statements, and what has been sent since the last answer. */
type Wire = { readonly id: number; readonly texts: Map<string, string>; batch: Step[]; open: RecordedPart | null }

const STARTUP_PROTOCOL = 196_608
const isStartup = (bytes: Buffer): boolean => bytes.length >= 8 && bytes.readInt32BE(4) === STARTUP_PROTOCOL

function textAt(bytes: Buffer, from: number): { text: string; next: number } {
  const end = bytes.indexOf(0, from)
  return { text: bytes.toString('utf8', from, end), next: end + 1 }
}

/** Values of a Bind message, whose parameter formats begin at `from`. */
function boundValues(bytes: Buffer, from: number): (string | null)[] {
  let at = from + 2 + 2 * bytes.readInt16BE(from)
  const count = bytes.readInt16BE(at)
  at += 2
  return Array.from({ length: count }, () => {
    const length = bytes.readInt32BE(at)
    const value = length < 0 ? null : bytes.toString('utf8', at + 4, at + 4 + length)
    at += 4 + Math.max(0, length)
    return value
  })
}

function endBatch(wire: Wire): void {
  const work = requests.getStore() ?? (latest === started ? started : null)
  const said = wire.batch.map(([at]) => sources[at] ?? '')
  const batch = wire.batch
  wire.batch = []
  if (said[0] === 'BEGIN') wire.open = { connection: wire.id, writes: true, batches: [] }
  if (!wire.open) {
    if (work && batch.length > 0) addReads(work, wire.id, batch)
    return
  }
  wire.open.batches.push(batch)
  if (said.includes('COMMIT') && work) addTransaction(work, wire.open)
  if (said.includes('COMMIT') || said.includes('ROLLBACK')) wire.open = null
}

function noteMessage(wire: Wire, message: Buffer): void {
  const type = String.fromCharCode(message[0] ?? 0)
  const { text: first, next } = textAt(message, 5)
  if (type === 'P') wire.texts.set(first, textAt(message, next).text)
  if (type === 'B') {
    const { text: name, next: formats } = textAt(message, next)
    wire.batch.push(stepOf(wire.texts.get(name) ?? '', boundValues(message, formats)))
  }
  if (type === 'Q') wire.batch.push(stepOf(first, []))
  if (type === 'Q' || type === 'S') endBatch(wire)
}

function recordPostgres(): void {
  const wires = new WeakMap<Socket, Wire>()
  let count = 0
  const { write } = Socket.prototype
  Socket.prototype.write = function (this: Socket, bytes: unknown, ...rest: []) {
    const wire = wires.get(this)
    if (Buffer.isBuffer(bytes)) {
      if (!wire && isStartup(bytes)) wires.set(this, { id: count++, texts: new Map(), batch: [], open: null })
      for (let at = 0; wire && at < bytes.length; at += 1 + bytes.readInt32BE(at + 1))
        noteMessage(wire, bytes.subarray(at, at + 1 + bytes.readInt32BE(at + 1)))
    }
    return write.call(this, bytes as Buffer, ...rest)
  } as typeof write
}

function recordRequests(): void {
  const emit = Server.prototype.emit as (this: Server, event: string, ...rest: unknown[]) => boolean
  Server.prototype.emit = function (this: Server, event: string, ...rest: unknown[]) {
    if (event !== 'request') return emit.call(this, event, ...rest)
    const [request, response] = rest as [IncomingMessage, ServerResponse]
    const work: RecordedWork = { kind: kindOf(request), answer: '', parts: [] }
    latest = work
    const end = response.end as (this: ServerResponse, ...args: unknown[]) => ServerResponse
    response.end = ((body: unknown, ...more: unknown[]) => {
      work.answer = String(body ?? '')
      works.add(work)
      return end.call(response, body, ...more)
    }) as typeof response.end
    return requests.run(work, () => emit.call(this, event, ...rest))
  }
}

const file = process.env[RECORDING_FILE]
// loaded by `node --import` in a desk; a bench imports its types and names alone
if (file && isMainThread) {
  recordSqlite()
  recordPostgres()
  recordRequests()
  process.once('exit', () => {
    const recording: Recording = { statements: sources, pragmas, works: [started, ...works] }
    writeFileSync(file, serialize(recording))
  })
}
