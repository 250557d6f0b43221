import type { QueueSort } from '@mimamori/policy/queue/queue-view-rules'
import { Button } from '@mimamori/ui/button'
import { ListFilter } from 'lucide-react'
import { lazy, type ReactNode, type Ref, Suspense } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { hasFilters, type Narrowing } from './queue-address.ts'

const FilterChips = lazy(lazyWithFallback(() => import('./queue-filter-chips.tsx')))

type Props = {
  narrowing: Narrowing
  sorts: readonly QueueSort[]
  /** the default order of the list */
  natural: QueueSort
  aliasOf: (id: string) => string | undefined
  open: boolean
  opener: Ref<HTMLButtonElement>
  onOpen: () => void
  onChange: (next: Narrowing) => void
  /** shown at the end of the bar */
  children: ReactNode
}

/** The bar above a list: its filters, each with a button that removes it, and its order. */
export function QueueFilterBar({
  narrowing,
  sorts,
  natural,
  aliasOf,
  open,
  opener,
  onOpen,
  onChange,
  children,
}: Props): ReactNode {
  const lists = useMessages('lists')
  const keycap = useKeycap()
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 px-4 pb-2">
      <Button
        ref={opener}
        small
        aria-expanded={open}
        keycap={keycap('filter')}
        icon={<ListFilter size={14} aria-hidden="true" />}
        onClick={onOpen}
      >
        {lists.filter}
      </Button>
      {hasFilters(narrowing) ? (
        <Suspense>
          <FilterChips narrowing={narrowing} aliasOf={aliasOf} onChange={onChange} />
        </Suspense>
      ) : null}
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <SortChoice
          sorts={sorts}
          sort={narrowing.sort ?? natural}
          onSort={(sort) => onChange({ ...narrowing, sort: sort === natural ? undefined : sort })}
        />
        {children}
      </span>
    </div>
  )
}

/** The same orders as the headers of the columns, also where these are hidden. */
function SortChoice({
  sorts,
  sort,
  onSort,
}: {
  sorts: readonly QueueSort[]
  sort: QueueSort
  onSort: (sort: QueueSort) => void
}) {
  const lists = useMessages('lists')
  return (
    <label className="flex items-center gap-1.5 text-sm text-ink2">
      <span className="max-strip:sr-only">{lists.sorted}</span>
      <select
        value={sort}
        onChange={(event) => onSort(sorts.find((each) => each === event.target.value) ?? sort)}
        className="h-6 rounded-md border border-line2 bg-panel px-1.5 text-ink"
      >
        {sorts.map((each) => (
          <option key={each} value={each}>
            {lists.sorts[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
