import type { QueueCounts, QueueItem } from '@mimamori/contract/queue/queue-contract'
import { effectiveSort } from '@mimamori/policy/queue/queue-view-rules'
import { DENSITIES } from '@mimamori/policy/staff/preference-rules'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { useQuery } from '@tanstack/react-query'
import { Bookmark, Rows3, Rows4 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import type { Narrowing } from '../../queue/queue-address.ts'
import { sortsOf } from '../../queue/queue-columns.tsx'
import { QueueFilterBar } from '../../queue/queue-filter-bar.tsx'
import { useDesk } from '../desk-context.tsx'
import type { QueuePlace } from '../queue-place.ts'

const FilterForm = lazy(lazyWithFallback(() => import('../../queue/queue-filter-form.tsx')))
const QueueSavedViews = lazy(lazyWithFallback(() => import('./queue-saved-views.tsx')))

type Props = {
  place: QueuePlace
  items: readonly QueueItem[]
  counts: QueueCounts | undefined
  onNarrow: (next: Narrowing) => void
}

type OpenForm = 'filters' | 'views' | null

/** Above the list: its filters, its order, the views saved of it. One of the two forms is open at a time. */
export function QueueToolbar({ place, items, counts, onNarrow }: Props): ReactNode {
  const { view, narrowing } = place
  const lists = useMessages('lists')
  const keycap = useKeycap()
  const [open, setOpen] = useState<OpenForm>(null)
  const openers = { filters: useRef<HTMLButtonElement>(null), views: useRef<HTMLButtonElement>(null) }
  const close = () => {
    if (open) openers[open].current?.focus()
    setOpen(null)
  }
  const turn = (which: 'filters' | 'views') => (open === which ? close() : setOpen(which))
  useKeys({ filter: () => turn('filters'), views: () => turn('views') })
  useKeys({ escape: close }, open !== null)
  const holders = useHolders(items, narrowing, open === 'filters')
  const aliasOf = (id: string) => holders.find((each) => each.id === id)?.alias
  return (
    <>
      <QueueFilterBar
        narrowing={narrowing}
        sorts={sortsOf(view)}
        natural={effectiveSort({ view })}
        aliasOf={aliasOf}
        open={open === 'filters'}
        opener={openers.filters}
        onOpen={() => turn('filters')}
        onChange={onNarrow}
      >
        <DensitySwitch />
        <Button
          ref={openers.views}
          small
          aria-expanded={open === 'views'}
          keycap={keycap('views')}
          icon={<Bookmark size={14} aria-hidden="true" />}
          onClick={() => turn('views')}
        >
          {lists.views}
        </Button>
      </QueueFilterBar>
      <Suspense>
        {open === 'filters' ? (
          <FilterForm
            filters={narrowing.filters}
            holders={holders}
            counts={view === 'mine' || view === 'overdue' ? undefined : counts?.categories[view]}
            view={view}
            onChange={(filters) => onNarrow({ ...narrowing, filters })}
            onClose={close}
          />
        ) : null}
        {open === 'views' ? <QueueSavedViews place={place} aliasOf={aliasOf} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

/** Colleagues to filter by; loaded when the filters are opened, or the address names one. */
function useHolders(items: readonly QueueItem[], { filters }: Narrowing, wanted: boolean) {
  const named = filters.holder !== undefined && filters.holder.length > 'nobody'.length
  const options = queries.notes.colleagues.queryOptions()
  const { data } = useQuery({ ...options, enabled: wanted || named, staleTime: 60_000 })
  return useMemo(() => {
    const seen = items.flatMap(({ holder }) => (holder && !holder.mine ? [holder] : []))
    const all = [...(data ?? []), ...seen]
    return [...new Map(all.map(({ id, alias }) => [id, { id, alias }])).values()]
  }, [items, data])
}

function DensitySwitch() {
  const lists = useMessages('lists')
  const { preferences, prefer } = useDesk()
  const next = DENSITIES.find((each) => each !== preferences.density) ?? preferences.density
  return (
    <IconButton
      label={`${lists.density}: ${lists.densities[preferences.density]}`}
      onClick={() => void prefer({ preferences: { density: next } })}
      className="size-6!"
    >
      {preferences.density === 'dense' ? <Rows4 size={14} /> : <Rows3 size={14} />}
    </IconButton>
  )
}
