import type { ComponentProps, ReactNode } from 'react'
import { CategoryMultiples } from '../../breakdown/category-multiples.tsx'
import { MonthlyComposition } from '../../breakdown/monthly-composition.tsx'
import { TotalFigure } from '../../breakdown/total-figure.tsx'
import { ViolationRateFigure } from '../../breakdown/violation-rate-figure.tsx'

/** 13 months of violations: the total, the rate, and the categories together and each by itself. `bases`: what the rate is of. */
export function CategoryTrends({ bases, ...props }: ComponentProps<typeof ViolationRateFigure>): ReactNode {
  return (
    <>
      <div className="breakdown-halves">
        <TotalFigure {...props} />
        <ViolationRateFigure {...props} bases={bases} />
      </div>
      <div className="mt-5 print:mt-3">
        <MonthlyComposition {...props} />
      </div>
      <div className="mt-5 print:mt-3">
        <CategoryMultiples {...props} />
      </div>
    </>
  )
}
