import { randomBytes } from 'node:crypto'
import { constants, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { newDatabase, runSql } from '@mimamori/testing-postgres/test-database'
import { CLI_PROGRAM, type DeskOptions, type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { type Environment, runProcess } from '../harness/server-processes.ts'

/** What a bench runs on: one process on SQLite, or so many instances on one PostgreSQL. */
export type Platform = 'sqlite' | { readonly instances: number }

/** Desks on one database, to be measured. */
export type FilledDesks = {
  readonly engine: string
  /** what its desks were started with */
  readonly options: DeskOptions
  readonly first: DeskProcess
  readonly desks: readonly DeskProcess[]
  readonly discard: () => Promise<void>
}

const EMPTY_DESK_OPTIONS: DeskOptions = { ownClock: true, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } }
/** What `mimamori bench-fill` filled has the demo's accounts, and is served as a demo alone. */
const FILLED_DESK_OPTIONS: DeskOptions = { ...EMPTY_DESK_OPTIONS, demo: true }

/** Filled once a run of the benches; a bench gets a copy. With BENCH_DESKS, a folder, they stay for the next run. */
const KEPT_FOLDER = process.env.BENCH_DESKS
const madeByName = new Map<string, Promise<string>>()
const onceByName = (name: string, make: () => Promise<string>): Promise<string> => {
  const known = madeByName.get(name) ?? make()
  madeByName.set(name, known)
  return known
}

function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function runCommand(words: readonly string[], environment: Environment): Promise<void> {
  console.error(words.join(' '))
  const { code, stderr } = await runProcess([CLI_PROGRAM, ...words], environment)
  if (code !== 0) throw new Error(`${words[0]}: ${stderr}`)
}

/** So many cases, over the months of the past or, closer together, over its last days. */
export type FillOptions = { readonly cases: number; readonly days?: number }

const fillName = ({ cases, days }: FillOptions): string => (days ? `${cases}_in_${days}` : String(cases))

async function fillFolder(fill: FillOptions): Promise<string> {
  const kept = KEPT_FOLDER ? join(KEPT_FOLDER, `sqlite-${fillName(fill)}`) : null
  if (kept && existsSync(kept)) return kept
  const folder = kept ? `${kept}.${process.pid}` : createTemporaryFolder()
  const days = fill.days ? ['--days', String(fill.days)] : []
  await runCommand(['bench-fill', String(fill.cases), ...days], { MIMAMORI_DATA: folder })
  if (!kept) return folder
  renameSync(folder, kept)
  return kept
}

const fillFolderOnce = (fill: FillOptions): Promise<string> =>
  onceByName(`sqlite ${fillName(fill)}`, () => fillFolder(fill))

/** A filled desk's files, in a folder that may be written to. */
export async function copyFilledFolder(fill: FillOptions): Promise<string> {
  const from = await fillFolderOnce(fill)
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  cpSync(from, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

let server: Promise<PostgresServer> | null = null

async function copyFilledDatabase({ url }: PostgresServer, fill: FillOptions): Promise<string> {
  const template = `filled_${fillName(fill)}`
  await onceByName(`postgres ${fillName(fill)}`, async () => {
    const [kept] = await runSql(url, `SELECT 1 FROM pg_database WHERE datname = '${template}'`)
    if (kept) return template
    const making = await newDatabase(url)
    // the same cases as on SQLite, and sooner than filling anew
    const folder = await copyFilledFolder(fill)
    await runCommand(['move', '--to', making], { MIMAMORI_DATA: folder })
    rmSync(folder, { recursive: true })
    await runSql(url, `ALTER DATABASE ${new URL(making).pathname.slice(1)} RENAME TO ${template}`)
    return template
  })
  const copy = new URL(url)
  copy.pathname = `/copy_${randomBytes(4).toString('hex')}`
  await runSql(url, `CREATE DATABASE ${copy.pathname.slice(1)} TEMPLATE ${template} STRATEGY FILE_COPY`)
  return copy.href
}

async function startOnPostgres(fill: FillOptions, instances: number): Promise<FilledDesks> {
  server ??= startPostgres({ durable: true, ...(KEPT_FOLDER ? { kept: join(KEPT_FOLDER, 'postgres') } : {}) })
  const { url } = await server
  const database = await copyFilledDatabase(await server, fill)
  const key = readFileSync(join(await fillFolderOnce(fill), 'personal.key'), 'utf8').trim()
  const shared = { DATABASE_URL: database, MIMAMORI_PERSONAL_KEY: key }
  const options = { ...FILLED_DESK_OPTIONS, environment: { ...FILLED_DESK_OPTIONS.environment, ...shared } }
  const first = await startDesk(options)
  const desks = [first, ...(await Promise.all(Array.from({ length: instances - 1 }, () => startDesk(options))))]
  return {
    engine: `postgres, ${instances} ${instances === 1 ? 'instance' : 'instances'}`,
    options,
    first,
    desks,
    async discard() {
      await Promise.all(desks.map((desk) => desk.discard()))
      await runSql(url, `DROP DATABASE ${new URL(database).pathname.slice(1)} WITH (FORCE)`)
    },
  }
}

/** Start on a copy of a desk that `mimamori bench-fill` filled; no cases: on an empty one. `ownClock: false`: the bench moves its clock (SQLite alone). */
export async function startFilledDesks(
  fill: FillOptions,
  platform: Platform = 'sqlite',
  { ownClock = true }: { readonly ownClock?: boolean } = {},
): Promise<FilledDesks> {
  if (platform !== 'sqlite') return await startOnPostgres(fill, platform.instances)
  const options =
    fill.cases > 0
      ? { ...FILLED_DESK_OPTIONS, ownClock, folder: await copyFilledFolder(fill) }
      : { ...EMPTY_DESK_OPTIONS, ownClock }
  const desk = await startDesk(options)
  return { engine: 'sqlite', options, first: desk, desks: [desk], discard: () => desk.discard() }
}

/** When no bench follows. */
export async function stopPostgresServer(): Promise<void> {
  await (await server)?.stop()
}
