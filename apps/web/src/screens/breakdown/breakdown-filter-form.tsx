import { formatNumber } from '@mimamori/copy/breakdown/figure-format'
import {
  BREAKDOWN_FILTERS,
  type BreakdownFilter,
  parseBreakdownFilters,
} from '@mimamori/policy/breakdown/breakdown-filters'
import type { FilterChoice } from '@mimamori/policy/breakdown/breakdown-model'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useFilterValueName } from '../../breakdown/filter-names.ts'
import { useMessages } from '../../i18n/messages.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import type { BreakdownState } from './use-breakdown-state.ts'
import { useFilteredBreakdown } from './use-filtered-breakdown.ts'

/** the value of the choice that does not filter; no value of a filter begins with a space */
const ANY = ' '

/** The form with all filters. Each applies as soon as it is chosen, and says how many are confirmed with it and the others. */
export function BreakdownFilterForm({ place, onClose }: { place: BreakdownState; onClose: () => void }): ReactNode {
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
