import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { HOLDING_CHANGES } from '@mimamori/policy/standards/holding-rules'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { ChartFigure } from '../../breakdown/chart-figure.tsx'
import { FigureHeadProvider } from '../../breakdown/figure-head.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { DataTable } from '../../parts/tables/data-table.tsx'
import type { ChangeRef } from '../../standards/change-counts-table.tsx'
import { ChangeLines } from '../../standards/change-lines.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { MemberLink } from '../member-link.tsx'
import { HistoryBars, type HistoryMonth } from './history-bars.tsx'
import { NearMisses } from './near-misses.tsx'
import { StandardsExportButton } from './standards-export-button.tsx'
import { useHistoryPages } from './use-change-pages.ts'
import { useStandardsAddress } from './use-standards-state.ts'

/** What was granted and lost in the last thirteen months, and who misses a standard by least. */
export function ChangesTab({ state }: { state: StandardsState }): ReactNode {
  const copy = useStandardsCopy()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const query = useQuery(queries.standards.history.queryOptions())
  const { at } = useStandardsAddress()
  const body = () => {
    if (query.isError) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
    if (!query.data) return <SkeletonRows rows={8} label={copy.loading} />
    return <History months={query.data.months} state={state} view={view} />
  }
  const { month, standard, change } = at
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{copy.history}</h2>
        <Segmented
          label={copy.viewAs}
          value={view}
          options={[
            { value: 'chart', label: copy.chart },
            { value: 'table', label: copy.table },
          ]}
          onChange={setView}
        />
      </div>
      {body()}
      {month && standard && change ? (
        <BarMembers key={`${month} ${standard} ${change}`} of={{ month, standard, change }} state={state} />
      ) : null}
      <NearMisses state={state} />
    </div>
  )
}

type HistoryProps = { months: readonly HistoryMonth[]; state: StandardsState; view: 'chart' | 'table' }

function History({ months, state, view }: HistoryProps) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const { span } = useMessages('breakdown/figure-head')
  const set = state.inForce.standards
  // also of a standard that is no longer in force
  const counted = months.flatMap(({ counts }) => Object.keys(counts))
  const ids = [...new Set([...set.standards.map(({ id }) => id), ...counted])]
  const countOf = ({ counts }: HistoryMonth, id: string, change: ChangeRef['change']) => counts[id]?.[change] ?? 0
  // a scale of its own for each: beside one that many hold the bars of the others would be slivers
  const mostOf = (id: string, change: ChangeRef['change']) =>
    Math.max(0, ...months.map((month) => countOf(month, id, change)))
  const [first, last] = [months[0], months.at(-1)]
  return (
    <FigureHeadProvider value={first && last ? [span(first.month, last.month)] : []}>
      <div className="breakdown-halves">
        {ids.map((id) => {
          const name = words.standardName(set, id)
          const sum = (change: ChangeRef['change']) =>
            months.reduce((all, month) => all + countOf(month, id, change), 0)
          const [granted, lost] = [sum('granted'), sum('lost')]
          const most = { granted: mostOf(id, 'granted'), lost: mostOf(id, 'lost') }
          const message =
            granted + lost === 0 ? copy.historyNone : copy.historyMessage(formatCount(granted), formatCount(lost))
          return (
            <ChartFigure
              key={id}
              title={name}
              message={message}
              unit="member"
              file={`standards-${id}`}
              draw={(width) => <HistoryBars width={width} standard={id} months={months} most={most} />}
              table={view === 'table' ? <MonthsTable name={name} standard={id} months={months} /> : null}
            />
          )
        })}
      </div>
    </FigureHeadProvider>
  )
}

/** The same figures as a table, the newest month first. */
function MonthsTable({ name, standard, months }: { name: string; standard: string; months: readonly HistoryMonth[] }) {
  const copy = useStandardsCopy()
  const { go } = useStandardsAddress()
  return (
    <DataTable
      look="figures"
      label={name}
      names={copy.changes}
      rows={months.toReversed()}
      rowId={({ month }) => month}
      columns={[
        { id: 'month', name: copy.month, names: true, cell: ({ month }) => copy.fullMonth(month) },
        ...HOLDING_CHANGES.map((change) => ({
          id: change,
          right: true,
          cell: ({ month, counts }: HistoryMonth) => {
            const n = counts[standard]?.[change] ?? 0
            return n === 0 ? (
              <span className="text-ink3">0</span>
            ) : (
              <button
                type="button"
                aria-label={copy.bar(copy.fullMonth(month), copy.changes[change], formatCount(n))}
                onClick={() => go({ tab: 'changes', month, standard, change })}
                className="min-h-6 min-w-6 rounded-sm underline decoration-line2 underline-offset-3 hover:bg-hover"
              >
                {formatCount(n)}
              </button>
            )
          },
        })),
      ]}
    />
  )
}

type BarRef = ChangeRef & { readonly month: string }

/** The members behind one bar. */
function BarMembers({ of, state }: { of: BarRef; state: StandardsState }) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const { go } = useStandardsAddress()
  const set = state.inForce.standards
  const { month, standard, change } = of
  const heading = useRef<HTMLHeadingElement>(null)
  const pages = useHistoryPages(of)
  const loaded = pages.data !== undefined
  // whoever opened the bar reads on here
  useEffect(() => {
    if (!loaded) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [loaded])
  const label = copy.barTitle(copy.fullMonth(month), words.standardName(set, standard), copy.changes[change])
  return (
    <section
      aria-label={label}
      data-behind={`${month} ${standard} ${change}`}
      className="grid gap-2 rounded-lg border border-line bg-panel px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 ref={heading} tabIndex={-1} className="mr-auto scroll-mt-6 font-semibold outline-none">
          {label}
        </h3>
        <StandardsExportButton of={of} />
        <Button
          small
          variant="quiet"
          icon={<X size={14} />}
          onClick={() => go({ month: undefined, change: undefined })}
        >
          {copy.close}
        </Button>
      </div>
      <ChangeLines
        label={label}
        dated
        pages={pages}
        set={set}
        renderMember={(id) => <MemberLink id={id}>{id}</MemberLink>}
      />
    </section>
  )
}
