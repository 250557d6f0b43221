import { APPEAL_LISTS, type AppealList } from '@mimamori/policy/appeals/appeal-lists'
import { textParam } from '../route-params.ts'

/** The list of appeals on screen, and the open one. */
export const parseAppealSearch = (search: Record<string, unknown>): { list: AppealList; id?: string } => ({
  list: APPEAL_LISTS.find((list) => list === search.list) ?? 'open',
  ...textParam(search, 'id'),
})
