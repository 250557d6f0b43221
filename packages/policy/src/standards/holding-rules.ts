import type { Outcome, StandardResult } from './evaluate-standards.ts'

/**
 * What a member has of a standard. `grace`: they no longer meet it and keep it until an instant.
 */
export type Holding =
  | { readonly state: 'none' }
  | { readonly state: 'held'; readonly since: string }
  | { readonly state: 'grace'; readonly since: string; readonly until: string }

export const HOLDING_CHANGES = ['granted', 'grace_began', 'kept', 'lost'] as const
/** What happened to a holding; `kept`: met again within the days of grace. */
export type HoldingChange = (typeof HOLDING_CHANGES)[number]

/** The next holding and what changed; `change` is `null` where everything stays. */
export type HoldingStep = { readonly holding: Holding; readonly change: HoldingChange | null }

export const NO_HOLDING: Holding = { state: 'none' }
const DAY_MS = 24 * 60 * 60 * 1000

/** Is the standard held, also in its days of grace? */
export const isHolding = ({ state }: Holding): boolean => state !== 'none'

/** Ended or restricted memberships lose at once; the id of the criterion says it. */
const AT_ONCE: readonly string[] = ['not_withdrawn', 'not_restricted']

/** Is there a criterion missed that knows no days of grace? */
const isLostAtOnce = ({ criteria }: Pick<StandardResult, 'criteria'>): boolean =>
  criteria.some(({ id, outcome }) => outcome === 'not_met' && AT_ONCE.includes(id))

/**
 * The next holding after an evaluation at an instant. A standard that is met is granted or kept; one that is not met any more, or not known
 * to be, is kept for `graceDays` and then lost.
 */
export function nextHolding(
  holding: Holding,
  result: { readonly outcome: Exclude<Outcome, 'not_applicable'>; readonly criteria: StandardResult['criteria'] },
  { at, graceDays }: { readonly at: string; readonly graceDays: number },
): HoldingStep {
  if (result.outcome === 'met') {
    if (holding.state === 'none') return { holding: { state: 'held', since: at }, change: 'granted' }
    if (holding.state === 'held') return { holding, change: null }
    return { holding: { state: 'held', since: holding.since }, change: 'kept' }
  }
  if (holding.state === 'none') return { holding, change: null }
  const lost: HoldingStep = { holding: NO_HOLDING, change: 'lost' }
  if (graceDays === 0 || isLostAtOnce(result)) return lost
  if (holding.state === 'grace') return holding.until <= at ? lost : { holding, change: null }
  const until = new Date(Date.parse(at) + graceDays * DAY_MS).toISOString()
  return { holding: { state: 'grace', since: holding.since, until }, change: 'grace_began' }
}

/** Ids of the criteria that were not met or are unknown: the reasons of a loss. */
export const missedCriteria = ({ criteria }: Pick<StandardResult, 'criteria'>): readonly string[] =>
  criteria.filter(({ outcome }) => outcome === 'not_met' || outcome === 'unknown').map(({ id }) => id)
