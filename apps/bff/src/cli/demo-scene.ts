import { exampleMembers, isDoubtful } from '@mimamori/examples/member-examples'
import { exampleReport, type ReportOrder } from '@mimamori/examples/report-examples'
import { createSeededRandom, type Random } from '@mimamori/examples/seeded-random'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Arrival, Member, Target } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SYSTEM } from '@mimamori/storage/record-change'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { ingestArrival } from '../intake/ingest-arrival.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { claimAt, closeMemberCaseAt, decideAt, finalizeAt, respondAt } from './case-history-steps.ts'
import { createTimeline, type Timeline, type TimelineEvent } from './event-timeline.ts'
import type { Judgement } from './judgement-choice.ts'

/** the stand-in marketplace makes its members from the same seed, so that live jobs come from members with a history */
const SEED = 20_191_101

/** The people of a desk's invented past, and the timeline their actions are scheduled on. */
export type DemoScene = {
  readonly random: Random
  readonly members: readonly Member[]
  readonly clients: readonly Member[]
  readonly doubtful: readonly Member[]
  readonly freelancers: readonly Member[]
  /** those who decide cases day by day */
  readonly moderators: readonly Staff[]
  /** two: what one proposes the other approves */
  readonly leads: readonly Staff[]
  readonly from: string
  readonly until: string
  readonly schedule: Timeline['schedule']
  readonly scheduleArrival: (at: string, arrival: Arrival) => void
  readonly writeUntil: Timeline['writeUntil']
}

/** `members`: how many; `from`, `until`: the instants between which the past takes place. */
export type SceneOptions = { readonly members: number; readonly from: string; readonly until: string }

/** Prepares an empty desk: adds the demo accounts, and schedules invented members for the beginning of the past. */
export async function createScene(app: AppContext, { members: count, from, until }: SceneOptions): Promise<DemoScene> {
  const staff = await addDemoAccounts(app, from)
  const people: Staff[] = DEMO_ACCOUNTS.map(({ login, alias, role }) => ({ id: staff.get(login) ?? '', alias, role }))
  const leads = people.filter(({ role }) => role === 'lead')
  const members = exampleMembers(createSeededRandom(SEED), count, app.clock.now())
  const { schedule, writeUntil } = createTimeline(app.storage)
  const scheduleArrival: DemoScene['scheduleArrival'] = (at, arrival) => {
    const write = ingestArrival(arrival, app)
    schedule(at, async (tx, then) => void (await write(tx, then, SYSTEM)))
  }
  for (const member of members) scheduleArrival(from, { kind: 'member', body: member })
  return {
    random: createSeededRandom(SEED + 1),
    members,
    clients: members.filter((member) => member.roles.includes('client')),
    doubtful: members.filter(isDoubtful),
    freelancers: members.filter((member) => member.roles.includes('freelancer')),
    moderators: people.filter((each) => may(each.role, 'cases.decide') && each !== leads[1]),
    leads,
    from,
    until,
    schedule,
    scheduleArrival,
    writeUntil,
  }
}

/** A random instant between `least` and `most` seconds after `from`; `null` when the past has ended by then. */
export function instantWithin(scene: DemoScene, from: string, [least, most]: readonly [number, number]): string | null {
  const at = plusSeconds(from, scene.random.int(least, most))
  return at < scene.until ? at : null
}

/** half an hour later the same person looks at the member, if the decision flagged them */
const MEMBER_LOOK_SECONDS = 1800

/** One to twenty hours after a measure its member has responded to it; not drawn by lot, so that the rest of the past stays as it was. */
const responseSeconds = ({ id }: Target): number => 3600 + (Number(id.replace(/\D/g, '').slice(-6)) % 68_400)

/** Somebody claims the case of this target at `at` and decides it within two minutes; the decision becomes final. */
export function scheduleDecision(scene: DemoScene, at: string, target: Target, verdict: Judgement): void {
  const actor = scene.random.pick(scene.moderators)
  const decidedAt = plusSeconds(at, scene.random.int(15, 100))
  let decisionId: string | null = null
  const finalize: TimelineEvent['run'] = async (tx, then) => {
    if (decisionId) await finalizeAt(tx, then, decisionId)
  }
  scene.schedule(at, (tx, then) => claimAt(tx, then, actor, target))
  scene.schedule(decidedAt, async (tx, then) => {
    decisionId = await decideAt(tx, then, actor, target, verdict)
  })
  scene.schedule(plusSeconds(decidedAt, 10), finalize)
  if (verdict.found.length === 0) return
  scene.schedule(plusSeconds(decidedAt, responseSeconds(target)), async (tx, then) => {
    if (decisionId) await respondAt(tx, then, decisionId)
  })
  scene.schedule(plusSeconds(decidedAt, MEMBER_LOOK_SECONDS), async (tx, then) => {
    if (decisionId) await closeMemberCaseAt(tx, then, actor, decisionId)
  })
}

/** Somebody reports this within minutes of its posting. */
export function scheduleReport(
  scene: DemoScene,
  of: Pick<ReportOrder, 'id' | 'target' | 'kind' | 'snapshot'> & { readonly postedAt: string },
): void {
  const at = instantWithin(scene, of.postedAt, [20, 200])
  if (!at) return
  const reporterId = scene.random.pick(scene.freelancers).id
  scene.scheduleArrival(at, { kind: 'report', body: exampleReport(scene.random, { ...of, reporterId, at }) })
}
