import type { CoverageDay } from '@mimamori/contract/coverage/coverage-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, ScanEye } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useCoverageCopy } from '../../coverage/coverage-copy.ts'
import { CoverageDayTable, CoverageLegend, useFormatDay } from '../../coverage/coverage-day-table.tsx'
import { type DayRange, lastDays, missingCount, parseDayRange, sumDays } from '../../coverage/coverage-days.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import { PageTitle } from '../page-title.tsx'

const POLL_INTERVAL_MS = 60_000
const PRESETS = [7, 14, 30] as const

const number = (n: number) => n.toLocaleString('en')

/** For leads: whether every job was looked at, day by day, and whether that adds up. */
export function CoveragePage(): ReactNode {
  const copy = useCoverageCopy()
  const { day: shown, ...search } = useSearch({ from: '/coverage' })
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
        <RangeForm range={range ?? lastDays(PRESETS[1], now)} now={now} />
      </div>
      {range ? (
        <Days range={range} shown={shown} onShow={show} />
      ) : (
        <p role="alert" className="mx-4 rounded-md bg-red-bg px-3 py-2 text-red">
          {copy.badRange}
        </p>
      )}
    </div>
  )
}

/** The days that are shown; the address says them. */
function RangeForm({ range, now }: { range: DayRange; now: string }) {
  const copy = useCoverageCopy()
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

type DaysProps = { range: DayRange; shown: string | undefined; onShow: (day: string | undefined) => void }

function Days({ range, shown, onShow }: DaysProps) {
  const copy = useCoverageCopy()
  const query = useQuery({
    ...queries.coverage.days.queryOptions({ input: range }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })
  const days = query.data
  if (query.isPending) return <SkeletonRows rows={14} label={copy.loading} />
  if (!days) {
    return (
      <LoadFailed title={copy.failed} retry={copy.retry} onRetry={() => void query.refetch()}>
        {copy.failedKept}
      </LoadFailed>
    )
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
      <Whether days={days} />
      <CoverageDayTable
        days={days.toReversed()}
        shown={shown}
        onShow={onShow}
        openCases={(day) => <OpenCases day={day} />}
      />
    </div>
  )
}

/** Says out loud whether it adds up, and what is left. */
function Whether({ days }: { days: readonly CoverageDay[] }) {
  const copy = useCoverageCopy()
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
function OpenCases({ day }: { day: CoverageDay }) {
  const { queue } = useCopy()
  const copy = useCoverageCopy()
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
              <span lang="ja" className="truncate">
                {title || queue.noTitle}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {day.open > openCases.length ? (
        <p className="mt-1 text-sm text-ink2">{copy.firstOnly(openCases.length, number(day.open))}</p>
      ) : null}
    </section>
  )
}
