import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, ScanEye } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { CoverageDayTable, CoverageLegend, useFormatDay } from '../../coverage/coverage-day-table.tsx'
import { type DayRange, lastDays, missingCount, parseDayRange, sumDays } from '../../coverage/coverage-days.ts'
import { useMessages } from '../../i18n/messages.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { MemberTitle } from '../../parts/member-title.tsx'
import { PageTitle } from '../page-title.tsx'

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

/** The cases of a day that nobody has decided yet. */
function CoverageOpenCases({ day }: { day: CoverageDay }): ReactNode {
  const copy = useMessages('coverage')
  const name = useFormatDay()(day.day)
  const { openCases } = day
  return (
    <section aria-label={copy.openOf(name)}>
      <ul className="columns-2xs gap-6">
        {openCases.map(({ id, number: n, title }) => (
          <li key={id} className="break-inside-avoid">
            <Link
              to="/review/$caseId"
              params={{ caseId: id }}
              search={{ queue: 'patrol' }}
              className="flex min-h-6 gap-2 hover:underline"
            >
              <span className="text-ink2">#{n}</span>
              <MemberTitle text={title} className="truncate" />
            </Link>
          </li>
        ))}
      </ul>
      {day.open > openCases.length ? (
        <p className="mt-1 text-sm text-ink2">{copy.firstOnly(openCases.length, day.open.toLocaleString('en'))}</p>
      ) : null}
    </section>
  )
}

const PRESETS = [7, 14, 30] as const

/** Form for the range of days; it is kept in the address. */
function CoverageRangeForm({ range, now }: { range: DayRange; now: string }): ReactNode {
  const copy = useMessages('coverage')
  const navigate = useNavigate()
  const go = (search: DayRange) => void navigate({ to: '/coverage', search })
  const field = (name: keyof DayRange) => (
    <label className="flex items-center gap-1.5 text-sm text-ink2">
      {copy[name]}
      <input
        type="date"
        required
        max={lastDays(1, now).to}
        value={range[name]}
        onChange={(event) => event.target.value && go({ ...range, [name]: event.target.value })}
        className="h-7 rounded-md border border-line2 bg-panel px-1.5 text-ink"
      />
    </label>
  )
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {field('from')}
      {field('to')}
      {PRESETS.map((count) => (
        <Button key={count} small onClick={() => go(lastDays(count, now))}>
          {copy.last(count)}
        </Button>
      ))}
    </div>
  )
}
