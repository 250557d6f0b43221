import type { QueueFilters } from '@mimamori/policy/queue/queue-view-rules'
import { Button } from '@mimamori/ui/button'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import type { Narrowing } from './queue-address.ts'
import type { Chip } from './queue-chips.ts'
import { useFilterChips } from './use-filter-chips.ts'

type Props = {
  narrowing: Narrowing
  aliasOf: (id: string) => string | undefined
  onChange: (next: Narrowing) => void
}

/** The filters of a list, each with a button that removes it. Loaded with the first filter. */
export default function QueueFilterChips({ narrowing, aliasOf, onChange }: Props): ReactNode {
  const lists = useMessages('lists')
  const chips = useFilterChips(narrowing.filters, aliasOf)
  const keycap = useKeycap()
  const without = ({ name }: Chip) => onChange({ ...narrowing, filters: omit(narrowing.filters, name) })
  return (
    <ul aria-label={lists.filters} className="flex flex-wrap items-center gap-1.5">
      {chips.map((chip) => (
        <li key={chip.name}>
          <FilterChip chip={chip} onRemove={() => without(chip)} />
        </li>
      ))}
      <li>
        <Button small variant="quiet" keycap={keycap('clear')} onClick={() => onChange({ ...narrowing, filters: {} })}>
          {lists.clear}
        </Button>
      </li>
    </ul>
  )
}

function FilterChip({ chip: { field, value }, onRemove }: { chip: Chip; onRemove: () => void }) {
  const lists = useMessages('lists')
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

function omit(filters: QueueFilters, name: keyof QueueFilters): QueueFilters {
  const { [name]: _, ...rest } = filters
  return rest
}
