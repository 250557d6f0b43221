import { APPEAL_LISTS, type AppealList } from '@mimamori/policy/appeals/appeal-lists'
import { wordOf } from './addresses.ts'

/** Which list of appeals, and which of them is open. */
export const appealSearch = (search: Record<string, unknown>): { list: AppealList; id?: string } => ({
  list: APPEAL_LISTS.find((list) => list === search.list) ?? 'open',
  ...wordOf(search, 'id'),
})
