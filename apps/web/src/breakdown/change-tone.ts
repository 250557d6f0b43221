import type { FigureChange } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import { usualOf } from '@mimamori/policy/breakdown/trend-messages'
import { usualCategoryCounts } from '@mimamori/policy/breakdown/usual-comparisons'
import { placeInRange, type UsualRange } from '@mimamori/policy/breakdown/usual-range-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'

/** Red for more, green for less, and neither for what is as usual. */
export type ChangeTone = 'up' | 'down' | ''

function toneOf(n: number, change: FigureChange | null, range: UsualRange | undefined): ChangeTone {
  const difference = change?.difference ?? 0
  const place = range ? placeInRange(n, range) : 'unknown'
  // one more or less is never a change
  if (Math.abs(difference) <= 1) return ''
  if (place === 'above' && difference > 0) return 'up'
  return place === 'below' && difference < 0 ? 'down' : ''
}

type Tones = {
  readonly ofCategory: (category: Category, n: number, change: FigureChange | null) => ChangeTone
  readonly ofTotal: (n: number, change: FigureChange | null) => ChangeTone
}

/** How changes of a period are coloured: only where a month is outside of its usual range, and none while it runs. */
export function changeTones(
  { earlier, days, runningDay }: Pick<BreakdownPeriod, 'earlier' | 'days' | 'runningDay'>,
  { targetType }: { readonly targetType: TargetType },
): Tones {
  const before = earlier.find((each) => each.targetType === targetType)?.months ?? []
  if (runningDay !== null) return { ofCategory: () => '', ofTotal: () => '' }
  const ranges = usualCategoryCounts(before, { days })
  const total = usualOf(before, (each) => each.total, days)
  return {
    ofCategory: (category, n, change) => toneOf(n, change, ranges[category]),
    ofTotal: (n, change) => toneOf(n, change, total),
  }
}
