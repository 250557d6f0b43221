import { OWN_SPANS, type OwnSpan } from '@mimamori/policy/decisions/own-day-rules'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { OwnDayFigures } from '../../decisions/own-day/own-day-figures.tsx'
import { OwnDecisionsTable } from '../../decisions/own-day/own-decisions-table.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { PageTitle } from '../page-title.tsx'

/** What one decided today or this week, and what became of it; for oneself only. */
export function OwnDayPage(): ReactNode {
  const copy = useMessages('own-day')
  const { span: asked } = useSearch({ from: '/own-decisions' })
  const span: OwnSpan = OWN_SPANS.find((each) => each === asked) ?? 'today'
  const navigate = useNavigate()
  return (
    <div className="relative h-full overflow-y-auto pb-8">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle>{copy.title}</PageTitle>
          <p className="text-sm text-ink2">{copy.note}</p>
        </div>
        <Segmented
          label={copy.spanLabel}
          value={span}
          onChange={(next) => void navigate({ to: '/own-decisions', search: { span: next }, replace: true })}
          options={OWN_SPANS.map((value) => ({ value, label: copy.spans[value] }))}
        />
      </div>
      <Decisions key={span} span={span} />
    </div>
  )
}

function Decisions({ span }: { span: OwnSpan }) {
  const copy = useMessages('own-day')
  const query = useInfiniteQuery(
    queries.decisions.own.infiniteOptions({
      input: (after: string | undefined) => ({ span, ...(after ? { after } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  )
  const [first] = query.data?.pages ?? []
  if (query.isPending) return <SkeletonRows rows={12} label={copy.loading} />
  if (!first) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  const decisions = query.data?.pages.flatMap((page) => page.decisions) ?? []
  return (
    <>
      <OwnDayFigures days={first.days} medianShownMs={first.medianShownMs} />
      {decisions.length === 0 ? (
        <ScreenMessage icon={<ListChecks size={18} />} title={copy.none[span]}>
          {copy.noneNext}
        </ScreenMessage>
      ) : (
        <OwnDecisionsTable decisions={decisions} />
      )}
      {query.hasNextPage ? (
        <div className="grid justify-items-center p-4">
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {copy.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
