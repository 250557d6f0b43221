import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusal-contract'
import type { Pool } from 'undici'
import { claimNext, decisionRequest, type HeldCase, rpcRequest } from '../harness/case-requests.ts'
import { hideFor } from '../harness/decision-choices.ts'
import type { Person } from '../harness/desk-accounts.ts'
import { type HttpAnswer, type PreparedRequest, sendRequest } from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import type { ReadSql } from './stored-checks.ts'

const UNDO_WINDOWS_PER_PERSON = 8
/** of so many decisions one is undone at once, and one as its window ends */
export const UNDO_ONE_IN = 50
const CLOSE_RACE_MS = 100
const RETRY_DELAY_MS = 50
const UNDO_WINDOW_MS = 10_000
/** where the desk's clock is when everything is decided */
export const CLOCK_STEP_MS = 11_000

/** A desk that decides, is killed and delivers at the same time. */
export type WebhooksContext = {
  readonly pair: DeskPair
  readonly pool: Pool
  readonly staff: readonly Person[]
  readonly read: ReadSql
  readonly decided: Set<string>
  readonly undone: Set<string>
  readonly late: Promise<void>[]
  /** aborted when nobody has anything to decide any more */
  readonly deciding: AbortController
  readonly count: { kills: number; gone: number; dead: number }
  /** everything is decided, and undone if it is to be */
  over: boolean
}

/** Ask until there is an answer: a desk that was killed comes back. */
async function sendUntilAnswered(pool: Pool, request: PreparedRequest): Promise<HttpAnswer> {
  for (;;) {
    const answer = await sendRequest(pool, request).catch(() => null)
    if (answer) return answer
    await pause(RETRY_DELAY_MS)
  }
}

async function claimForDecisions(pool: Pool, person: Person): Promise<HeldCase | null> {
  const next = async () => (await claimNext(pool, person, 'patrol')) ?? (await claimNext(pool, person, 'flagged'))
  return await next().catch(() => null)
}

/** Take it back; sent again after a kill, that it is undone already is the answer. */
async function undoDecision({ pool, undone }: WebhooksContext, person: Person, decisionId: string): Promise<void> {
  const { status, body } = await sendUntilAnswered(pool, rpcRequest(person, 'decisions/undo', { decisionId }))
  const refusal = (body as { json: { data?: RefusedData } }).json.data?.refusal
  if (status === 200 || refusal === 'already_undone') undone.add(decisionId)
  else if (refusal !== 'undo_window_over') throw new Error(`undo: ${status} ${refusal}`)
}

/** Take it back as its window ends; when nothing else is left to do, the window is not waited for, see `decideAll`. */
async function undoDecisionLate(context: WebhooksContext, person: Person, decisionId: string): Promise<void> {
  const { signal } = context.deciding
  await pause(UNDO_WINDOW_MS - Math.random() * CLOSE_RACE_MS, null, { signal }).catch(() =>
    pause(Math.random() * CLOSE_RACE_MS),
  )
  await undoDecision(context, person, decisionId)
}

/** Claim and decide until there are so many decisions that stand, each with one event; undo some. */
async function decideUntil(context: WebhooksContext, person: Person, events: number): Promise<void> {
  const { pool, decided, undone, late } = context
  while (decided.size - undone.size - late.length < events) {
    const it = await claimForDecisions(pool, person)
    if (!it) {
      await pause(RETRY_DELAY_MS)
      continue
    }
    const { status, body, text } = await sendUntilAnswered(pool, decisionRequest(person, it, hideFor('direct_deal')))
    if (status !== 200) throw new Error(`decide: ${status} ${text}`)
    const { decisionId } = (body as { json: { decisionId: string } }).json
    decided.add(decisionId)
    const turn = decided.size % UNDO_ONE_IN
    if (turn === 1) await undoDecision(context, person, decisionId)
    if (turn === 2) late.push(undoDecisionLate(context, person, decisionId))
  }
}

/** Everybody decides until there are so many decisions that stand; then the last windows end. */
export async function decideAll(context: WebhooksContext, events: number): Promise<void> {
  const { staff, deciding, late, pair } = context
  const windows = staff.flatMap((person) => Array.from({ length: UNDO_WINDOWS_PER_PERSON }, () => person))
  await Promise.all(windows.map((person) => decideUntil(context, person, events)))
  deciding.abort()
  await pause(CLOSE_RACE_MS / 2)
  pair.desk.moveClock(CLOCK_STEP_MS)
  await Promise.all(late)
  context.over = true
}
