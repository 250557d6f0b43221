import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusal-contract'
import type { Pool } from 'undici'
import { rpcRequest } from '../harness/case-requests.ts'
import { type HttpAnswer, intakeHeaders, intakePath } from '../harness/intake-requests.ts'
import type { ProofDesks } from './proof-desks.ts'
import type { Actor, DeskAnswer, ReminderFacts, Rules, Span, Step, Told, World } from './reminders-model.ts'
import type { ReminderCrew } from './reminders-people.ts'

/** One reminder, as the answers of the desk say it went. */
export type ReminderLife = {
  readonly facts: ReminderFacts
  caseId: string | null
  /** what may be true; one, unless calls were cut off or crossed each other */
  worlds: readonly World[]
  /** fences that people were given for its case, the newest last */
  readonly fences: Map<string, number[]>
  /** was another asked for about its contract? */
  followed: boolean
  /** of its calls, for who reads that one was answered wrongly */
  readonly course: string[]
}

export type RemindersContext = {
  readonly desks: ProofDesks
  readonly pools: readonly Pool[]
  readonly crew: ReminderCrew
  readonly rules: { -readonly [Name in keyof Rules]: Rules[Name] }
  readonly lives: ReminderLife[]
  /** what took two people when an outcome was chosen, by the mark of its choice */
  readonly settingOf: Map<string, number>
  /** requests that must not have been taken */
  readonly untaken: string[]
  readonly count: { calls: number; refused: number; cutOff: number; kills: number; undone: number; raced: number }
  /** how far the desk's clock is ahead of ours */
  ahead: number
  /** resolves when a desk that was killed is back */
  up: Promise<unknown>
}

export const pickAny = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T
export const chance = (share: number): boolean => Math.random() < share
export const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** The desk's clock, as far as we know: to so many milliseconds, more where it is the database's. */
export const deskNow = ({ ahead }: RemindersContext): number => Date.now() + ahead
export const DOUBT_MS: Readonly<Record<ProofDesks['engine'], number>> = { sqlite: 100, postgres: 500 }

export function moveClock(context: RemindersContext, by: number): number {
  context.ahead += by
  for (const desk of context.desks.all) desk.moveClock(context.ahead)
  return context.ahead
}

export type Call = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string
}

/** A call of the marketplace. */
export const intakeCall = ({ desks }: RemindersContext, path: string, body?: object): Call => ({
  method: body ? 'POST' : 'GET',
  path: intakePath(path),
  headers: intakeHeaders(desks.all[0].apiKey),
  ...(body && { body: JSON.stringify(body) }),
})

const RETRY_DELAY_MS = 20
const MAX_TRIES = 500
const REFUSED_CONNECTION = 'ECONNREFUSED'

type Tries = { readonly answer: HttpAnswer; readonly span: Span; readonly cutOff: readonly Span[] }

/** Ask until there is an answer: a desk that was killed comes back. `cutOff`: calls before it that may have been carried out. */
export async function ask(context: RemindersContext, call: Call): Promise<Tries> {
  const { pools, count, desks } = context
  const doubt = DOUBT_MS[desks.engine]
  const cutOff: Span[] = []
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    await context.up
    const from = deskNow(context) - doubt
    count.calls += 1
    try {
      const { statusCode, body } = await pickAny(pools).request({ ...call })
      const text = await body.text()
      const answer = { status: statusCode, body: text === '' ? null : JSON.parse(text), text }
      return { answer, span: { from, to: deskNow(context) + doubt }, cutOff }
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== REFUSED_CONNECTION) {
        cutOff.push({ from, to: deskNow(context) + doubt })
        count.cutOff += 1
      }
      await pause(RETRY_DELAY_MS)
    }
  }
  throw new Error(`${call.path}: no answer`)
}

export const withKey = (call: Call): Call => ({
  ...call,
  headers: { ...call.headers, 'idempotency-key': randomUUID() },
})

const desk = ({ crew }: RemindersContext, by: Actor, path: string, input: object): Call => ({
  ...rpcRequest(crew.personOf(by), path, input),
  method: 'POST',
})

function callOf(context: RemindersContext, { facts: { id }, caseId }: ReminderLife, step: Step): Call {
  switch (step.does) {
    case 'contact': {
      const call = intakeCall(context, `/contact-reminders/${id}/contact`, { contactAt: instantOf(step.at) })
      return chance(0.5) ? withKey(call) : call
    }
    case 'look':
      return intakeCall(context, `/contact-reminders/${id}`)
    case 'claim':
      return desk(context, step.by, 'cases/claim', { caseId })
    case 'choose': {
      const { fence, flaw, choice, seenContactAt } = step
      const { outcome, amountYen, rest, mark } = choice
      const letters = { asking: mark, silent: mark }
      if (flaw === 'text_required') letters.silent = ' '
      if (flaw === 'variable_unfilled') letters.asking = `${mark} {{amount}}`
      const reason = flaw === 'reason_required' ? '' : '期限までに連絡がない'
      // there is nobody to rate where nothing is done, and not the side that gets the money
      const negativeRating = outcome === 'project_cancelled' || flaw === 'rating_of_nothing'
      const contactedLateAt = seenContactAt === null ? null : instantOf(seenContactAt)
      const input = { caseId, fence, contactedLateAt, outcome, amountYen, rest, negativeRating, letters, reason }
      return desk(context, step.by, 'reminders/decide', input)
    }
    case 'agree':
      return desk(context, step.by, 'reminders/agree', { caseId, fence: step.fence })
    case 'send back':
      return desk(context, step.by, 'reminders/sendBack', { caseId, fence: step.fence, reason: step.reason })
    case 'undo':
      return desk(context, step.by, 'reminders/undo', { caseId })
  }
}

type Looked = {
  readonly state: string
  readonly answeredAt: string | null
  readonly decided: { outcome: string; amountYen: number | null; letters: { asking: string } } | null
}

function lookedWords({ state, answeredAt, decided }: Looked): string {
  if ((state === 'decided') !== (decided !== null) || (state === 'answered') !== (answeredAt !== null)) return 'muddled'
  if (decided) return `decided ${decided.outcome} ${decided.amountYen} ${decided.letters.asking}`
  return answeredAt ? `answered at ${Date.parse(answeredAt)}` : state
}

/** An answer in the words of the model. */
function saidOf(step: Step, { status, body, text }: HttpAnswer): DeskAnswer {
  if (step.does === 'contact') {
    const { contactAt, ended, code } = body as { contactAt: string; ended: boolean; code?: string }
    return { words: status === 200 ? `${ended ? 'ended' : 'late'} at ${Date.parse(contactAt)}` : (code ?? text) }
  }
  if (step.does === 'look') return { words: status === 200 ? lookedWords(body as Looked) : `${status} ${text}` }
  const { json } = body as { json: { fence: number | null; heldUntil: string | null; data?: Partial<RefusedData> } }
  if (status !== 200) return { words: json?.data?.refusal ?? `${status} ${text}` }
  if (step.does === 'claim') return { words: 'claimed', fence: json.fence }
  if (step.does === 'undo') return { words: `back ${json.fence}`, fence: json.fence }
  if (step.does === 'send back') return { words: 'sent back' }
  return json.heldUntil === null ? { words: 'proposed' } : { words: 'held', heldUntil: Date.parse(json.heldUntil) }
}

/** Take a step, and the same again where it was cut off; answers every call with what was said. */
export async function takeStep(context: RemindersContext, life: ReminderLife, step: Step): Promise<Told[]> {
  const call = callOf(context, life, step)
  const { answer, span, cutOff } = await ask(context, call)
  const said = saidOf(step, answer)
  if (said.fence && 'by' in step) life.fences.set(step.by.id, [...(life.fences.get(step.by.id) ?? []), said.fence])
  if (answer.status >= 400) context.count.refused += 1
  if (said.words.startsWith('back')) context.count.undone += 1
  const [first = span] = cutOff
  // under its key it is one call, however often it was sent
  if ('idempotency-key' in call.headers) return [{ step, span: { from: first.from, to: span.to }, said }]
  return [...cutOff.map((each) => ({ step, span: each, said: null })), { step, span, said }]
}
