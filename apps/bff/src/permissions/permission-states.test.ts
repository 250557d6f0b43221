import type { Review } from '@mimamori/contract/cases/review-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import { newId } from '@mimamori/storage/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, CLEAN, START } from '../testing/test-app.ts'
import { choiceOf, NO_VIOLATION, reversalOf } from '../testing/test-decisions.ts'
import { type Player, signInEveryRole, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let other: Player
let lead: Player
let people: Player[]
beforeAll(async () => {
  server = await startTestServer()
  other = await signInPlayer(server, 'moderator')
  lead = await signInPlayer(server, 'lead')
  people = await signInEveryRole(server)
})
afterAll(() => server.close())

type Held = { readonly caseId: string; readonly fence: number }
const WHY = { why: '判断に迷います' }
const until = plusSeconds(START, 3600)
const decision = (choice: unknown) => ({ choice, contentVersion: 1, note: '' })

/** How a case gets into each state, in the hands of somebody who may. */
const STATES = {
  open: async () => undefined,
  'held by the same person': async (it: Held, me: Player) => void (await me.ask('/cases/claim', { caseId: it.caseId })),
  'held by somebody else': async (it: Held) => void (await other.ask('/cases/claim', { caseId: it.caseId })),
  snoozed: async (it: Held) => {
    await other.ask('/cases/claim', { caseId: it.caseId })
    await other.ask('/cases/snooze', { ...it, fence: 1, until })
  },
  escalated: async (it: Held) => {
    await other.ask('/cases/claim', { caseId: it.caseId })
    await other.ask('/cases/escalate', { ...it, fence: 1, ...WHY })
  },
  decided: async (it: Held) => {
    await other.ask('/cases/claim', { caseId: it.caseId })
    await other.ask('/decisions/decide', { ...it, fence: 1, ...decision(NO_VIOLATION) })
  },
  closed: async (it: Held) => {
    await STATES.decided(it)
    server.testApp.wait(11)
    await finalizeExpiredDecisions(server.testApp.app)
  },
} as const satisfies Record<string, (it: Held, me: Player) => Promise<void>>
type State = keyof typeof STATES

/** Every move, as a call. */
const MOVES: Readonly<Record<keyof Review['moves'], (it: Held) => readonly [path: string, input: unknown]>> = {
  claim: ({ caseId }) => ['/cases/claim', { caseId }],
  release: (it) => ['/cases/release', it],
  snooze: (it) => ['/cases/snooze', { ...it, until: plusSeconds(server.testApp.app.clock.now(), 3600) }],
  escalate: (it) => ['/cases/escalate', { ...it, ...WHY }],
  send_back: (it) => ['/cases/sendBack', { ...it, ...WHY }],
  raise: (it) => ['/cases/raise', { ...it, ...WHY }],
  assign: (it) => ['/cases/assign', { ...it, to: lead.id }],
  pin: ({ caseId }) => ['/cases/pin', { caseId }],
  unpin: ({ caseId }) => ['/cases/unpin', { caseId }],
  no_violation: (it) => ['/decisions/decide', { ...it, ...decision(NO_VIOLATION) }],
  request_correction: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('request_correction')) }],
  advice: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('advice')) }],
  hide: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('hide')) }],
  show: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('show')) }],
  warn: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('warn')) }],
  restrict: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('restrict')) }],
  lift: (it) => ['/decisions/decide', { ...it, ...decision(choiceOf('lift')) }],
  propose_withdrawal: (it) => [
    '/withdrawals/propose',
    {
      ...it,
      contentVersion: 1,
      categories: ['mlm'],
      clause: 'G-1',
      template: null,
      text: '会員登録を終了いたしました。',
      evidence: [{ kind: 'text', type: 'job', id: `J-${jobs}`, version: 1 }],
      lastFour: `U-${jobs}`.slice(-4),
    },
  ],
  reverse: (it) => ['/decisions/decide', { ...it, ...decision(reversalOf(newId(START))) }],
}
type Move = keyof typeof MOVES
const ALL = Object.keys(MOVES) as Move[]

let jobs = 0
/** A case of a new job, in this state. */
async function caseIn(state: State, me: Player): Promise<Held> {
  const id = `J-${++jobs}`
  // of a member nobody has decided on before
  await server.testApp.ingest(aJob(id, { description: CLEAN, clientId: `U-${jobs}` }))
  const { id: caseId } = await server.testApp.caseOfJob(id)
  await STATES[state]({ caseId, fence: 0 }, me)
  return { caseId, fence: await fenceOf(caseId) }
}

/** The fence as it stands, read by somebody who may read. */
async function fenceOf(caseId: string): Promise<number> {
  return ((await other.ask('/cases/get', { caseId })).body as Review).fence
}

const MAY = 'yes'

/** What the desk does when this person tries this. */
async function tried(me: Player, it: Held, move: Move): Promise<string> {
  const [path, input] = MOVES[move](it)
  const { status, refusal } = await me.ask(path, input)
  return refusal ?? (status === 200 ? MAY : String(status))
}

/** Every move of one person on a case in one state: each is tried, and what the review said beforehand must be what happens. */
async function row(me: Player, state: State): Promise<readonly [Move, string][]> {
  const it = await caseIn(state, me)
  const seen = await me.ask('/cases/get', { caseId: it.caseId })
  const said = seen.status === 200 ? (seen.body as Review).moves : null
  const outcomes: [Move, string][] = []
  const refused = ALL.filter((move) => said?.[move] !== null)
  for (const move of refused) outcomes.push([move, await tried(me, it, move)])
  // whatever was refused has changed nothing
  expect(await fenceOf(it.caseId), `${me.role} ${state}`).toBe(it.fence)
  for (const move of ALL.filter((each) => !refused.includes(each)))
    outcomes.push([move, await tried(me, await caseIn(state, me), move)])
  for (const [move, outcome] of outcomes)
    expect(outcome, `${me.role}, ${state}, ${move}`).toBe(said === null ? 'not_permitted' : (said[move] ?? MAY))
  return outcomes
}

// thousands of calls in one table
test('every move of every role on a case in every state does what its button said', { timeout: 120_000 }, async () => {
  const rows: string[] = []
  for (const state of Object.keys(STATES) as State[]) {
    for (const me of people) {
      if (state === 'held by the same person' && ['auditor', 'admin'].includes(me.role)) continue
      const outcomes = new Map(await row(me, state))
      rows.push(`| ${state} | ${me.role} | ${ALL.map((move) => outcomes.get(move)).join(' | ')} |`)
    }
  }
  const head = [`| case on patrol | role | ${ALL.join(' | ')} |`, `|---|---|${ALL.map(() => '---|').join('')}`]
  const words =
    'Moves on a case, tried in every state. `yes`, or the code of the refusal, whose words are in `packages/copy/src/refusals`.'
  await expect(`# Moves on a case\n\n${words}\n\n${[...head, ...rows].join('\n')}\n`).toMatchFileSnapshot(
    '../../../../docs/permissions-moves.md',
  )
})
