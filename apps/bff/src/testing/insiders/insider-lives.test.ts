import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIVES_TIMEOUT_MS, randomLives } from '../random-lives.ts'
import { reckonInForce } from './in-force-acts.ts'
import { type Account, type EvidenceBook, fullLeads, humansOfCast, type Life, nowMs } from './insider-life.ts'
import { doersOf, hostileHumans, type InsiderLife, insiderLives } from './insider-steps.ts'
import { reckonMoney } from './money-acts.ts'
import { readSettings, reckonAnnounced } from './setting-acts.ts'
import { CASTS, ESCROW_YEN, type InsiderDesk, openInsiderDesk } from './test-insiders.ts'
import { reckonWithdrawals } from './withdrawal-acts.ts'

/** `npm run proof insiders` tries 20,000 */
const LIVES = Number(process.env.INSIDER_LIVES ?? randomLives(60, 200))
const MOST_CHAINS = 9
const TIMEOUT_MS = Math.max(LIVES_TIMEOUT_MS, LIVES * 2_000)
/** after so many a desk is made anew: its log goes on over all of them */
const LIVES_OF_A_DESK = 400
const DEFAULT_LIMIT_YEN = 100_000
/** longer than a hold */
const LAST_WAIT_SECONDS = 1_801

let desk: InsiderDesk
const done = new Map<string, number>()
let lives = 0
beforeAll(async () => {
  desk = await openInsiderDesk()
})
afterAll(() => desk.close())

const newBook = (): EvidenceBook => ({
  money: new Map(
    Object.entries(ESCROW_YEN).map(([n, yen]) => [
      `R-${n}`,
      {
        ...{ id: `R-${n}`, contract: `C-${n}`, wholeYen: yen, escrowYen: yen, limitYen: DEFAULT_LIMIT_YEN },
        ...{ choice: null, final: false, reversed: false },
      },
    ]),
  ),
  ...{ appeals: new Map(), withdrawals: new Map(), parts: new Map(), edited: new Map(), versions: new Map() },
  ...{ testers: new Set(), kits: [], champion: false, approvedVersions: 0, executedAt: [] },
})

async function begin({ cast, hostile }: InsiderLife): Promise<Life> {
  if (lives > 0 && lives % LIVES_OF_A_DESK === 0) {
    await desk.close()
    desk = await openInsiderDesk()
  }
  lives += 1
  const ids = await desk.reset(cast)
  const humans = humansOfCast(cast)
  const accounts = new Map<string, Account>(
    CASTS[cast].map((role, n) => [
      ids[n] ?? '',
      {
        ...{ id: ids[n] ?? '', role, owner: humans[n] ?? '', disabled: false, changedAt: Number.NEGATIVE_INFINITY },
        ...{ confirmed: true, solid: true, vouchers: [], invitedBy: null },
      },
    ]),
  )
  const life: Life = {
    ...{ desk, accounts, hostile: new Set(hostileHumans(cast, hostile)), fewSince: null },
    ...{ settings: await readSettings({ desk }), proposed: { measures: null, money: null } },
    ...{ book: newBook(), wrongs: [], done },
  }
  noteFew(life)
  return life
}

function noteFew(life: Life): void {
  const now = nowMs(life)
  life.fewSince = fullLeads(life, now) < 2 ? (life.fewSince ?? now) : null
}

async function pass(life: Life, seconds: number): Promise<void> {
  desk.wait(seconds)
  await desk.background()
  noteFew(life)
  await reckonAnnounced(life)
  await reckonMoney(life)
  await reckonWithdrawals(life)
}

async function live(life: Life, { steps, othersWork }: InsiderLife): Promise<string[]> {
  const told: string[] = []
  for (const step of steps) {
    desk.wait(1)
    if (typeof step.move === 'number') {
      told.push(`${step.move} s`)
      await pass(life, step.move)
      continue
    }
    for (const { act, who } of doersOf(life, step, othersWork)) {
      told.push(`${life.accounts.get(who)?.role} ${who.slice(-4)} ${step.move} ${step.n}`)
      await act(life, who, step.n)
    }
  }
  await pass(life, LAST_WAIT_SECONDS)
  await reckonInForce(life)
  return told
}

test(
  'however those at the desk who mean harm go about it, nothing that takes two is done by one, and nothing before its hours',
  async () => {
    await fc.assert(
      fc.asyncProperty(insiderLives(MOST_CHAINS), async (each) => {
        const life = await begin(each)
        const told = await live(life, each)
        if (life.wrongs.length > 0) throw new Error([...life.wrongs, ...told].join('\n'))
      }),
      // the full proof tells the shortest life of its kind
      { numRuns: LIVES, endOnFailure: LIVES < 2_000 },
    )
    if (process.env.INSIDER_TALLY) console.log(lives, [...done].map(([what, n]) => `${what}: ${n}`).join(', '))
    // lives in which two people never do it prove nothing about one
    for (const what of LIVES >= 2_000 ? MUST_HAPPEN : []) expect(done.get(what) ?? 0, what).toBeGreaterThan(0)
  },
  TIMEOUT_MS,
)

const MUST_HAPPEN = [
  ...['confirmed', 'money by two', 'money left by two', 'money left by one', 'money taken back by two'],
  ...['measures loosened by two', 'money loosened by two', 'setting in force on a small desk'],
  ...['withdrawal approved by two', 'membership ended', 'membership taken back', 'enquiry became a report'],
  ...['model by two', 'standards by two'],
]
