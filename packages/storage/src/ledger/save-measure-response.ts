import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { type AnsweredMeasure, isAnswered, RESPONSE_BY_MEASURE } from '@mimamori/policy/ledger/measure-response-rules'
import { and, eq, isNull } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { measureResponses } from '../schema/sqlite.ts'

export type MeasureResponseChange =
  /** the marketplace told that the member responded; `known`: the desk waited for it */
  | {
      type: 'measure.answered'
      measureId: string
      decisionId: string
      caseId: string
      memberId: string
      measure: AnsweredMeasure
      respondedAt: string
      known: boolean
    }
  /** a correction was not made by its date; `caseId`: the case that comes back for it, `null`: none has to */
  | {
      type: 'correction.missed'
      measureId: string
      decidedIn: string
      askedBy: string
      dueAt: string
      caseId: string | null
    }

const insertResponse = prepared((db) => db.insert(measureResponses).values(columnPlaceholders(measureResponses)))

const NOTHING_YET = { respondedAt: null, receivedAt: null, missedAt: null, caseId: null } as const

/** Waits for the member's response to a measure, if there is one to it. `dueAt`: of a correction. */
export async function expectResponse(
  tx: Tx,
  expected: { measureId: string; decisionId: string; memberId: string; measure: Measure; dueAt: string | null },
): Promise<void> {
  const { measure, dueAt } = expected
  if (!isAnswered(measure)) return
  const due = measure === 'request_correction' ? dueAt : null
  await insertResponse(tx.db).execute({ ...expected, ...NOTHING_YET, dueAt: due })
}

/** Stores what a member did about a measure, or did not. */
async function saveMeasureResponse(tx: Tx, at: string, change: MeasureResponseChange): Promise<AuditEvent> {
  const { measureId, caseId } = change
  if (change.type === 'correction.missed') {
    const { decidedIn, dueAt } = change
    assertRowUpdated(
      await tx.db
        .update(measureResponses)
        .set({ missedAt: at, caseId })
        .where(
          and(
            eq(measureResponses.measureId, measureId),
            isNull(measureResponses.respondedAt),
            isNull(measureResponses.missedAt),
          ),
        )
        .returning({ measureId: measureResponses.measureId }),
      change.type,
    )
    const detail = { measure: measureId, dueAt, ...(caseId === null ? {} : { case: caseId }) }
    return { action: change.type, subject: { type: 'case', id: decidedIn }, detail }
  }
  const { decisionId, memberId, measure, respondedAt, known } = change
  if (known) {
    assertRowUpdated(
      await tx.db
        .update(measureResponses)
        .set({ respondedAt, receivedAt: at })
        .where(and(eq(measureResponses.measureId, measureId), isNull(measureResponses.respondedAt)))
        .returning({ measureId: measureResponses.measureId }),
      change.type,
    )
  } else {
    const row = { measureId, decisionId, memberId, measure, dueAt: null, ...NOTHING_YET }
    await insertResponse(tx.db).execute({ ...row, respondedAt, receivedAt: at })
  }
  const action = RESPONSE_BY_MEASURE[measure] === 'acknowledged' ? 'measure.acknowledged' : 'measure.corrected'
  return { action, subject: { type: 'case', id: change.caseId }, detail: { measure: measureId, at: respondedAt } }
}

/** The saver of each change of responses. */
export const MEASURE_RESPONSE_SAVERS = {
  'measure.answered': saveMeasureResponse,
  'correction.missed': saveMeasureResponse,
}
