import type { PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import type { BulkDecided } from '@mimamori/contract/decisions/decision-contract'
import { failureOf } from '../../api/call-failure.ts'
import type { Copy } from '../../i18n/language-provider.tsx'
import { failureMessage, refusalMessage } from '../../parts/failure-message.ts'
import type { PatrolState, PatrolTrouble } from './patrol-state.ts'

type PassedCase = { caseId: string; fence: number; contentVersion: number; shownMs: number }

/** Have the desk decide that none of these breaks a rule, as one act with the id `page`. */
export type DecidePassed = (cases: PassedCase[], page: string) => Promise<readonly BulkDecided[]>

/** The refusals of the desk for rows that are known here, in words. */
export function troublesOf(copy: Copy, rows: readonly PageRow[], refused: readonly RefusedCase[]): PatrolTrouble[] {
  return refused.flatMap(({ caseId, refusal }) => {
    const row = rows.find(({ id }) => id === caseId)
    return row ? [{ id: caseId, number: row.number, why: refusalMessage(copy, refusal) }] : []
  })
}

/**
 * Passes these rows, which the page has already removed. Resolves with the state of the patrol afterwards; never
 * rejects. Rows that the desk refuses are shown with the reason; when none could be passed, all return to the page.
 */
export async function passPage(
  rows: readonly PageRow[],
  { decide, shownMs }: { readonly decide: DecidePassed; readonly shownMs: (id: string) => number },
  copy: Copy,
): Promise<(now: PatrolState) => PatrolState> {
  const actId = crypto.randomUUID()
  try {
    const answers = await decide(
      rows.map(({ id: caseId, fence, contentVersion }) => ({
        caseId,
        fence,
        contentVersion,
        shownMs: shownMs(caseId),
      })),
      actId,
    )
    const done = answers.flatMap(({ caseId, decided }) => (decided ? [{ caseId, ...decided }] : []))
    const refused = answers.flatMap(({ caseId, refused }) => (refused ? [{ caseId, ...refused }] : []))
    return (now) => ({
      ...now,
      passed: now.passed + done.length,
      last: { actId, cases: done.length, heldUntil: done[0]?.heldUntil ?? '' },
      troubles: [...now.troubles, ...troublesOf(copy, rows, refused)],
    })
  } catch (error) {
    const why = failureMessage(copy, failureOf(error))
    const troubles = rows.map(({ id, number }) => ({ id, number, why }))
    return (now) => ({
      ...now,
      state: 'reading',
      page: [...rows, ...now.page],
      troubles: [...now.troubles, ...troubles],
    })
  }
}
