import { randomBytes } from 'node:crypto'
import { constants, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byHand, newDatabase } from '@mimamori/trial-postgres/database'
import { type PostgresServer, startPostgres } from '@mimamori/trial-postgres/server'
import { COMMAND, type Desk, type DeskWish, startDesk } from '../running/desk.ts'
import { type Environment, runToEnd } from '../running/processes.ts'

/** What a bench runs on: one process on SQLite, or so many instances on one PostgreSQL. */
export type Platform = 'sqlite' | { readonly instances: number }

/** Desks on one database, to be measured. */
export type Filled = {
  readonly engine: string
  readonly first: Desk
  readonly desks: readonly Desk[]
  readonly discard: () => Promise<void>
}

const WISH: DeskWish = { ownClock: true, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } }
/** What `mimamori bench-fill` filled has the demo's accounts, and is served as a demo alone. */
const FILLED: DeskWish = { ...WISH, demo: true }

/** Filled once a run of the benches; a bench gets a copy. With BENCH_DESKS, a folder, they stay for the next run. */
const KEPT = process.env.BENCH_DESKS
const made = new Map<string, Promise<string>>()
const once = (name: string, make: () => Promise<string>): Promise<string> => {
  const known = made.get(name) ?? make()
  made.set(name, known)
  return known
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function command(words: readonly string[], environment: Environment): Promise<void> {
  console.error(words.join(' '))
  const { code, complained } = await runToEnd([COMMAND, ...words], environment)
  if (code !== 0) throw new Error(`${words[0]}: ${complained}`)
}

/** So many cases, over the months of the past or, closer together, over its last days. */
export type Fill = { readonly cases: number; readonly days?: number }

const nameOf = ({ cases, days }: Fill): string => (days ? `${cases}_in_${days}` : String(cases))

async function filledFolder(fill: Fill): Promise<string> {
  const kept = KEPT ? join(KEPT, `sqlite-${nameOf(fill)}`) : null
  if (kept && existsSync(kept)) return kept
  const folder = kept ? `${kept}.${process.pid}` : temporary()
  const days = fill.days ? ['--days', String(fill.days)] : []
  await command(['bench-fill', String(fill.cases), ...days], { MIMAMORI_DATA: folder })
  if (!kept) return folder
  renameSync(folder, kept)
  return kept
}

const filledOnce = (fill: Fill): Promise<string> => once(`sqlite ${nameOf(fill)}`, () => filledFolder(fill))

/** A filled desk's files, in a folder that may be written to. */
export async function copyOfFilled(fill: Fill): Promise<string> {
  const from = await filledOnce(fill)
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  cpSync(from, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

let server: Promise<PostgresServer> | null = null

async function copyOfDatabase({ url }: PostgresServer, fill: Fill): Promise<string> {
  const template = `filled_${nameOf(fill)}`
  await once(`postgres ${nameOf(fill)}`, async () => {
    const [kept] = await byHand(url, `SELECT 1 FROM pg_database WHERE datname = '${template}'`)
    if (kept) return template
    const making = await newDatabase(url)
    // the same cases as on SQLite, and sooner than filling anew
    const folder = await copyOfFilled(fill)
    await command(['move', '--to', making], { MIMAMORI_DATA: folder })
    rmSync(folder, { recursive: true })
    await byHand(url, `ALTER DATABASE ${new URL(making).pathname.slice(1)} RENAME TO ${template}`)
    return template
  })
  const copy = new URL(url)
  copy.pathname = `/copy_${randomBytes(4).toString('hex')}`
  await byHand(url, `CREATE DATABASE ${copy.pathname.slice(1)} TEMPLATE ${template} STRATEGY FILE_COPY`)
  return copy.href
}

async function startOnPostgres(fill: Fill, instances: number): Promise<Filled> {
  server ??= startPostgres({ durable: true, ...(KEPT ? { kept: join(KEPT, 'postgres') } : {}) })
  const { url } = await server
  const database = await copyOfDatabase(await server, fill)
  const key = readFileSync(join(await filledOnce(fill), 'personal.key'), 'utf8').trim()
  const shared = { DATABASE_URL: database, MIMAMORI_PERSONAL_KEY: key }
  const wish = { ...FILLED, environment: { ...FILLED.environment, ...shared } }
  const first = await startDesk(wish)
  const desks = [first, ...(await Promise.all(Array.from({ length: instances - 1 }, () => startDesk(wish))))]
  return {
    engine: `postgres, ${instances} ${instances === 1 ? 'instance' : 'instances'}`,
    first,
    desks,
    async discard() {
      await Promise.all(desks.map((desk) => desk.discard()))
      await byHand(url, `DROP DATABASE ${new URL(database).pathname.slice(1)} WITH (FORCE)`)
    },
  }
}

/** Start on a copy of a desk that `mimamori bench-fill` filled; no cases: on an empty one. */
export async function startFilled(fill: Fill, platform: Platform = 'sqlite'): Promise<Filled> {
  if (platform !== 'sqlite') return await startOnPostgres(fill, platform.instances)
  const desk = await startDesk(fill.cases > 0 ? { ...FILLED, folder: await copyOfFilled(fill) } : WISH)
  return { engine: 'sqlite', first: desk, desks: [desk], discard: () => desk.discard() }
}

/** When no bench follows. */
export async function putAway(): Promise<void> {
  await (await server)?.stop()
}
