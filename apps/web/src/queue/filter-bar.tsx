import type { Filters, Sort } from '@mimamori/policy/queue/view'
import { Button } from '@mimamori/ui/button'
import { ListFilter, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useKeycap } from '../keys/keys.tsx'
import { useCopy } from '../language/language.tsx'
import type { Narrowing } from './address.ts'
import { type Chip, chipsOf } from './chips.ts'
import { useListCopy } from './list-copy.ts'

type Props = {
  narrowing: Narrowing
  sorts: readonly Sort[]
  /** the order of a list nobody has sorted */
  natural: Sort
  aliasOf: (id: string) => string | undefined
  open: boolean
  opener: Ref<HTMLButtonElement>
  onOpen: () => void
  onChange: (next: Narrowing) => void
  /** what stands at the end of the bar */
  children: ReactNode
}

/** Above a list: what it is narrowed down to, each with the way to take it off, and its order. */
export function FilterBar({ narrowing, sorts, natural, aliasOf, open, opener, onOpen, onChange, children }: Props) {
  const copy = useCopy()
  const lists = useListCopy()
  const keycap = useKeycap()
  const chips = chipsOf(narrowing.filters, { copy, lists, aliasOf })
  const without = ({ name }: Chip) => onChange({ ...narrowing, filters: omit(narrowing.filters, name) })
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
      {chips.length > 0 ? (
        <ul aria-label={lists.filters} className="flex flex-wrap items-center gap-1.5">
          {chips.map((chip) => (
            <li key={chip.name}>
              <FilterChip chip={chip} onRemove={() => without(chip)} />
            </li>
          ))}
          <li>
            <Button small look="quiet" keycap={keycap('clear')} onClick={() => onChange({ ...narrowing, filters: {} })}>
              {lists.clear}
            </Button>
          </li>
        </ul>
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

function FilterChip({ chip: { field, value }, onRemove }: { chip: Chip; onRemove: () => void }) {
  const lists = useListCopy()
  return (
    <span className="inline-flex h-6 items-center rounded-md border border-accent/40 bg-accent-bg pl-2 text-sm">
      <span className="max-w-72 truncate">
        <span className="text-ink2">{field}</span> {value}
      </span>
      <button
        type="button"
        aria-label={lists.remove(lists.chip(field, value))}
        title={lists.remove(lists.chip(field, value))}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-md text-ink2 hover:text-ink"
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}

/** The same orders as the headers of the columns, also where these are hidden. */
function SortChoice({ sorts, sort, onSort }: { sorts: readonly Sort[]; sort: Sort; onSort: (sort: Sort) => void }) {
  const lists = useListCopy()
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

function omit(filters: Filters, name: keyof Filters): Filters {
  const { [name]: _, ...rest } = filters
  return rest
}
