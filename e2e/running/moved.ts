import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newDatabase } from '@mimamori/trial-postgres/database'
import { startPostgres } from '@mimamori/trial-postgres/server'
import { NO_VIOLATION } from './choices.ts'
import { type Desk, type DeskWish, startDesk } from './desk.ts'
import { poolOf, send } from './intake.ts'
import { claimNext, decision } from './load.ts'
import { newReceiver, type Pair, startMarketplace } from './marketplace.ts'
import { seedStaff } from './people.ts'

export type MovedDesk = {
  /** the SQLite desk, stopped */
  readonly left: Desk
  /** the same desk, on PostgreSQL */
  readonly desk: Desk
  readonly databaseUrl: string
  /** what the command said */
  readonly said: string
  readonly discard: () => Promise<void>
}

/** Start a desk on SQLite, move it to PostgreSQL by the command an operator uses, and start it there. */
export async function startMovedDesk(wish: DeskWish): Promise<MovedDesk> {
  const postgres = await startPostgres()
  const left = await startDesk(wish)
  await left.stop()
  const databaseUrl = await newDatabase(postgres.url)
  const { code, said, complained } = await left.command('move', '--to', databaseUrl)
  if (code !== 0) throw new Error(`move: ${complained}`)
  const keyIn = (file: string) => readFileSync(join(left.dataFolder, file), 'utf8')
  const environment = {
    ...wish.environment,
    DATABASE_URL: databaseUrl,
    MIMAMORI_PERSONAL_KEY: keyIn('personal.key'),
    // what was signed before is believed there, too
    MIMAMORI_AUDIT_KEY: keyIn('audit.key'),
  }
  const desk = await startDesk({ ...wish, environment, apiKey: left.apiKey })
  async function discard() {
    await Promise.all([desk.discard(), left.discard()])
    await postgres.stop()
  }
  return { left, desk, databaseUrl, said, discard }
}

/** Decide whatever waits in the flagged queue. */
async function clearQueue(desk: Desk): Promise<void> {
  const pool = poolOf(desk.url, 1)
  const [person] = await seedStaff(desk, 1)
  if (!person) throw new Error('nobody is at the desk')
  for (let held = await claimNext(pool, person, 'flagged'); held; held = await claimNext(pool, person, 'flagged')) {
    await send(pool, decision(person, held, NO_VIOLATION))
  }
  await pool.destroy()
}

/** A desk whose history was moved to PostgreSQL, its flagged queue done, and the stand-in that speaks to it. */
export async function startMovedPair(): Promise<Pair> {
  const receiver = await newReceiver()
  const moved = await startMovedDesk({ demo: true, webhook: receiver.webhook })
  await clearQueue(moved.desk)
  const marketplace = await startMarketplace(receiver, moved.desk)
  const discard = async () => void (await Promise.all([marketplace.stop(), moved.discard()]))
  return { desk: moved.desk, marketplace, discard }
}
