import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import type { BreakdownCase } from '@mimamori/policy/breakdown/breakdown-model'
import type { CaseOrder } from '@mimamori/policy/breakdown/case-list-rules'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { FileQuestion, ListX } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import {
  type FilteredFigure,
  orderParam,
  parseFigureCasesAddress,
  parseListPlace,
} from '../../breakdown/breakdown-address.ts'
import { FigureCasesTable } from '../../breakdown/figure-cases-table.tsx'
import { useFigureName } from '../../breakdown/figure-name.ts'
import { useFilterChips } from '../../breakdown/filter-names.ts'
import { useFigureCount } from '../../breakdown/use-figure-count.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { narrowingOf } from '../../queue/queue-address.ts'
import { BackButton } from '../back-button.tsx'
import { ExportButton } from '../export-button.tsx'
import { PageTitle } from '../page-title.tsx'
import { reviewHref } from '../queue-place.ts'
import { useListWalk } from './use-list-walk.ts'

const REVIEW_PLACE = { view: 'flagged', narrowing: narrowingOf({}) } as const

/** Exactly what one figure of the breakdown counts. */
export function BreakdownCasesPage(): ReactNode {
  const { cases } = useMessages('breakdown')
  const behind = parseFigureCasesAddress(useSearch({ from: '/breakdown/cases' }), new Date(serverNow()).toISOString())
  if (!behind) {
    return (
      <ScreenMessage
        heading="h1"
        icon={<FileQuestion size={18} />}
        title={cases.badAddress}
        actions={
          <Link to="/breakdown" className="text-accent underline underline-offset-2">
            {cases.back}
          </Link>
        }
      >
        {cases.badAddressNext}
      </ScreenMessage>
    )
  }
  return <Cases key={JSON.stringify(behind)} behind={behind} />
}

/** The pages read of a list, in this order. */
function useListPages(behind: FilteredFigure, order: CaseOrder) {
  const query = useInfiniteQuery({
    ...queries.breakdown.cases.infiniteOptions({
      input: (after: string | undefined) => ({ ...behind, order, ...(after ? { after } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    placeholderData: keepPreviousData,
  })
  return { query, rows: query.data?.pages.flatMap((page) => page.cases) ?? [] }
}

function Cases({ behind }: { behind: FilteredFigure }) {
  const copy = useMessages('breakdown')
  const { words } = useCopy()
  const { cases } = copy
  const { history } = useRouter()
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const { order, row: at } = parseListPlace(useSearch({ from: '/breakdown/cases' }))
  useKeys({ escape: () => history.back() })
  const name = useFigureName(behind)
  const { period, targetType, filters } = behind
  const chips = useFilterChips(filters)
  const periods = useMessages('breakdown/periods')
  const all = useFigureCount(behind)
  const { query, rows } = useListPages(behind, order)
  const place = (change: { order?: string | undefined; row: string | undefined }) =>
    navigate({ to: '/breakdown/cases', search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  const open = async (row: BreakdownCase) => {
    // who comes back is where they left
    await place({ row: row.rowId })
    void navigate({ to: '/review/$caseId', params: { caseId: row.caseId }, search: { queue: REVIEW_PLACE.view } })
  }
  const more = query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null
  useListWalk({ rows, scroller, at, onMore: more })
  return (
    <div ref={scroller} className="relative h-full overflow-y-auto pb-8">
      <div className="px-4 pt-3">
        <BackButton>{cases.back}</BackButton>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 pt-1 pb-3">
        <div>
          <div className="flex flex-wrap items-baseline gap-x-3">
            <PageTitle>{name}</PageTitle>
            {all === undefined ? null : (
              <span data-count={all} className="text-lg font-semibold">
                {copy.count(all)}
              </span>
            )}
            <p className="text-ink2">
              {[cases.of(periods.name(period), words.targets[targetType]), ...chips.map(({ text }) => text)].join(
                copy.between,
              )}
            </p>
          </div>
          <WhatRowsAre behind={behind} />
        </div>
        {rows.length > 0 ? <ExportList behind={behind} order={order} /> : null}
      </div>
      {query.isPending ? <SkeletonRows rows={12} label={cases.title} /> : null}
      {query.isError && rows.length === 0 ? (
        <LoadFailed words={{ ...copy, failed: cases.failed }} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && rows.length === 0 ? (
        <ScreenMessage icon={<ListX size={18} />} title={cases.none}>
          {cases.noneNext}
        </ScreenMessage>
      ) : null}
      {rows.length > 0 ? (
        <>
          <FigureCasesTable
            rows={rows}
            order={order}
            onOrder={(next) => void place({ order: orderParam(next), row: undefined })}
            hrefOf={({ caseId }) => reviewHref(caseId, REVIEW_PLACE)}
            onOpen={(row) => void open(row)}
          />
          <div className="grid justify-items-center gap-2 p-4">
            <Shown behind={behind} shown={rows.length} all={all} />
            {query.hasNextPage ? (
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {cases.more}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  )
}

/** What a row of the list is: a target, a measure or a decision. */
function WhatRowsAre({ behind: { dimension } }: { behind: FilteredFigure }) {
  const { rows } = useMessages('breakdown/lists')
  const what = dimension === 'taken' ? rows.measures : rows.targets
  const decisions = dimension === 'confirmed' || dimension === 'overturned'
  return <p className="text-sm text-ink2">{decisions ? rows.decisions : what}</p>
}

function Shown({ behind, shown, all }: { behind: FilteredFigure; shown: number; all: number | undefined }) {
  const lists = useMessages('breakdown/lists')
  const { cases } = useMessages('breakdown')
  const words = behind.dimension === 'taken' ? lists.shownMeasures : cases.shown
  return (
    <p role="status" className="text-sm text-ink2">
      {all === undefined ? null : words(formatNumber(shown), formatNumber(all))}
    </p>
  )
}

function ExportList({ behind, order }: { behind: FilteredFigure; order: CaseOrder }) {
  const { export: label, exporting, exported } = useMessages('breakdown/lists')
  return (
    <ExportButton
      operation={queries.breakdown.exportCases}
      input={{ ...behind, order }}
      words={{ label, title: exporting, done: exported }}
    />
  )
}
