import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import type { QueueCounts, QueueItem } from '@mimamori/contract/queue/queue-contract'
import { effectiveSort, isUnreviewedView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import PresenceInitials from '../../live/presence-initials.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { FrozenQueueTable } from '../../queue/frozen-queue-table.tsx'
import { hasFilters, listSearchOf, type Narrowing } from '../../queue/queue-address.ts'
import { decidesInBulk, type Selection } from '../../queue/queue-selection.ts'
import { SelectionBar } from '../../queue/selection-bar.tsx'
import type { QueuePages } from '../../queue/use-queue.ts'
import { useDesk } from '../desk-context.tsx'
import { type QueuePlace, reviewHref } from '../queue-place.ts'
import { QueueToolbar } from './queue-toolbar.tsx'
import { useSelectedRow } from './use-selected-row.ts'

type Props = {
  place: QueuePlace
  list: QueuePages
  counts: QueueCounts | undefined
  startAt: string | undefined
  claim: (caseId: string) => Promise<CaseReview | null>
  onShow: (caseId: string) => void
}

/** A list with its filters, its order and its actions. Loaded together with its first rows. */
export function QueueList({ place, list, counts, startAt, claim, onShow }: Props): ReactNode {
  const { view, narrowing } = place
  const { queue } = useCopy()
  const { me, preferences } = useDesk()
  const navigate = useNavigate()
  const { items } = list
  const [chosen, choose] = useState<Selection>([])
  const selection = useMemo(
    () => chosen.filter((id) => items.some((item) => item.id === id && decidesInBulk(item))),
    [chosen, items],
  )
  const narrow = useCallback(
    (next: Narrowing) =>
      void navigate({ to: '/queue/$view', params: { view }, search: listSearchOf(next), replace: true }),
    [navigate, view],
  )
  const open = useCallback(
    (item: QueueItem) => {
      const free = item.holder === null && (item.state === 'open' || item.state === 'escalated')
      if (free && may(me.role, 'cases.decide')) void claim(item.id).then(() => onShow(item.id))
      else onShow(item.id)
    },
    [claim, onShow, me.role],
  )
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage])
  const present = useCallback((caseId: string) => <PresenceInitials caseId={caseId} staffId={me.id} />, [me.id])
  const hrefOf = useCallback((item: QueueItem) => reviewHref(item.id, place), [place])
  const bulk = () => void navigate({ to: '/bulk', state: { bulk: { ids: [...selection], from: location.href } } })
  const selectRow = useSelectedRow(view)
  const decides = may(me.role, 'cases.decide') && !isUnreviewedView(view)
  useKeys({ clear: () => narrow({ ...narrowing, filters: {} }) }, hasFilters(narrowing))
  return (
    <>
      <QueueToolbar place={place} items={items} counts={counts} onNarrow={narrow} />
      <QueuePlaceholder
        list={list}
        place={place}
        counts={counts}
        onClear={() => narrow({ ...narrowing, filters: {} })}
      />
      {items.length > 0 ? (
        <FrozenQueueTable
          items={items}
          view={view}
          label={queue.titles[view]}
          density={preferences.density}
          sort={effectiveSort({ view, sort: narrowing.sort })}
          place={JSON.stringify(place)}
          startAt={startAt}
          selection={decides ? selection : null}
          stale={list.isPlaceholderData}
          hrefOf={hrefOf}
          present={present}
          onSort={(sort) => narrow({ ...narrowing, sort: sort === effectiveSort({ view }) ? undefined : sort })}
          onSelect={choose}
          onCurrent={selectRow}
          onOpen={open}
          onEnd={more}
        />
      ) : null}
      {decides ? <SelectionBar selection={selection} onClear={() => choose([])} onBulk={bulk} /> : null}
    </>
  )
}

// whoever has cases does not see it
const QueueEmpty = lazy(lazyWithFallback(() => import('../queue-empty.tsx')))
const QueueNoMatch = lazy(lazyWithFallback(() => import('./queue-no-match.tsx')))

type QueuePlaceholderProps = {
  list: QueuePages
  place: QueuePlace
  counts: QueueCounts | undefined
  onClear: () => void
}

/** Shown in place of the rows while there are none: loading, failed, empty, or no match. */
function QueuePlaceholder({ list, place, counts, onClear }: QueuePlaceholderProps): ReactNode {
  const { queue } = useCopy()
  if (list.items.length > 0) return null
  if (list.isPending) return <SkeletonRows rows={14} label={queue.titles[place.view]} />
  if (list.isError) return <LoadFailed words={queue} onRetry={() => void list.refetch()} />
  const { view, narrowing } = place
  return (
    <Suspense>
      {hasFilters(narrowing) ? <QueueNoMatch onClear={onClear} /> : <QueueEmpty view={view} counts={counts} />}
    </Suspense>
  )
}
