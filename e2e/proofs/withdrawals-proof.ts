import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import type { RefusedData } from '@mimamori/contract/refusal-contract'
import type { BreakerView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import { Pool } from 'undici'
import { rpcRequest } from '../harness/case-requests.ts'
import { createWebhookSecret } from '../harness/desk-process.ts'
import {
  createExamples,
  type HttpAnswer,
  intakeHeaders,
  intakePath,
  sendRequest,
  sendRequests,
} from '../harness/intake-requests.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { type ProofDesks, type StartProofDesks, startOnPostgres, startOnSqlite } from './proof-desks.ts'
import { queryNumber } from './stored-checks.ts'
import {
  ACTIONS,
  type Action,
  type Actor,
  ALLOWED_ACTIONS,
  applyAction,
  EVIDENCE_PIECES,
  hasOpenedAll,
  isEligible,
  openEvidence,
  type WithdrawalFate,
} from './withdrawals-model.ts'
import { type Crew, callAs, createCrew } from './withdrawals-people.ts'

const CONNECTIONS = 32
/** between rounds they are idle: given up long before the desk does, which on a slow machine might meet a request on its way */
const POOL_OPTIONS = { connections: CONNECTIONS, pipelining: 1, keepAliveMaxTimeout: 1_000 }
const MAX_STEPS = 6
const PAGE_SIZE = 50
/** the shortest hold there can be, and the longest a second factor counts */
const HOLD_MINUTES = 5
const ROUND_MS = (HOLD_MINUTES * 60 + 30) * 1000
const CODE_LIFETIME_MS = 61_000
/** well before a session ends */
const SESSION_RENEWAL_MS = 6 * 3_600_000
const DELIVERY_TIMEOUT_MS = 120_000
/** of what is held, every so manieth is stopped at the moment its hold ends */
const RACE_ONE_IN = 4
/** so few that the breaker trips now and then */
const WITHDRAWALS_PER_HOUR = 40
/** a day passes after so many rounds; until then whoever was attacked is not eligible */
const DAY_EVERY_ROUNDS = 3
const DAY_MS = 25 * 3_600_000
const WITHDRAWAL_TEXT = '会員登録を終了いたしました。'

type Size = { readonly runs: number; readonly aRound: number }
type WithdrawalsContext = {
  readonly desks: ProofDesks
  readonly pools: readonly Pool[]
  readonly crew: Crew
  /** members the marketplace was told are withdrawn, as often as it was */
  readonly received: string[]
  readonly fates: WithdrawalFate[]
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

const pickAny = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T
/** mostly what brings a proposal forward, so that the rest has something to act on */
const ACTION_WEIGHTS: readonly Action[] = [
  ...ACTIONS,
  'approve',
  'approve',
  'approve',
  'open all',
  'open all',
  'open all',
]

const wasReset = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ECONNRESET'

/** Ask under a key of its own: a machine that stood still has the desk hang up on whoever is just asking, who asks again. */
async function callDesk(
  { pools }: WithdrawalsContext,
  { person }: Pick<Actor, 'person'>,
  path: string,
  input: unknown,
): Promise<HttpAnswer> {
  const request = rpcRequest(person, path, input)
  const keyed = { ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }
  const pool = pickAny(pools)
  return await sendRequest(pool, keyed).catch((fault: unknown) => {
    if (!wasReset(fault)) throw fault
    return sendRequest(pool, keyed)
  })
}

const refusalCode = (body: unknown): string =>
  (body as { json?: { data?: Partial<RefusedData> } } | null)?.json?.data?.refusal ?? ''

/** So many reported jobs of as many members come in. */
async function postMembers(context: WithdrawalsContext, count: number): Promise<void> {
  const { desks, fates } = context
  const [desk] = desks.all
  const [pool] = context.pools
  if (!pool) throw new Error('no desk')
  const { job } = createExamples(context.fates.length + 7)
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
  const batches = Array.from({ length: Math.ceil(count / PAGE_SIZE) }, (_, n) => {
    const body = JSON.stringify({ items: items.slice(n * PAGE_SIZE, (n + 1) * PAGE_SIZE).flat() })
    return { method: 'POST' as const, path: intakePath('/batch'), headers, body }
  })
  await sendRequests(pool, batches, 2)
}

/** A page of their cases, claimed by one of those who may propose. */
async function claimFates(context: WithdrawalsContext, proposer: Actor, count = PAGE_SIZE): Promise<WithdrawalFate[]> {
  const { status, body, text } = await callDesk(context, proposer, 'cases/claimPage', { view: 'flagged', count })
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
function proposalInput({ caseId, fence, jobId, memberId }: WithdrawalFate, flaw: string | null) {
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
    text: WITHDRAWAL_TEXT,
    evidence,
    lastFour: memberId.slice(-4),
  }
  if (flaw === 'evidence_required') return { ...flawless, evidence: [] }
  if (flaw === 'last_four_wrong') return { ...flawless, lastFour: 'none' }
  return flaw === 'evidence_unknown' ? { ...flawless, evidence: [{ kind: 'report', id: 'R-none' }] } : flawless
}

const PROPOSAL_FLAWS = ['evidence_required', 'last_four_wrong', 'evidence_unknown', null, null, null] as const

/** Propose; the case is claimed once more where the machine stood still for longer than a lease. */
async function proposeWithFlaw(
  context: WithdrawalsContext,
  fate: WithdrawalFate,
  flaw: string | null,
): Promise<HttpAnswer> {
  const { caseId, proposer } = fate
  const answer = await callDesk(context, proposer, 'withdrawals/propose', proposalInput(fate, flaw))
  if (refusalCode(answer.body) !== 'lease_lost') return answer
  const { status, body, text } = await callDesk(context, proposer, 'cases/claim', { caseId })
  if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
  fate.fence = (body as { json: { fence: number } }).json.fence
  return await callDesk(context, proposer, 'withdrawals/propose', proposalInput(fate, flaw))
}

async function proposeWithdrawal(context: WithdrawalsContext, fate: WithdrawalFate): Promise<void> {
  const flaw = pickAny(PROPOSAL_FLAWS)
  if (flaw !== null) {
    const { status, body } = await proposeWithFlaw(context, fate, flaw)
    if (status === 200 || refusalCode(body) !== flaw) throw new Error(`a proposal with ${flaw}: ${status}`)
  }
  const { status, body, text } = await proposeWithFlaw(context, fate, null)
  if (status !== 200) throw new Error(`propose: ${status} ${text.slice(0, 200)}`)
  fate.withdrawalId = (body as { json: { withdrawalId: string } }).json.withdrawalId
  fate.state = 'proposed'
}

async function openEvidencePieces(
  context: WithdrawalsContext,
  fate: WithdrawalFate,
  actor: Actor,
  pieces: readonly number[],
): Promise<void> {
  for (const n of pieces) {
    const { status, text } = await callDesk(context, actor, 'withdrawals/open', { withdrawalId: fate.withdrawalId, n })
    if (status !== 200) throw new Error(`open: ${status} ${text.slice(0, 200)}`)
    openEvidence(fate, actor, n)
  }
}

const ACTION_CALLS: Readonly<
  Record<Exclude<Action, 'open' | 'open all'>, (fate: WithdrawalFate) => readonly [string, unknown]>
> = {
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
function pickActor({ crew, ahead }: WithdrawalsContext, fate: WithdrawalFate, action: Action): Actor {
  const prepared = action === 'approve' ? crew.actors.filter((actor) => hasOpenedAll(fate, actor)) : []
  const counting = prepared.filter((actor) => actor.fresh && isEligible(actor.standing, ahead))
  const among = Math.random() < 0.7 && counting.length > 0 ? counting : prepared
  return pickAny(among.length > 0 && Math.random() < 0.6 ? among : crew.actors)
}

/** Somebody does something; what is answered must be what the rules say. */
async function takeStep(context: WithdrawalsContext, fate: WithdrawalFate): Promise<void> {
  const action = pickAny(ACTION_WEIGHTS)
  const actor = pickActor(context, fate, action)
  if (action === 'open' || action === 'open all') {
    return await openEvidencePieces(
      context,
      fate,
      actor,
      action === 'open' ? [pickAny(EVIDENCE_PIECES)] : EVIDENCE_PIECES,
    )
  }
  const must = ALLOWED_ACTIONS[action](fate, actor, context.ahead)
  const [path, input] = ACTION_CALLS[action](fate)
  const { status, text } = await callDesk(context, actor, path, input)
  // a database that had to refuse is a rule that did not
  if ((status === 200) !== must || status >= 500) {
    const counts = isEligible(actor.standing, context.ahead) ? '' : ', who is not eligible,'
    const who = `${actor.role}${actor.fresh ? '' : ', whose second factor is old,'}${counts}`
    throw new Error(`${action} by ${who} of what is ${fate.state}: ${status} ${text.slice(0, 200)}`)
  }
  if (!must) context.count.refused += 1
  else {
    applyAction(fate, action, actor)
    if (action === 'approve') context.count.approved += 1
    if (action === 'stop') context.count.stopped += 1
  }
}

/** Something for each of them, for as many at once as there are connections. */
async function forEach(fates: readonly WithdrawalFate[], work: (fate: WithdrawalFate) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let fate = fates[next++]; fate; fate = fates[next++]) await work(fate)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

/** Somebody a hostile admin made up takes a case and proposes; nothing comes of it. */
async function proposeAsGhosts(context: WithdrawalsContext): Promise<void> {
  for (const actor of context.crew.ghosts) {
    const [fate] = await claimFates(context, actor, 1)
    if (!fate) throw new Error('no case is left to claim')
    const { status, body } = await callDesk(context, actor, 'withdrawals/propose', proposalInput(fate, null))
    if (refusalCode(body) !== 'awaits_confirmation') throw new Error(`a proposal by a ghost: ${status}`)
    context.count.refused += 1
    const { caseId, fence } = fate
    await callDesk(context, actor, 'cases/release', { caseId, fence })
  }
}

/** A hostile admin wants a shorter hold and no breaker, alone: nothing of it is set, and a lead refuses. */
async function loosenSettingAlone(context: WithdrawalsContext): Promise<void> {
  const { desks, crew } = context
  const { url } = desks.all[0]
  const now = await adminSettings(url, crew.admin)
  await callAs(url, crew.admin, 'ledger/setSettings', { ...now, withdrawalsAnHour: 1_000 })
  const after = await adminSettings(url, crew.admin)
  if (JSON.stringify(after) !== JSON.stringify(now)) throw new Error('an admin loosened a setting alone')
  const [setting] = (await callAs<DeskStanding>(url, crew.lead, 'people/standing', {})).settings
  await callAs(url, crew.lead, 'ledger/refuse', { id: setting?.id })
}

/** Page by page they are claimed and proposed, so that no lease ends meanwhile. */
async function proposeMany(context: WithdrawalsContext, count: number): Promise<WithdrawalFate[]> {
  // whoever was attacked lately may not propose, and is tried as the second of two
  const proposers = context.crew.proposers.filter(({ standing }) => isEligible(standing, context.ahead))
  const all: WithdrawalFate[] = []
  for (let n = 0; all.length < count; n++) {
    const page = await claimFates(context, proposers[n % proposers.length] as Actor)
    await forEach(page, (fate) => proposeWithdrawal(context, fate))
    all.push(...page)
  }
  return all
}

/** What becomes of one; what is over is tried once more. */
async function runFate(context: WithdrawalsContext, fate: WithdrawalFate): Promise<void> {
  for (let n = 0, over = false; n < MAX_STEPS && !over; n++) {
    over = fate.state === 'over'
    await takeStep(context, fate)
  }
}

function moveClock(context: WithdrawalsContext, by: number): void {
  context.ahead += by
  for (const desk of context.desks.all) desk.moveClock(context.ahead)
}

/** The hold of all of them ends; some are stopped at that moment, and whatever is answered is what happens. */
async function endHolds(context: WithdrawalsContext, fates: readonly WithdrawalFate[]): Promise<void> {
  const kept = await runAttacks(context, fates)
  const held = fates.filter((fate) => fate.state === 'held' && !kept.has(fate))
  moveClock(context, ROUND_MS)
  const raced = held.filter((_, n) => n % RACE_ONE_IN === 0)
  await Promise.all(
    raced.map(async (fate) => {
      const { status, body } = await callDesk(context, fate.proposer, ...ACTION_CALLS.stop(fate))
      if (status === 200) applyAction(fate, 'stop', fate.proposer)
      else if (refusalCode(body) !== 'hold_over') throw new Error(`stop: ${status} ${refusalCode(body)}`)
    }),
  )
  const until = Date.now() + DELIVERY_TIMEOUT_MS
  const waiting = () =>
    queryNumber(context.desks.read, "SELECT count(*) AS n FROM withdrawals WHERE state = 'held' AND setback IS NULL")
  const sent = () => context.received.length
  const gone = () => context.fates.concat(fates).filter((fate) => fate.state === 'held' && !kept.has(fate)).length
  while ((await waiting()) > 0 || sent() < gone()) {
    if (Date.now() > until) throw new Error(`${await waiting()} are held, ${sent()} of ${gone()} were sent`)
    await resumeIfPaused(context)
    await pause(100)
  }
  await continueFates(context, kept)
}

/** A hostile admin changes the access of somebody between approval and delivery. Answers what must not go out for that. */
async function runAttacks(
  context: WithdrawalsContext,
  fates: readonly WithdrawalFate[],
): Promise<ReadonlySet<WithdrawalFate>> {
  const victim = await context.crew.attack(context.ahead)
  context.count.attacked += 1
  const involved = ({ proposer, approver }: WithdrawalFate) =>
    proposer.standing === victim || approver?.standing === victim
  return new Set(fates.filter((fate) => fate.state === 'held' && involved(fate)))
}

/** What stayed held is stopped by a lead, or waits for another approval and is sent back. */
async function continueFates(context: WithdrawalsContext, kept: ReadonlySet<WithdrawalFate>): Promise<void> {
  const { lead } = context.crew
  const say = async (path: string, input: object) => {
    const { status, text } = await callDesk(context, { person: lead }, path, input)
    if (status !== 200) throw new Error(`${path} of what stayed held: ${status} ${text.slice(0, 200)}`)
  }
  for (const [n, fate] of [...kept].entries()) {
    const { withdrawalId } = fate
    const reason = '手続きに参加できない人がいます。'
    const isOwn = fate.proposer.person.id === lead.id
    if (n % 2 === 0 || isOwn) await say('withdrawals/stop', { withdrawalId, reason })
    else {
      await say('withdrawals/returnToWaiting', { withdrawalId })
      await say('withdrawals/sendBack', { withdrawalId, reason })
    }
    fate.state = 'over'
    context.count.blocked += 1
  }
}

/** Attacked people are confirmed by a lead and sign in anew; every few rounds a day passes, and they count again. */
async function restoreCrew(context: WithdrawalsContext, round: number): Promise<void> {
  await context.crew.comeBack(() => {
    moveClock(context, CODE_LIFETIME_MS)
    return context.ahead
  })
  await showFactors(context)
  await context.crew.mend()
  if (round % DAY_EVERY_ROUNDS !== 0) return
  moveClock(context, DAY_MS)
  context.cameAt = Number.NEGATIVE_INFINITY
}

/** a code is taken once, so that the next is that of a later half minute */
async function showFactors(context: WithdrawalsContext): Promise<void> {
  moveClock(context, CODE_LIFETIME_MS)
  await context.crew.showFactors(context.ahead)
}

async function signInEverybodyAgain(context: WithdrawalsContext): Promise<void> {
  if (context.ahead - context.cameAt < SESSION_RENEWAL_MS) return
  await context.crew.signInAnew(() => {
    moveClock(context, CODE_LIFETIME_MS)
    return context.ahead
  })
  context.cameAt = context.ahead
}

async function resumeIfPaused(context: WithdrawalsContext): Promise<void> {
  const { lead } = context.crew
  const { url } = context.desks.all[0]
  const { breaker } = await callAs<{ breaker: BreakerView }>(url, lead, 'withdrawals/list', { view: 'paused' })
  if (breaker.trippedAt === null) return
  await showFactors(context)
  await callAs(url, lead, 'withdrawals/resume', {})
  context.count.resumed += 1
}

/** What was delivered is what two people decided and nobody stopped, and each of it once. */
function checkWithdrawals({ received, fates }: WithdrawalsContext): void {
  const due = new Set(fates.filter(({ state }) => state === 'held').map(({ memberId }) => memberId))
  expectNone(
    'withdrawn without two eligible people, opened evidence and a fresh second factor',
    received.filter((id) => !due.has(id)),
  )
  expectNone(
    'withdrawn twice',
    received.filter((id, n) => received.indexOf(id) !== n),
  )
  expectNone(
    'decided by two people, and not delivered',
    [...due].filter((id) => !received.includes(id)),
  )
  const alone = fates.filter((fate) => fate.state === 'held' && fate.approver?.person.id === fate.proposer.person.id)
  expectNone('approved by who proposed', alone)
  if (due.size === 0 || due.size === fates.length) throw new Error(`${due.size} of ${fates.length} were delivered`)
}

/** A marketplace that notes who is withdrawn, and says so at once. One event is one withdrawal, however often it arrives. */
async function startReceiver() {
  const received: string[] = []
  const told = new Map<unknown, string>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { type, data } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const { 'webhook-id': id } = request.headers
    if (type === 'member.withdrawn' && told.get(id) !== data.memberId) received.push(data.memberId)
    told.set(id, data.memberId)
    response.writeHead(200).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { received, webhook: { url, secret: createWebhookSecret() }, close: () => server.close() }
}

/** What admins set of the measures; the rest of these settings belongs to leads. */
async function adminSettings(url: string, admin: Crew['admin']) {
  const settings = await callAs<MeasureSettings>(url, admin, 'ledger/settings', {})
  const { hidesPerStep: _hides, correctionDays: _days, appealDueDays: _due, ...ofAdmins } = settings
  return ofAdmins
}

async function changeSettings({ desks, crew: { admin, lead } }: WithdrawalsContext): Promise<void> {
  const { url } = desks.all[0]
  const now = await adminSettings(url, admin)
  const changed = { ...now, holdMinutes: HOLD_MINUTES, withdrawalsAnHour: WITHDRAWALS_PER_HOUR }
  await callAs(url, admin, 'ledger/setSettings', changed)
  const [setting] = (await callAs<DeskStanding>(url, lead, 'people/standing', {})).settings
  await callAs(url, lead, 'ledger/agree', { id: setting?.id })
}

/**
 * Members whose fate random people try to decide in random ways while an admin is hostile, at as many desks as `start` answers: every answer is what the
 * rules say, and nobody is withdrawn whom two people did not decide on.
 */
function withdrawalsProofOn(start: StartProofDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run({ runs, aRound }: Size): Promise<readonly Finding[]> {
    const { received, webhook, close } = await startReceiver()
    const desks = await start({ webhook, environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const pools = desks.all.map(({ url }) => new Pool(url, POOL_OPTIONS))
    try {
      const crew = await createCrew(desks.all[0])
      const count = { approved: 0, refused: 0, stopped: 0, resumed: 0, attacked: 0, blocked: 0 }
      const context: WithdrawalsContext = { desks, pools, crew, received, fates: [], count, ahead: 0, cameAt: 0 }
      await changeSettings(context)
      for (let round = 1; context.fates.length < runs; round++) {
        await signInEverybodyAgain(context)
        // so late that the second factor of whoever shows none from now on is old
        moveClock(context, ROUND_MS)
        const count = Math.min(aRound, runs - context.fates.length)
        await postMembers(context, count)
        await showFactors(context)
        await loosenSettingAlone(context)
        await proposeAsGhosts(context)
        const fates = await proposeMany(context, count)
        await forEach(fates, (fate) => runFate(context, fate))
        await endHolds(context, fates)
        context.fates.push(...fates)
        await restoreCrew(context, round)
      }
      checkWithdrawals(context)
      const { code, stdout } = await desks.all[0].command('audit', 'verify')
      if (code !== 0) throw new Error(`the audit log: ${stdout}`)
      const delivered = received.length
      const of = { engine: desks.engine, instances: desks.all.length, delivered, ...context.count }
      const name = 'withdrawals without two eligible people and a fresh factor'
      return [{ id: 'N20', name, value: 0, unit: 'withdrawals', n: context.fates.length, ...of }]
    } finally {
      await Promise.all(pools.map((pool) => pool.destroy()))
      await desks.discard()
      close()
    }
  }
  return { ...sizes, run }
}

const FULL_SIZE = { runs: 50_000, aRound: 300 }

/** At one desk on SQLite. */
export const withdrawalsProof: Proof<Size> = withdrawalsProofOn(startOnSqlite, {
  short: { runs: 1_000, aRound: 300 },
  full: FULL_SIZE,
})

/** At two instances on one PostgreSQL. */
export const withdrawalsAtTwoProof: Proof<Size> = withdrawalsProofOn(startOnPostgres(2), {
  short: { runs: 1_000, aRound: 300 },
  full: FULL_SIZE,
})
