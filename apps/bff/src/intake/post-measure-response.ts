import type { MeasureResponse, RespondRefusal } from '@mimamori/policy/ledger/measure-response-rules'
import { isAnswered, respondToMeasure } from '@mimamori/policy/ledger/measure-response-rules'
import { measureById } from '@mimamori/storage/decisions/decision-reads'
import { responseTo } from '@mimamori/storage/ledger/measure-response-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

export type ResponseInput = { readonly id: string; readonly response: MeasureResponse; readonly at: string }

export type PostedResponse =
  | { readonly respondedAt: string; readonly refusal: null }
  | { readonly refusal: RespondRefusal; readonly measure: string }
  | { readonly refusal: 'not_found' }

/**
 * Notes that the member acknowledged a warning, or corrected a text as requested. Told again it answers the first instant. A measure
 * whose decision is not final is not found, as members do not know of it.
 */
export async function postMeasureResponse(
  tx: Tx,
  at: string,
  actorId: string,
  { id: measureId, response, at: told }: ResponseInput,
): Promise<PostedResponse> {
  // serialized: of a measure from before the desk noted responses there is no row to lock
  tx.lock('target', `measure/${measureId}`)
  const stored = await measureById(tx.db, measureId)
  if (stored?.decision.state !== 'standing') return { refusal: 'not_found' }
  const { measure, memberId, decision } = stored
  const known = await responseTo(tx.db, measureId)
  const { decidedAt } = decision
  const verdict = respondToMeasure({ measure, decidedAt, respondedAt: known?.respondedAt ?? null }, response, told)
  if (!verdict.ok) return { refusal: verdict.refusal, measure }
  const { respondedAt, changed } = verdict.event
  if (changed && isAnswered(measure)) {
    const about = { measureId, decisionId: decision.id, caseId: decision.caseId, memberId, measure }
    await record(tx, at, actorId, { type: 'measure.answered', ...about, respondedAt, known: known !== null })
  }
  return { refusal: null, respondedAt }
}
