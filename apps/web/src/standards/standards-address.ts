import { HOLDING_CHANGES, type HoldingChange } from '@mimamori/policy/standards/holding-rules'

export const STANDARDS_TABS = ['standards', 'dry', 'changes', 'versions'] as const
export type StandardsTab = (typeof STANDARDS_TABS)[number]

/** The search parameters of the address, unchecked. */
export type StandardsAddress = {
  tab?: unknown
  standard?: unknown
  criterion?: unknown
  run?: unknown
  month?: unknown
  change?: unknown
}

/**
 * The state of the page as search parameters. `criterion`: the one that is open; `run`: the dry run that is shown; `month` and `change`: the
 * bar whose members are listed.
 */
export type StandardsSearch = {
  readonly tab?: Exclude<StandardsTab, 'standards'>
  readonly standard?: string
  readonly criterion?: string
  readonly run?: string
  readonly month?: string
  readonly change?: HoldingChange
}

const NAME = /^[a-z][a-z0-9_]{0,39}$/
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/
const RUN = /^[\w-]{1,64}$/

/** Parses the search parameters; invalid ones are left out. */
export function parseStandardsAddress({
  tab,
  standard,
  criterion,
  run,
  month,
  change,
}: StandardsAddress): StandardsSearch {
  const known = STANDARDS_TABS.find((each) => each === tab)
  const is = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value)
  const how = HOLDING_CHANGES.find((each) => each === change)
  return {
    ...(known && known !== 'standards' ? { tab: known } : {}),
    ...(is(standard, NAME) ? { standard } : {}),
    ...(is(criterion, NAME) ? { criterion } : {}),
    ...(is(run, RUN) ? { run } : {}),
    ...(is(month, MONTH) ? { month } : {}),
    ...(how ? { change: how } : {}),
  }
}
