import { resolve } from 'node:path'
import { hasLogins, isMarkedDemo } from '@mimamori/storage/demo/demo-reads'
import { everyPerson } from '@mimamori/storage/people/person-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import { DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'
import type { Clock } from '../runtime/desk-clock.ts'

type DemoCheckDeps = { readonly storage: Storage; readonly clock: Clock; readonly settings: Settings }

/** Has it the demo's seven accounts? Databases of earlier versions are known by them; an account is never deleted. */
const hasDemoAccounts = (db: Storage['db']): Promise<boolean> =>
  hasLogins(
    db,
    DEMO_ACCOUNTS.map(({ login }) => login),
  )

/** Is this the database of a demo? It says so itself, whatever the settings are. */
export const isDemo = async (db: Storage['db']): Promise<boolean> =>
  (await isMarkedDemo(db)) || (await hasDemoAccounts(db))

/**
 * A demo stays one: its database is served as a demo or not at all, so that no session, key or password that anybody
 * could get there opens anything later. Throws BadSettings.
 */
export async function checkDemo(settings: Settings, db: Storage['db']): Promise<void> {
  if (settings.demo || !(await isDemo(db))) return
  throw new BadSettings(
    `${databaseLocation(settings)} holds a demo, whose passwords everybody knows, and a demo stays one; expected another, or MIMAMORI_DEMO=1 without NODE_ENV=production`,
  )
}

/** Let the database of a demo say that it is one; those of earlier versions do not. */
export async function markDemo({ storage, clock }: Pick<DemoCheckDeps, 'storage' | 'clock'>): Promise<void> {
  if ((await isMarkedDemo(storage.db)) || !(await hasDemoAccounts(storage.db))) return
  await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'demo.marked' }))
}

/** Refuse to make a demo of a database where none is wanted; in production none ever is. Throws BadSettings. */
export function requireDemoAllowed({ demo }: Settings, command: string): void {
  if (demo) return
  throw new BadSettings(
    `mimamori ${command}: makes a demo of the database, for good; expected MIMAMORI_DEMO=1 without NODE_ENV=production`,
  )
}

/**
 * Refuse to fill a desk that somebody works at or is to work at: it would be a demo from then on, and never again what it
 * is. Throws BadSettings.
 */
export async function requireUnusedDatabase({
  storage,
  settings,
}: Pick<DemoCheckDeps, 'storage' | 'settings'>): Promise<void> {
  const logins = DEMO_ACCOUNTS.map(({ login }) => login)
  const own = (await everyPerson(storage.db)).find(({ login }) => !logins.includes(login))
  if (!own) return
  throw new BadSettings(
    `${databaseLocation(settings)} has people of its own, and a demo would be one for good; expected MIMAMORI_DEMO=0, or an empty one`,
  )
}

const databaseLocation = ({ databaseUrl, dataFolder }: Settings): string =>
  databaseUrl ? 'DATABASE_URL: the database' : `MIMAMORI_DATA: ${resolve(dataFolder)}`
