import type { CriterionResult } from './evaluate-standards.ts'
import type { Holding, HoldingChange } from './holding-rules.ts'
import type { JudgedStandard } from './judge-member.ts'

/**
 * Why a dry run names a change: the tried `standards` make it, or what is known of the member now does, their `metrics`, so that the next
 * evaluation by the standards in force would make it all the same.
 */
export const FORECAST_CAUSES = ['standards', 'metrics'] as const
export type ForecastCause = (typeof FORECAST_CAUSES)[number]

/** What an evaluation says of one standard of a member: what they had, what they have then, and the criteria they miss. */
export type ForecastChange = {
  readonly memberId: string
  readonly standard: string
  readonly change: HoldingChange
  readonly before: Holding
  readonly after: Holding
  readonly missed: readonly CriterionResult[]
  /** `null`: nothing is told apart, as in an evaluation that makes its changes, or where no standards were in force */
  readonly cause: ForecastCause | null
}

/** What the standards in force would change of a member and the tried ones do not, of standards that these no longer have, too. `inForce`: as below. */
export function avertedChanges(
  tried: readonly Pick<JudgedStandard, 'standard' | 'change'>[],
  inForce: readonly Pick<JudgedStandard, 'standard' | 'change'>[] | null,
): readonly { readonly standard: string; readonly change: HoldingChange }[] {
  const changed = new Set(tried.flatMap(({ standard, change }) => (change === null ? [] : [standard])))
  return (inForce ?? []).flatMap(({ standard, change }) =>
    change === null || changed.has(standard) ? [] : [{ standard, change }],
  )
}

/** Why a change is named. `inForce`: the member as the standards in force judge them now, from what they hold; `null`: there are none. */
export function causeOf(
  { standard, change }: Pick<JudgedStandard, 'standard' | 'change'>,
  inForce: readonly JudgedStandard[] | null,
): ForecastCause | null {
  if (inForce === null) return null
  return inForce.find((each) => each.standard === standard)?.change === change ? 'metrics' : 'standards'
}
