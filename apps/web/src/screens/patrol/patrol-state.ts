import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'

/** A case that could not be passed or raised, or that somebody else claimed, and why. */
export type PatrolTrouble = { readonly id: string; readonly number: number; readonly why: string }
/** Cases passed in one go, one act of their person; can be undone until `heldUntil`. */
export type PassedPage = { readonly actId: string; readonly cases: number; readonly heldUntil: string }

/** The state of a patrol. */
export type PatrolState = {
  /** all that this patrol holds */
  readonly page: readonly PageRow[]
  readonly state: 'loading' | 'reading' | 'failed'
  readonly troubles: readonly PatrolTrouble[]
  readonly last: PassedPage | null
  /** passed in this patrol, and when it began: epoch milliseconds */
  readonly passed: number
  readonly since: number
}

/** Nothing is claimed yet. */
export const EMPTY_PATROL: PatrolState = {
  page: [],
  state: 'loading',
  troubles: [],
  last: null,
  passed: 0,
  since: 0,
}

/** These rows but for some. */
export const withoutCases = (rows: readonly PageRow[], ids: ReadonlySet<string>): PageRow[] =>
  rows.filter(({ id }) => !ids.has(id))

/** Adds claimed rows to the page; `null`: the call failed. */
export function withClaimedRows(now: PatrolState, rows: PageRow[] | null): PatrolState {
  if (rows === null) return { ...now, state: now.page.length > 0 ? 'reading' : 'failed' }
  const known = new Set(now.page.map(({ id }) => id))
  return { ...now, page: [...now.page, ...withoutCases(rows, known)], state: 'reading' }
}

/** Puts cases that an undo returned, each under its fence, back on the page; `act`: what was undone. */
export function withReturned(
  now: PatrolState,
  rows: readonly PageRow[],
  act: { readonly id: string; readonly passed: boolean },
): PatrolState {
  const back = new Set(rows.map(({ id }) => id))
  return {
    ...now,
    last: now.last?.actId === act.id ? null : now.last,
    passed: act.passed ? now.passed - rows.length : now.passed,
    page: [...rows, ...withoutCases(now.page, back)],
    state: 'reading',
  }
}

/** Removes passed cases from the page; what was not read stays. */
export function withoutPassed(now: PatrolState, ids: ReadonlySet<string>): PatrolState {
  return { ...now, page: withoutCases(now.page, ids), troubles: [] }
}
