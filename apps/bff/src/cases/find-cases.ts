import type { FoundCase } from '@mimamori/contract/cases/find-case-contract'
import { parsePastedReference } from '@mimamori/policy/cases/pasted-reference'
import {
  type CaseRowWithTitle,
  casesOfReminders,
  casesOfTargets,
  caseWithId,
  caseWithNumber,
} from '@mimamori/storage/cases/case-search-reads'
import type { AppContext } from '../runtime/app-context.ts'

const MAX_FOUND_CASES = 10

const toFoundCase = ({ id, number, state, targetType, targetId, title, body }: CaseRowWithTitle): FoundCase => ({
  id,
  number,
  state: state as FoundCase['state'],
  target: { type: targetType as FoundCase['target']['type'], id: targetId },
  title: title || body,
})

/**
 * The cases a pasted text names, the likeliest first: by the case's own id, by its number, by its target, by its contact
 * reminder. At most 10.
 */
export async function findCases({ storage: { db } }: AppContext, text: string): Promise<FoundCase[]> {
  const { caseId, number, targetIds } = parsePastedReference(text)
  const rows = [
    ...(caseId ? await caseWithId(db, caseId) : []),
    ...(number !== null ? await caseWithNumber(db, number) : []),
    ...(await casesOfTargets(db, targetIds)),
    ...(await casesOfReminders(db, targetIds)),
  ]
  const uniqueRows = new Map(rows.map((row) => [row.id, row]))
  return [...uniqueRows.values()].slice(0, MAX_FOUND_CASES).map(toFoundCase)
}
