import type { BreakdownPeriod, BreakdownTable } from '@mimamori/policy/breakdown/breakdown-model'
import { daysIn, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { kindOfPeriod, lastMonthOf, monthsOfPeriod } from '@mimamori/policy/breakdown/period'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { serverNow } from '../../api/server-clock.ts'
import { BreakdownHeadline } from '../../breakdown/breakdown-headline.tsx'
import { BreakdownSkeleton } from '../../breakdown/breakdown-skeleton.tsx'
import { CategoryDefinitions } from '../../breakdown/category-definitions.tsx'
import { DimensionBars } from '../../breakdown/dimension-bars.tsx'
import { FigureHeadProvider, usePeriodHead } from '../../breakdown/figure-head.tsx'
import { OtherTargets } from '../../breakdown/other-targets.tsx'
import { PrintHead } from '../../breakdown/print-head.tsx'
import { RunningNote } from '../../breakdown/running-note.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { ClosingPanel } from '../closings/closing-panel.tsx'
import { useDesk } from '../desk-context.tsx'
import { CategoryCharts, WorkBars } from './category-charts.tsx'
import { type BreakdownState, useRestoreScroll } from './use-breakdown-state.ts'
import { POLL_INTERVAL_MS } from './use-filtered-breakdown.ts'

/** element id of the closing panel, the target of links to it */
export const CLOSING_ID = 'closing'

export type BreakdownPanelProps = { place: BreakdownState; scroller: RefObject<HTMLDivElement | null> }

/** The breakdown of a period, in charts and tables. */
export function BreakdownPeriodPanel({
  place: { period, compared, targetType, asTable },
  scroller,
}: BreakdownPanelProps): ReactNode {
  const copy = useMessages('breakdown')
  const query = useQuery({
    ...queries.breakdown.period.queryOptions({ input: { period, with: compared } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  useRestoreScroll(scroller, query.data !== undefined)
  if (query.data) {
    const table = query.data.tables.find((each) => each.targetType === targetType)
    return table ? <Period of={query.data} table={table} asTable={asTable} /> : null
  }
  if (query.isError) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  return <BreakdownSkeleton label={copy.loading} />
}

type PeriodProps = { of: BreakdownPeriod; table: BreakdownTable; asTable: boolean }

function Period({ of, table, asTable }: PeriodProps) {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/periods')
  const { period } = of
  const kind = kindOfPeriod(period)
  const chartProps = { of, table, asTable }
  const { checked, reports, figures } = table
  const head = usePeriodHead(of, table)
  if (checked.opened + reports.filed + table.decisions.confirmed + figures.total === 0) {
    return (
      <ScreenMessage icon={<ChartNoAxesColumn size={18} />} title={copy.empty(words.name(period))}>
        {copy.emptyNext}
      </ScreenMessage>
    )
  }
  return (
    <FigureHeadProvider value={head}>
      <PrintHead />
      <RunningNote of={of} before={table.before} />
      <BreakdownHeadline of={of} table={table} />
      <CategoryCharts {...chartProps} />
      <div className="breakdown-quarters mt-5 print:mt-3">
        <DimensionBars by="source" {...chartProps} />
        <DimensionBars by="taken" {...chartProps} />
        <DimensionBars by="measure" {...chartProps} />
        <WorkBars {...chartProps} />
      </div>
      {table.targetType === 'job' ? (
        <div className="breakdown-thirds mt-5 print:mt-3">
          <OtherTargets of={of} link={(targetType) => <ToTarget period={period} targetType={targetType} />} />
        </div>
      ) : null}
      <div className="breakdown-grid mt-5 print:mt-3 print:block">
        <Defined period={period} />
        {kind === 'month' ? <Closing month={period} /> : <PeriodClosings period={period} />}
      </div>
    </FigureHeadProvider>
  )
}

function ToTarget({ period, targetType }: { period: string; targetType: Exclude<TargetType, 'job'> }) {
  const copy = useMessages('breakdown')
  return (
    <Link to="/breakdown" search={{ period, targetType }} className="text-accent underline-offset-2 hover:underline">
      {copy.showAll}
    </Link>
  )
}

/** The panel with which a month is closed, for those with the permission. */
function Closing({ month }: { month: string }) {
  const { me } = useDesk()
  return may(me.role, 'closings.read') ? (
    <div id={CLOSING_ID} className="figure print:hidden">
      <ClosingPanel month={month} />
    </div>
  ) : null
}

/** The definitions of the categories, for those who may read the catalogue. */
function Defined({ period }: { period: string }) {
  const { me } = useDesk()
  return may(me.role, 'cases.read') ? <DefinedBy period={period} /> : null
}

function DefinedBy({ period }: { period: string }) {
  const entries = useCatalogueEntries()
  const last = lastMonthOf(period)
  return entries ? <CategoryDefinitions entries={entries} day={`${last}-${daysIn(last)}`} /> : null
}

/** The months of a longer period that have begun, and how each is closed, for those with the permission. */
function PeriodClosings({ period }: { period: string }): ReactNode {
  const { me } = useDesk()
  return may(me.role, 'closings.read') ? <Closings period={period} /> : null
}

function Closings({ period }: { period: string }) {
  const words = useMessages('breakdown/periods')
  const { closings } = words
  const list = useQuery(queries.closings.list.queryOptions()).data
  if (!list) return null
  const running = monthOf(new Date(serverNow()).toISOString())
  const stateOf = (month: string) => {
    const line = list.months.find((each) => each.month === month)
    if (!line || line.revision === 0) return closings.none
    return line.differs ? `${closings.revision(line.revision)} ${closings.changed}` : closings.revision(line.revision)
  }
  return (
    <section aria-label={closings.title} className="figure print:hidden">
      <h2 className="mb-2 font-semibold">{closings.title}</h2>
      <ul className="grid gap-1">
        {monthsOfPeriod(period)
          .filter((month) => month <= running)
          .map((month) => (
            <li key={month} className="flex flex-wrap justify-between gap-x-4">
              <Link
                to="/breakdown"
                search={{ period: month }}
                aria-label={closings.open(words.name(month))}
                className="text-accent underline-offset-2 hover:underline"
              >
                {words.name(month)}
              </Link>
              <span className="text-ink2">{stateOf(month)}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}
