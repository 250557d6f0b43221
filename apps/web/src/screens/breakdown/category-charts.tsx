import type { ReactNode } from 'react'
import { CategoryBars } from '../../breakdown/category-bars.tsx'
import { DimensionBars } from '../../breakdown/dimension-bars.tsx'
import type { PeriodProps } from '../../breakdown/period-props.ts'
import { ShareDonut } from '../../breakdown/share-donut.tsx'

/** A period by category: counts, and shares beside them. */
export function CategoryCharts(props: PeriodProps): ReactNode {
  return (
    <div className="breakdown-grid mt-5 print:mt-3">
      <CategoryBars {...props} />
      <ShareDonut {...props} />
    </div>
  )
}

/** A period by the format of the work and by the marketplace's category, for targets that have one. */
export function WorkBars(props: PeriodProps): ReactNode {
  const { targetType } = props.table
  return (
    <>
      {targetType === 'job' || targetType === 'message' ? <DimensionBars by="format" {...props} /> : null}
      {targetType === 'job' ? <DimensionBars by="job_category" {...props} /> : null}
    </>
  )
}
