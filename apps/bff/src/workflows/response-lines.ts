import type { MeasureResponseLine } from '@mimamori/contract/ledger/measure-response-contract'
import { responsesOfDecisions } from '@mimamori/storage/ledger/measure-response-reads'
import type { Storage } from '@mimamori/storage/storage'

/** What members did about the measures of each of these decisions; nothing for one whose measures nobody responds to. */
export async function loadResponseLines(
  db: Storage['db'],
  decisionIds: readonly string[],
): Promise<(decisionId: string) => MeasureResponseLine[]> {
  const found = await responsesOfDecisions(db, decisionIds)
  return (decisionId) =>
    (found.get(decisionId) ?? []).map(({ measure, dueAt, respondedAt, missedAt }) => ({
      measure,
      dueAt,
      respondedAt,
      missedAt,
    }))
}
