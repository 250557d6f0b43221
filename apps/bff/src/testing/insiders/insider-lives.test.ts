import fc from 'fast-check'
import { test } from 'vitest'
import { LIVES_TIMEOUT_MS } from '../random-lives.ts'
import { reckonInForce } from './in-force-acts.ts'
import { type Account, type EvidenceBook, fullLeads, humansOfCast, type Life, nowMs } from './insider-life.ts'
import { doersOf, hostileHumans, type InsiderLife, insiderLives } from './insider-steps.ts'
import { type DeskOfLives, desksToRun, LIVES, noteInLog } from './lives-to-run.ts'
import { reckonMoney } from './money-acts.ts'
import { readSettings, reckonAnnounced } from './setting-acts.ts'
import { CASTS, ESCROW_YEN, type InsiderDesk, openInsiderDesk } from './test-insiders.ts'
import { reckonWithdrawals } from './withdrawal-acts.ts'

const MOST_CHAINS = 9
const TIMEOUT_MS = Math.max(LIVES_TIMEOUT_MS, LIVES * 2_000)
const DEFAULT_LIMIT_YEN = 100_000
/** longer than a hold */
const LAST_WAIT_SECONDS = 1_801
/** with fewer, the first failure is told and not the shortest life of its kind */
const LIVES_OF_A_PROOF = 2_000

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

async function begin(desk: InsiderDesk, done: Life['done'], { cast, hostile }: InsiderLife): Promise<Life> {
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
  const { desk } = life
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
    life.desk.wait(1)
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

/** Tries the lives of one desk. Throws what was found. */
async function liveThrough({ seed, first, lives }: DeskOfLives): Promise<void> {
  const begunAt = performance.now()
  const done = new Map<string, number>()
  const desk = await openInsiderDesk()
  try {
    await fc.assert(
      fc.asyncProperty(insiderLives(MOST_CHAINS), async (each) => {
        const life = await begin(desk, done, each)
        const told = await live(life, each)
        if (life.wrongs.length > 0) throw new Error([...life.wrongs, ...told].join('\n'))
      }),
      { seed, numRuns: lives, endOnFailure: LIVES < LIVES_OF_A_PROOF },
    )
  } finally {
    await desk.close()
  }
  noteInLog({ seed, first, lives }, { done, answers: desk.answers, seconds: (performance.now() - begunAt) / 1_000 })
}

test(
  'however those at the desk who mean harm go about it, nothing that takes two is done by one, and nothing before its hours',
  async () => {
    for (const each of desksToRun()) await liveThrough(each)
  },
  TIMEOUT_MS,
)
