import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeskStanding } from '@mimamori/contract/people/standing'
import type { RefusedData } from '@mimamori/contract/refusals'
import type { Breaker } from '@mimamori/contract/withdrawals/withdrawals'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { Pool } from 'undici'
import { newWebhookSecret } from '../running/desk.ts'
import { type Answer, examplesOf, intakeHeaders, intakePath, send, sendAll } from '../running/intake.ts'
import { call } from '../running/load.ts'
import { type Desks, type StartDesks, startOne, startSeveral } from './desks.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { figureIn } from './stored.ts'
import {
  ACTIONS,
  type Action,
  type Actor,
  type Fate,
  follows,
  isEligible,
  looked,
  MUST,
  openedAll,
  PIECES,
} from './withdrawals-model.ts'
import { answerTo, type Crew, newCrew } from './withdrawals-people.ts'

const CONNECTIONS = 32
/** between rounds they are idle: given up long before the desk does, which on a slow machine might meet a request on its way */
const CONNECTED = { connections: CONNECTIONS, pipelining: 1, keepAliveMaxTimeout: 1_000 }
const STEPS = 6
const PAGE = 50
/** the shortest hold there can be, and the longest a second factor counts */
const HOLD_MINUTES = 5
const ROUND_MS = (HOLD_MINUTES * 60 + 30) * 1000
const CODE_MS = 31_000
/** well before a session ends */
const SESSION_MS = 6 * 3_600_000
const OUT_WITHIN_MS = 120_000
/** of what is held, every so manieth is stopped at the moment its hold ends */
const RACED = 4
/** so few that the breaker trips now and then */
const AN_HOUR = 40
/** a day passes after so many rounds; until then whoever was attacked is not eligible */
const DAY_EVERY = 3
const DAY_MS = 25 * 3_600_000
const TEXT = '会員登録を終了いたしました。'

type Size = { readonly runs: number; readonly aRound: number }
type World = {
  readonly desks: Desks
  readonly pools: readonly Pool[]
  readonly crew: Crew
  /** members the marketplace was told are withdrawn, as often as it was */
  readonly received: string[]
  readonly fates: Fate[]
  readonly count: {
    approved: number
    refused: number
    stopped: number
    resumed: number
    attacked: number
    blocked: number
  }
  ahead: number
  /** how far it was ahead when they all signed in */
  cameAt: number
}

const any = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T
/** mostly what brings a proposal forward, so that the rest has something to act on */
const LIKELY: readonly Action[] = [...ACTIONS, 'approve', 'approve', 'approve', 'open all', 'open all', 'open all']

const wasReset = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ECONNRESET'

/** Ask under a key of its own: a machine that stood still has the desk hang up on whoever is just asking, who asks again. */
async function ask({ pools }: World, { person }: Pick<Actor, 'person'>, path: string, input: unknown): Promise<Answer> {
  const request = call(person, path, input)
  const keyed = { ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }
  const pool = any(pools)
  return await send(pool, keyed).catch((fault: unknown) => {
    if (!wasReset(fault)) throw fault
    return send(pool, keyed)
  })
}

const refusalIn = (body: unknown): string =>
  (body as { json?: { data?: Partial<RefusedData> } } | null)?.json?.data?.refusal ?? ''

/** So many reported jobs of as many members come in. */
async function arrive(world: World, count: number): Promise<void> {
  const { desks, fates } = world
  const [desk] = desks.all
  const [pool] = world.pools
  if (!pool) throw new Error('no desk')
  const { job } = examplesOf(world.fates.length + 7)
  const [member] = exampleMembers(createSeededRandom(5), 1, new Date().toISOString())
  const items = Array.from({ length: count }, (_, n) => {
    const id = fates.length + n + 1
    const memberId = `U-${id}`
    const at = new Date().toISOString()
    const report = {
      id: `R-${id}`,
      target: { type: 'job', id: `J-${id}` },
      // each by another: how reliable one is would be reckoned from all that were before
      reporterId: `U-reporter-${id}`,
      reason: 'mlm_solicitation',
      text: '勧誘を受けました。',
      reportedAt: at,
    }
    return [
      { kind: 'member', body: { ...member, id: memberId } },
      { kind: 'job', body: { ...job(`J-${id}`, 'clean'), clientId: memberId } },
      { kind: 'report', body: report },
    ]
  })
  const headers = intakeHeaders(desk.apiKey)
  const batches = Array.from({ length: Math.ceil(count / PAGE) }, (_, n) => {
    const body = JSON.stringify({ items: items.slice(n * PAGE, (n + 1) * PAGE).flat() })
    return { method: 'POST' as const, path: intakePath('/batch'), headers, body }
  })
  await sendAll(pool, batches, 2)
}

/** A page of their cases, claimed by one of those who may propose. */
async function inHand(world: World, proposer: Actor, count = PAGE): Promise<Fate[]> {
  const { status, body, text } = await ask(world, proposer, 'cases/claimPage', { view: 'flagged', count })
  if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
  const { claimed } = (body as { json: { claimed: { id: string; fence: number; target: { id: string } }[] } }).json
  if (claimed.length === 0) throw new Error('no case is left to claim')
  return claimed.map(({ id: caseId, fence, target }) => {
    const memberId = target.id.replace('J-', 'U-')
    const nothing = { withdrawalId: '', opened: new Set<string>(), approver: null }
    return { memberId, jobId: target.id, caseId, fence, proposer, state: 'in hand', ...nothing }
  })
}

/** A flawless proposal, or one that must be refused. */
function proposal({ caseId, fence, jobId, memberId }: Fate, flaw: string | null) {
  const evidence = [
    { kind: 'text', type: 'job', id: jobId, version: 1 },
    { kind: 'report', id: jobId.replace('J-', 'R-') },
  ]
  const flawless = {
    caseId,
    fence,
    contentVersion: 1,
    categories: ['mlm'],
    clause: 'G-1',
    template: null,
    text: TEXT,
    evidence,
    lastFour: memberId.slice(-4),
  }
  if (flaw === 'evidence_required') return { ...flawless, evidence: [] }
  if (flaw === 'last_four_wrong') return { ...flawless, lastFour: 'none' }
  return flaw === 'evidence_unknown' ? { ...flawless, evidence: [{ kind: 'report', id: 'R-none' }] } : flawless
}

const FLAWS = ['evidence_required', 'last_four_wrong', 'evidence_unknown', null, null, null] as const

/** Propose; the case is claimed once more where the machine stood still for longer than a lease. */
async function proposeAs(world: World, fate: Fate, flaw: string | null): Promise<Answer> {
  const { caseId, proposer } = fate
  const answer = await ask(world, proposer, 'withdrawals/propose', proposal(fate, flaw))
  if (refusalIn(answer.body) !== 'lease_lost') return answer
  const { status, body, text } = await ask(world, proposer, 'cases/claim', { caseId })
  if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
  fate.fence = (body as { json: { fence: number } }).json.fence
  return await ask(world, proposer, 'withdrawals/propose', proposal(fate, flaw))
}

async function propose(world: World, fate: Fate): Promise<void> {
  const flaw = any(FLAWS)
  if (flaw !== null) {
    const { status, body } = await proposeAs(world, fate, flaw)
    if (status === 200 || refusalIn(body) !== flaw) throw new Error(`a proposal with ${flaw}: ${status}`)
  }
  const { status, body, text } = await proposeAs(world, fate, null)
  if (status !== 200) throw new Error(`propose: ${status} ${text.slice(0, 200)}`)
  fate.withdrawalId = (body as { json: { withdrawalId: string } }).json.withdrawalId
  fate.state = 'proposed'
}

async function open(world: World, fate: Fate, actor: Actor, pieces: readonly number[]): Promise<void> {
  for (const n of pieces) {
    const { status, text } = await ask(world, actor, 'withdrawals/open', { withdrawalId: fate.withdrawalId, n })
    if (status !== 200) throw new Error(`open: ${status} ${text.slice(0, 200)}`)
    looked(fate, actor, n)
  }
}

const CALLS: Readonly<Record<Exclude<Action, 'open' | 'open all'>, (fate: Fate) => readonly [string, unknown]>> = {
  approve: ({ withdrawalId }) => ['withdrawals/approve', { withdrawalId }],
  'send back': ({ withdrawalId }) => ['withdrawals/sendBack', { withdrawalId, reason: '証拠が足りません。' }],
  'take back': ({ withdrawalId }) => ['withdrawals/takeBack', { withdrawalId }],
  stop: ({ withdrawalId }) => ['withdrawals/stop', { withdrawalId, reason: '会員から連絡がありました。' }],
  // the decision's id is told to nobody here; another id is as good for what must never be allowed
  undo: ({ withdrawalId }) => ['decisions/undo', { decisionId: withdrawalId }],
}

/**
 * Anybody; to approve, every other time one of those who have opened everything, and mostly one who counts, or hardly anything would
 * be delivered.
 */
function somebody({ crew, ahead }: World, fate: Fate, action: Action): Actor {
  const prepared = action === 'approve' ? crew.actors.filter((actor) => openedAll(fate, actor)) : []
  const counting = prepared.filter((actor) => actor.fresh && isEligible(actor.standing, ahead))
  const among = Math.random() < 0.7 && counting.length > 0 ? counting : prepared
  return any(among.length > 0 && Math.random() < 0.6 ? among : crew.actors)
}

/** Somebody does something; what is answered must be what the rules say. */
async function step(world: World, fate: Fate): Promise<void> {
  const action = any(LIKELY)
  const actor = somebody(world, fate, action)
  if (action === 'open' || action === 'open all') {
    return await open(world, fate, actor, action === 'open' ? [any(PIECES)] : PIECES)
  }
  const must = MUST[action](fate, actor, world.ahead)
  const [path, input] = CALLS[action](fate)
  const { status, text } = await ask(world, actor, path, input)
  // a database that had to refuse is a rule that did not
  if ((status === 200) !== must || status >= 500) {
    const counts = isEligible(actor.standing, world.ahead) ? '' : ', who is not eligible,'
    const who = `${actor.role}${actor.fresh ? '' : ', whose second factor is old,'}${counts}`
    throw new Error(`${action} by ${who} of what is ${fate.state}: ${status} ${text.slice(0, 200)}`)
  }
  if (!must) world.count.refused += 1
  else {
    follows(fate, action, actor)
    if (action === 'approve') world.count.approved += 1
    if (action === 'stop') world.count.stopped += 1
  }
}

/** Something for each of them, for as many at once as there are connections. */
async function forEach(fates: readonly Fate[], work: (fate: Fate) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let fate = fates[next++]; fate; fate = fates[next++]) await work(fate)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

/** Somebody a hostile admin made up takes a case and proposes; nothing comes of it. */
async function ghostsPropose(world: World): Promise<void> {
  for (const actor of world.crew.ghosts) {
    const [fate] = await inHand(world, actor, 1)
    if (!fate) throw new Error('no case is left to claim')
    const { status, body } = await ask(world, actor, 'withdrawals/propose', proposal(fate, null))
    if (refusalIn(body) !== 'awaits_confirmation') throw new Error(`a proposal by a ghost: ${status}`)
    world.count.refused += 1
    const { caseId, fence } = fate
    await ask(world, actor, 'cases/release', { caseId, fence })
  }
}

/** A hostile admin wants a shorter hold and no breaker, alone: nothing of it is set, and a lead refuses. */
async function loosenAlone(world: World): Promise<void> {
  const { desks, crew } = world
  const { url } = desks.all[0]
  const now = await answerTo<object>(url, crew.admin, 'ledger/settings', {})
  await answerTo(url, crew.admin, 'ledger/setSettings', { ...now, withdrawalsAnHour: 1_000 })
  const after = await answerTo<object>(url, crew.admin, 'ledger/settings', {})
  if (JSON.stringify(after) !== JSON.stringify(now)) throw new Error('an admin loosened a setting alone')
  const { setting } = await answerTo<DeskStanding>(url, crew.lead, 'people/standing', {})
  await answerTo(url, crew.lead, 'ledger/refuse', { id: setting?.id })
}

/** Page by page they are claimed and proposed, so that no lease ends meanwhile. */
async function proposed(world: World, count: number): Promise<Fate[]> {
  // whoever was attacked lately may not propose, and is tried as the second of two
  const proposers = world.crew.proposers.filter(({ standing }) => isEligible(standing, world.ahead))
  const all: Fate[] = []
  for (let n = 0; all.length < count; n++) {
    const page = await inHand(world, proposers[n % proposers.length] as Actor)
    await forEach(page, (fate) => propose(world, fate))
    all.push(...page)
  }
  return all
}

/** What becomes of one; what is over is tried once more. */
async function live(world: World, fate: Fate): Promise<void> {
  for (let n = 0, over = false; n < STEPS && !over; n++) {
    over = fate.state === 'over'
    await step(world, fate)
  }
}

function moveClock(world: World, by: number): void {
  world.ahead += by
  for (const desk of world.desks.all) desk.moveClock(world.ahead)
}

/** The hold of all of them ends; some are stopped at that moment, and whatever is answered is what happens. */
async function holdsEnd(world: World, fates: readonly Fate[]): Promise<void> {
  const kept = await attacked(world, fates)
  const held = fates.filter((fate) => fate.state === 'held' && !kept.has(fate))
  moveClock(world, ROUND_MS)
  const raced = held.filter((_, n) => n % RACED === 0)
  await Promise.all(
    raced.map(async (fate) => {
      const { status, body } = await ask(world, fate.proposer, ...CALLS.stop(fate))
      if (status === 200) follows(fate, 'stop', fate.proposer)
      else if (refusalIn(body) !== 'hold_over') throw new Error(`stop: ${status} ${refusalIn(body)}`)
    }),
  )
  const until = Date.now() + OUT_WITHIN_MS
  const waiting = () =>
    figureIn(world.desks.read, "SELECT count(*) AS n FROM withdrawals WHERE state = 'held' AND setback IS NULL")
  const sent = () => world.received.length
  const gone = () => world.fates.concat(fates).filter((fate) => fate.state === 'held' && !kept.has(fate)).length
  while ((await waiting()) > 0 || sent() < gone()) {
    if (Date.now() > until) throw new Error(`${await waiting()} are held, ${sent()} of ${gone()} were sent`)
    await resumeIfPaused(world)
    await pause(100)
  }
  await goOn(world, kept)
}

/** A hostile admin changes the access of somebody between approval and delivery. Answers what must not go out for that. */
async function attacked(world: World, fates: readonly Fate[]): Promise<ReadonlySet<Fate>> {
  const victim = await world.crew.attack(world.ahead)
  world.count.attacked += 1
  const involved = ({ proposer, approver }: Fate) => proposer.standing === victim || approver?.standing === victim
  return new Set(fates.filter((fate) => fate.state === 'held' && involved(fate)))
}

/** What stayed held is stopped by a lead, or waits for another approval and is sent back. */
async function goOn(world: World, kept: ReadonlySet<Fate>): Promise<void> {
  const { lead } = world.crew
  const say = async (path: string, input: object) => {
    const { status, text } = await ask(world, { person: lead }, path, input)
    if (status !== 200) throw new Error(`${path} of what stayed held: ${status} ${text.slice(0, 200)}`)
  }
  for (const [n, fate] of [...kept].entries()) {
    const { withdrawalId } = fate
    const reason = '手続きに加われない人がいます。'
    const isOwn = fate.proposer.person.id === lead.id
    if (n % 2 === 0 || isOwn) await say('withdrawals/stop', { withdrawalId, reason })
    else {
      await say('withdrawals/returnToWaiting', { withdrawalId })
      await say('withdrawals/sendBack', { withdrawalId, reason })
    }
    fate.state = 'over'
    world.count.blocked += 1
  }
}

/** Attacked people are confirmed by a lead and sign in anew; every few rounds a day passes, and they count again. */
async function mended(world: World, round: number): Promise<void> {
  await world.crew.comeBack(() => {
    moveClock(world, CODE_MS)
    return world.ahead
  })
  await showFactors(world)
  await world.crew.mend()
  if (round % DAY_EVERY !== 0) return
  moveClock(world, DAY_MS)
  world.cameAt = Number.NEGATIVE_INFINITY
}

/** a code is taken once, so that the next is that of a later half minute */
async function showFactors(world: World): Promise<void> {
  moveClock(world, CODE_MS)
  await world.crew.showFactors(world.ahead)
}

async function signInAnew(world: World): Promise<void> {
  if (world.ahead - world.cameAt < SESSION_MS) return
  await world.crew.signInAnew(() => {
    moveClock(world, CODE_MS)
    return world.ahead
  })
  world.cameAt = world.ahead
}

async function resumeIfPaused(world: World): Promise<void> {
  const { lead } = world.crew
  const { url } = world.desks.all[0]
  const { breaker } = await answerTo<{ breaker: Breaker }>(url, lead, 'withdrawals/list', { view: 'paused' })
  if (breaker.trippedAt === null) return
  await showFactors(world)
  await answerTo(url, lead, 'withdrawals/resume', {})
  world.count.resumed += 1
}

/** What was delivered is what two people decided and nobody stopped, and each of it once. */
function prove({ received, fates }: World): void {
  const due = new Set(fates.filter(({ state }) => state === 'held').map(({ memberId }) => memberId))
  none(
    'withdrawn without two eligible people, opened evidence and a fresh second factor',
    received.filter((id) => !due.has(id)),
  )
  none(
    'withdrawn twice',
    received.filter((id, n) => received.indexOf(id) !== n),
  )
  none(
    'decided by two people, and not delivered',
    [...due].filter((id) => !received.includes(id)),
  )
  const alone = fates.filter((fate) => fate.state === 'held' && fate.approver?.person.id === fate.proposer.person.id)
  none('approved by who proposed', alone)
  if (due.size === 0 || due.size === fates.length) throw new Error(`${due.size} of ${fates.length} were delivered`)
}

/** A marketplace that notes who is withdrawn, and says so at once. */
async function receiver() {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { type, data } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (type === 'member.withdrawn') received.push(data.memberId)
    response.writeHead(200).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { received, webhook: { url, secret: newWebhookSecret() }, close: () => server.close() }
}

async function settings({ desks, crew: { admin, lead } }: World): Promise<void> {
  const { url } = desks.all[0]
  const now = await answerTo<object>(url, admin, 'ledger/settings', {})
  const changed = { ...now, holdMinutes: HOLD_MINUTES, withdrawalsAnHour: AN_HOUR }
  await answerTo(url, admin, 'ledger/setSettings', changed)
  const { setting } = await answerTo<DeskStanding>(url, lead, 'people/standing', {})
  await answerTo(url, lead, 'ledger/agree', { id: setting?.id })
}

/**
 * Members whose fate random people try to decide in random ways while an admin is hostile, at as many desks as `start` answers: every answer is what the
 * rules say, and nobody is withdrawn whom two people did not decide on.
 */
function withdrawalsAt(start: StartDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run({ runs, aRound }: Size): Promise<readonly Finding[]> {
    const { received, webhook, close } = await receiver()
    const desks = await start({ webhook, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const pools = desks.all.map(({ url }) => new Pool(url, CONNECTED))
    try {
      const crew = await newCrew(desks.all[0])
      const count = { approved: 0, refused: 0, stopped: 0, resumed: 0, attacked: 0, blocked: 0 }
      const world: World = { desks, pools, crew, received, fates: [], count, ahead: 0, cameAt: 0 }
      await settings(world)
      for (let round = 1; world.fates.length < runs; round++) {
        await signInAnew(world)
        // so late that the second factor of whoever shows none from now on is old
        moveClock(world, ROUND_MS)
        const count = Math.min(aRound, runs - world.fates.length)
        await arrive(world, count)
        await showFactors(world)
        await loosenAlone(world)
        await ghostsPropose(world)
        const fates = await proposed(world, count)
        await forEach(fates, (fate) => live(world, fate))
        await holdsEnd(world, fates)
        world.fates.push(...fates)
        await mended(world, round)
      }
      prove(world)
      const { code, said } = await desks.all[0].command('audit', 'verify')
      if (code !== 0) throw new Error(`the audit log: ${said}`)
      const delivered = received.length
      const of = { engine: desks.engine, instances: desks.all.length, delivered, ...world.count }
      const name = 'withdrawals without two eligible people and a fresh factor'
      return [{ id: 'N20', name, value: 0, unit: 'withdrawals', n: world.fates.length, ...of }]
    } finally {
      await Promise.all(pools.map((pool) => pool.destroy()))
      await desks.discard()
      close()
    }
  }
  return { ...sizes, run }
}

const full = { runs: 50_000, aRound: 300 }

/** At one desk on SQLite. */
export const withdrawals: Proof<Size> = withdrawalsAt(startOne, { short: { runs: 1_000, aRound: 300 }, full })

/** At two instances on one PostgreSQL. */
export const withdrawalsAtTwo: Proof<Size> = withdrawalsAt(startSeveral(2), {
  short: { runs: 1_000, aRound: 300 },
  full,
})
