import type { WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'

/** Views of the list of withdrawals, in the order of their life. */
export const WITHDRAWAL_VIEWS = ['waiting', 'held', 'paused', 'past'] as const satisfies readonly WithdrawalViewName[]

/** The search parameter `view`; `waiting` when it is none. */
export const parseWithdrawalSearch = (search: Record<string, unknown>): { view: WithdrawalViewName } => ({
  view: WITHDRAWAL_VIEWS.find((view) => view === search.view) ?? 'waiting',
})
