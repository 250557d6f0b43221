import { exampleMembers, isDoubtful } from '@mimamori/examples/members'
import { type Random, seeded } from '@mimamori/examples/random'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Arrival, Member } from '@mimamori/policy/intake/arrivals'
import type { Staff } from '@mimamori/policy/staff/staff'
import { newestCaseNumber } from '@mimamori/storage/cases/reads'
import type { Tx } from '@mimamori/storage/desk'
import { SYSTEM } from '@mimamori/storage/record'
import { takeIn } from '../intake/take-in.ts'
import type { Office } from '../office.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../staff/demo-accounts.ts'
import { plannedDays } from './demo-plan.ts'
import { claimThen, decideThen, standThen } from './history.ts'

/** The stand-in marketplace makes its members of the same seed, so that live jobs come from people with a history. */
export const DEMO_SEED = 20_191_101
export const DEMO_MEMBERS = 600
const MONTHS = 14

/** One thing that happened in the past. `run` goes into a transaction of its own, in the order of `at`. */
export type Happening = { readonly at: string; readonly run: (tx: Tx, at: string) => Promise<void> }

export type DemoScene = {
  readonly random: Random
  readonly clients: readonly Member[]
  readonly doubtful: readonly Member[]
  readonly freelancers: readonly Member[]
  readonly moderators: readonly Staff[]
  readonly from: string
  readonly until: string
  readonly happening: (at: string, run: Happening['run']) => void
  readonly arrives: (at: string, arrival: Arrival) => void
}

/**
 * Fill an empty desk with 14 months of believable history, through the real operations at instants of the past.
 * Does nothing when there is any case already. Ends a good hour before now: what is open comes live, over the API.
 */
export async function fillDemo(office: Office): Promise<void> {
  if ((await newestCaseNumber(office.desk.db)) > 0) return
  const now = office.clock.now()
  const from = plusSeconds(now, -MONTHS * 30.4 * 86_400)
  const until = plusSeconds(now, -2 * 3600)
  const staff = await addDemoAccounts(office, from)
  const people: Staff[] = DEMO_ACCOUNTS.map(({ login, alias, role }) => ({ id: staff.get(login) ?? '', alias, role }))
  const members = exampleMembers(seeded(DEMO_SEED), DEMO_MEMBERS, now)
  const happenings: Happening[] = []
  const happening: DemoScene['happening'] = (at, run) => void happenings.push({ at, run })
  plannedDays({
    random: seeded(DEMO_SEED + 1),
    clients: members.filter((member) => member.roles.includes('client')),
    doubtful: members.filter(isDoubtful),
    freelancers: members.filter((member) => member.roles.includes('freelancer')),
    moderators: people.filter((person) => person.role !== 'admin'),
    from,
    until,
    happening,
    arrives: (at, arrival) => {
      const write = takeIn(arrival, office.desk.vault)
      happening(at, async (tx, then) => void (await write(tx, then, SYSTEM)))
    },
  })
  for (const member of members) {
    const write = takeIn({ kind: 'member', body: member }, office.desk.vault)
    happening(from, async (tx, at) => void (await write(tx, at, SYSTEM)))
  }
  happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  // the writer works strictly in order, so the past can be handed over at once and shares its commits
  await Promise.all(happenings.map(({ at, run }) => office.desk.write((tx) => run(tx, at))))
}

export type Verdict = Parameters<typeof decideThen>[4]

/** Somebody took the case of this target at `at`, decided half a minute later, and let it stand. */
export function judged(
  scene: DemoScene,
  at: string,
  target: { type: 'job' | 'proposal' | 'message' | 'member'; id: string },
  verdict: Verdict,
): void {
  const actor = scene.random.pick(scene.moderators)
  const decidedAt = plusSeconds(at, scene.random.int(15, 100))
  let decisionId: string | null = null
  scene.happening(at, (tx, then) => claimThen(tx, then, actor, target))
  scene.happening(decidedAt, async (tx, then) => {
    decisionId = await decideThen(tx, then, actor, target, verdict)
  })
  scene.happening(plusSeconds(decidedAt, 10), async (tx, then) => {
    if (decisionId) await standThen(tx, then, decisionId)
  })
}
