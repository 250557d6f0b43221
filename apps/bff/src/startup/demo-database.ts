import { resolve } from 'node:path'
import { hasLogins, isMarkedDemo } from '@mimamori/storage/demo/demo-reads'
import { everyPerson } from '@mimamori/storage/people/person-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import { DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { BadSettings, type Settings } from '../config/server-settings.ts'
import type { Clock } from '../runtime/desk-clock.ts'

type DemoCheckDeps = { readonly storage: Storage; readonly clock: Clock; readonly settings: Settings }

/** Does it have all accounts of the demo? So are demos of earlier versions known, which have no mark; accounts are never deleted. */
const hasDemoAccounts = (db: Storage['db']): Promise<boolean> =>
  hasLogins(
    db,
    DEMO_ACCOUNTS.map(({ login }) => login),
  )

/** Is this the database of a demo? Known from what is stored, whatever the settings are. */
export const isDemo = async (db: Storage['db']): Promise<boolean> =>
  (await isMarkedDemo(db)) || (await hasDemoAccounts(db))

/**
 * Checks that the database of a demo is not opened without `MIMAMORI_DEMO=1`: everybody knows its passwords, and sessions and
 * keys made there would go on to work. Throws BadSettings.
 */
export async function checkDemo(settings: Settings, db: Storage['db']): Promise<void> {
  if (settings.demo || !(await isDemo(db))) return
  throw new BadSettings(
    `${databaseLocation(settings)} holds a demo, whose passwords everybody knows, and a demo stays one; expected another, or MIMAMORI_DEMO=1 without NODE_ENV=production`,
  )
}

/** Marks the database of a demo of an earlier version as one. Does nothing for any other. */
export async function markDemo({ storage, clock }: Pick<DemoCheckDeps, 'storage' | 'clock'>): Promise<void> {
  if ((await isMarkedDemo(storage.db)) || !(await hasDemoAccounts(storage.db))) return
  await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'demo.marked' }))
}

/** Checks that the settings allow a demo before `command` fills the database with one. Throws BadSettings. */
export function requireDemoAllowed({ demo }: Settings, command: string): void {
  if (demo) return
  throw new BadSettings(
    `mimamori ${command}: makes a demo of the database, for good; expected MIMAMORI_DEMO=1 without NODE_ENV=production`,
  )
}

/**
 * Checks that the database has no people but those of the demo, before it is filled with demo data: it would be a demo for
 * good. Throws BadSettings.
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
