import { randomBytes } from 'node:crypto'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { Pool } from 'undici'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { type ProofDesks, type StartProofDesks, startOnPostgres, startOnSqlite } from './proof-desks.ts'
import { checkReminders } from './reminders-checks.ts'
import type { RemindersContext } from './reminders-context.ts'
import { createReminderCrew } from './reminders-people.ts'
import { startReminderReceiver } from './reminders-receiver.ts'
import { CONNECTIONS, comeToRest, goThroughRound, UNDO_MS } from './reminders-round.ts'

const POOL_OPTIONS = { connections: CONNECTIONS, pipelining: 1, keepAliveMaxTimeout: 1_000 }
const LEASE_MS = 120_000

/** `lives`: it goes on until so many reminders were taken, with later ones about the same contracts; `aRound`: requests about new contracts */
type Size = { readonly lives: number; readonly aRound: number }

async function startContext(desks: ProofDesks): Promise<RemindersContext> {
  return {
    desks,
    pools: desks.all.map(({ url }) => new Pool(url, POOL_OPTIONS)),
    crew: await createReminderCrew(desks.all[0]),
    rules: {
      undoMs: UNDO_MS,
      leaseMs: LEASE_MS,
      twoPeopleAboveYen: DEFAULT_REMINDER_SETTINGS.twoPeopleAboveYen,
      // nobody is signed in before the first round
      factorEnds: { from: 0, to: 0 },
    },
    lives: [],
    settingOf: new Map(),
    untaken: [],
    count: { calls: 0, refused: 0, cutOff: 0, kills: 0, undone: 0, raced: 0 },
    ahead: 0,
    up: Promise.resolve(),
  }
}

/**
 * Lives of contact reminders at as many desks as `start` answers: both sides, the clock and people act at once, calls are repeated, desks are killed. Every
 * answer is what the model says, and at the end each has one ending, which two people decided where it moves much.
 */
function remindersProofOn(start: StartProofDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run({ lives, aRound }: Size): Promise<readonly Finding[]> {
    const receiver = await startReminderReceiver()
    const environment = {
      MIMAMORI_INTAKE_PER_MINUTE: '10000000',
      MIMAMORI_RETRY_SCALE: '0.001',
      // one for all instances: after a kill another one signs
      MIMAMORI_AUDIT_KEY: randomBytes(32).toString('hex'),
    }
    const desks = await start({ webhook: receiver.webhook, environment })
    const context = await startContext(desks)
    try {
      for (let round = 0; context.lives.length < lives; round++) {
        const before = context.lives.length
        await goThroughRound(context, aRound, round)
        if (context.lives.length === before) throw new Error(`no request of round ${round} was taken`)
      }
      await comeToRest(context)
      const rows = await checkReminders(context, [...receiver.events.values()])
      expectNone('two events under one id', receiver.changed)
      const counted = (state: string) => rows.filter((row) => row.state === state).length
      const two = rows.filter(({ agreed_by }) => agreed_by !== null).length
      const of = {
        engine: desks.engine,
        instances: desks.all.length,
        answered: counted('answered'),
        decided: counted('decided'),
        by_two: two,
      }
      if (of.answered === 0 || of.decided === 0 || two === 0 || context.count.undone === 0 || context.count.kills === 0)
        throw new Error(`not everything was tried: ${JSON.stringify({ ...of, ...context.count })}`)
      const name = 'contact reminders with another ending than both sides, the clock and people gave them'
      return [
        {
          id: 'reminders',
          name,
          value: 0,
          unit: 'reminders',
          n: rows.length,
          ...of,
          ...context.count,
          deliveries: receiver.deliveries(),
        },
      ]
    } finally {
      await Promise.all(context.pools.map((pool) => pool.destroy()))
      await desks.discard()
      receiver.close()
    }
  }
  return { ...sizes, run }
}

const FULL_SIZE = { lives: 20_000, aRound: 500 }
/** one round: an eighth of the requests must be refused, and some follow */
const SHORT_SIZE = { lives: 500, aRound: 600 }

/** At one desk on SQLite. */
export const remindersProof: Proof<Size> = remindersProofOn(startOnSqlite, { short: SHORT_SIZE, full: FULL_SIZE })

/** At two instances on one PostgreSQL. */
export const remindersAtTwoProof: Proof<Size> = remindersProofOn(startOnPostgres(2), {
  short: SHORT_SIZE,
  full: FULL_SIZE,
})
