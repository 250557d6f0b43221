import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import {
  BREAKDOWN_FILTERS,
  type BreakdownFilter,
  hasBreakdownFilters,
  parseBreakdownFilters,
} from '@mimamori/policy/breakdown/breakdown-filters'
import type { FilterChoice } from '@mimamori/policy/breakdown/breakdown-model'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { ListFilter, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { type FilterChip, useFilterChips, useFilterValueName } from '../../breakdown/filter-names.ts'
import { useMessages } from '../../i18n/messages.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'
import { useFilteredBreakdown } from './use-filtered-breakdown.ts'

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

/** the value of the choice that does not filter; no value of a filter begins with a space */
const ANY = ' '

/** The form with all filters. Each applies as soon as it is chosen, and says how many are confirmed with it and the others. */
function BreakdownFilterForm({ place, onClose }: { place: BreakdownState; onClose: () => void }): ReactNode {
  const { filters, setFilters, targetType } = place
  const words = useMessages('breakdown/periods')
  const { data } = useFilteredBreakdown(place, true)
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => form.current?.querySelector('select')?.focus(), [])
  const choices = data?.tables.find((each) => each.targetType === targetType)?.choices
  return (
    <fieldset
      ref={form}
      aria-busy={choices === undefined}
      onKeyDown={(event) => event.key === 'Escape' && !isImeComposing(event.nativeEvent) && onClose()}
      className="mt-2 flex flex-wrap gap-x-5 gap-y-3 max-strip:grid max-strip:grid-cols-2 max-strip:gap-x-3 rounded-lg border border-line bg-panel px-3.5 py-3"
    >
      <legend className="sr-only">{words.filters.label}</legend>
      {BREAKDOWN_FILTERS.map((name) => (
        <Choice
          key={name}
          name={name}
          value={filters[name]}
          choices={choices?.[name]}
          onChange={(value) => setFilters(parseBreakdownFilters({ ...filters, [name]: value }).filters)}
        />
      ))}
    </fieldset>
  )
}

type ChoiceProps = {
  name: BreakdownFilter
  value: string | undefined
  /** `undefined`: not counted yet */
  choices: readonly FilterChoice[] | undefined
  onChange: (value: string | undefined) => void
}

function Choice({ name, value, choices = [], onChange }: ChoiceProps) {
  const { filters } = useMessages('breakdown/periods')
  const nameOf = useFilterValueName()
  const id = useId()
  const known = value === undefined || choices.some((each) => each.value === value)
  return (
    <span className="grid min-w-0 content-start gap-1 text-sm max-strip:w-full">
      <label htmlFor={id} className="text-ink2">
        {filters.fields[name]}
      </label>
      <select
        id={id}
        data-filter={name}
        value={value ?? ANY}
        onChange={(event) => onChange(event.target.value === ANY ? undefined : event.target.value)}
        className={cx(
          'h-8 max-w-72 rounded-md border bg-panel px-1.5 text-ink max-strip:w-full max-strip:max-w-full',
          value === undefined ? 'border-line2' : 'border-accent',
        )}
      >
        <option value={ANY}>{filters.any}</option>
        {known ? null : <option value={value}>{nameOf(name, value)}</option>}
        {choices.map((each) => (
          <option key={each.value} value={each.value}>
            {filters.choice(nameOf(name, each.value), formatNumber(each.n))}
          </option>
        ))}
      </select>
    </span>
  )
}
