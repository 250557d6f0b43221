import { hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { Button } from '@mimamori/ui/button'
import { ListFilter, X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { type FilterChip, useFilterChips } from '../../breakdown/filter-names.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { BreakdownFilterForm } from './breakdown-filter-form.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'

/** What the figures are filtered by: a button for the form, a button for each filter that takes it off, and one for all. */
export function BreakdownFilterBar({ place }: { place: BreakdownState }): ReactNode {
  const { filters, setFilters } = place
  const words = useMessages('breakdown/periods')
  const keycap = useKeycap()
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const chips = useFilterChips(filters)
  const filtered = hasBreakdownFilters(filters)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  useKeys({
    filter: () => (open ? close() : setOpen(true)),
    ...(filtered ? { clear: () => setFilters({}) } : {}),
    ...(open ? { escape: close } : {}),
  })
  return (
    <div className="mb-4 print:hidden">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <Button
          ref={opener}
          small
          aria-expanded={open}
          keycap={keycap('filter')}
          icon={<ListFilter size={14} aria-hidden="true" />}
          onClick={() => (open ? close() : setOpen(true))}
        >
          {words.filters.open}
        </Button>
        {filtered ? (
          <ul aria-label={words.filters.label} className="flex flex-wrap items-center gap-1.5">
            {chips.map((chip) => (
              <li key={chip.name}>
                <Chip chip={chip} onRemove={() => setFilters({ ...filters, [chip.name]: undefined })} />
              </li>
            ))}
            <li>
              <Button small variant="quiet" keycap={keycap('clear')} onClick={() => setFilters({})}>
                {words.filters.clear}
              </Button>
            </li>
          </ul>
        ) : null}
      </div>
      {open ? <BreakdownFilterForm place={place} onClose={close} /> : null}
    </div>
  )
}

function Chip({ chip: { text }, onRemove }: { chip: FilterChip; onRemove: () => void }) {
  const { filters } = useMessages('breakdown/periods')
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-md border border-accent/40 bg-accent-bg pl-2 text-sm">
      <span className="max-w-72 truncate">{text}</span>
      <button
        type="button"
        aria-label={filters.remove(text)}
        title={filters.remove(text)}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-md text-ink2 hover:text-ink"
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
