import type { WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'

/** The views of the withdrawals, in the order in which one goes through them. */
export const WITHDRAWAL_VIEWS = ['waiting', 'held', 'paused', 'past'] as const satisfies readonly WithdrawalViewName[]

/** Which view an address asks for. */
export const parseWithdrawalSearch = (search: Record<string, unknown>): { view: WithdrawalViewName } => ({
  view: WITHDRAWAL_VIEWS.find((view) => view === search.view) ?? 'waiting',
})
