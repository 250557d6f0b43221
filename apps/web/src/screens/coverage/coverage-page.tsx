import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, ScanEye } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { CoverageDayTable, CoverageLegend } from '../../coverage/coverage-day-table.tsx'
import { type DayRange, lastDays, missingCount, parseDayRange, sumDays } from '../../coverage/coverage-days.ts'
import { useMessages } from '../../i18n/messages.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { CoverageOpenCases } from './coverage-open-cases.tsx'
import { CoverageRangeForm, PRESETS } from './coverage-range-form.tsx'

const KindCoverageSection = lazy(lazyWithFallback(() => import('./kind-coverage-section.tsx')))

const POLL_INTERVAL_MS = 60_000
const number = (n: number) => n.toLocaleString('en')

/** For leads: day by day, whether every job was checked, and whether the figures add up. */
export function CoveragePage(): ReactNode {
  const copy = useMessages('coverage')
  const { day: selectedDay, ...search } = useSearch({ from: '/coverage' })
  const navigate = useNavigate()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const range = parseDayRange(search, now)
  const show = (day: string | undefined) =>
    void navigate({ to: '/coverage', search: { ...search, ...(day ? { day } : {}) }, replace: true })
  return (
    <div className="h-full overflow-y-auto">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle>{copy.title}</PageTitle>
          <p className="text-sm text-ink2">{copy.note}</p>
        </div>
        <CoverageRangeForm range={range ?? lastDays(PRESETS[1], now)} now={now} />
      </div>
      {range ? (
        <>
          <Days range={range} selectedDay={selectedDay} onShow={show} />
          <Suspense>
            <KindCoverageSection range={range} />
          </Suspense>
        </>
      ) : (
        <p role="alert" className="mx-4 rounded-md bg-red-bg px-3 py-2 text-red">
          {copy.badRange}
        </p>
      )}
    </div>
  )
}

type DaysProps = { range: DayRange; selectedDay: string | undefined; onShow: (day: string | undefined) => void }

function Days({ range, selectedDay, onShow }: DaysProps) {
  const copy = useMessages('coverage')
  const query = useQuery({
    ...queries.coverage.days.queryOptions({ input: range }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })
  const days = query.data
  if (query.isPending) return <SkeletonRows rows={14} label={copy.loading} />
  if (!days) {
    return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  }
  if (sumDays(days).received === 0) {
    return (
      <ScreenMessage icon={<ScanEye size={18} />} title={copy.none}>
        {copy.noneNext}
      </ScreenMessage>
    )
  }
  return (
    <div aria-busy={query.isPlaceholderData}>
      <CoverageSummary days={days} />
      <CoverageDayTable
        days={days.toReversed()}
        shown={selectedDay}
        onShow={onShow}
        openCases={(day) => <CoverageOpenCases day={day} />}
      />
    </div>
  )
}

/** Whether every job was checked, and how many are left. */
function CoverageSummary({ days }: { days: readonly CoverageDay[] }) {
  const copy = useMessages('coverage')
  const wrong = days.filter((day) => missingCount(day) !== 0).length
  const sum = sumDays(days)
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pb-3">
      <p role="status" className="flex items-start gap-x-2">
        {wrong === 0 ? (
          <CircleCheck size={16} className="mt-0.5 flex-none text-green" aria-hidden="true" />
        ) : (
          <CircleAlert size={16} className="mt-0.5 flex-none text-red" aria-hidden="true" />
        )}
        <span className="flex flex-wrap gap-x-2">
          {wrong === 0 ? (
            <span>{copy.allAdds(number(sum.received))}</span>
          ) : (
            <span className="font-semibold text-red">{copy.notAll(wrong)}</span>
          )}
          <span className="text-ink2">{sum.open > 0 ? copy.openNow(number(sum.open)) : copy.nothingOpen}</span>
        </span>
      </p>
      <CoverageLegend />
    </div>
  )
}
