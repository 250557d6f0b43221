import { CATEGORIES, type Category, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { RULES_BESIDE_WORDING, ruleCategory } from '@mimamori/policy/detection/rules-beside-wording'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { isUnreviewedView, type QueueFilters, type QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { ruleName } from '../i18n/rule-names.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { useStandardNames } from './use-standard-names.ts'

/** in minutes */
const AGES = [15, 60, 4 * 60, 12 * 60, 24 * 60, 3 * 24 * 60] as const
const REPORTERS = [1, 2, 3, 5, 10] as const
const WARNINGS = [1, 2, 3] as const

export type Holders = readonly { readonly id: string; readonly alias: string }[]

type Props = {
  filters: QueueFilters
  holders: Holders
  /** how many of the list are of each category, as far as counted */
  counts: Partial<Record<Category | 'none', number>> | undefined
  view: QueueView
  onChange: (filters: QueueFilters) => void
  onClose: () => void
}

/** The form with all filters of a list. Each applies as soon as it is chosen. */
export default function QueueFilterForm({ filters, holders, counts, view, onChange, onClose }: Props): ReactNode {
  const { words, instants } = useCopy()
  const names = useMessages('rule-names')
  const lists = useMessages('lists')
  const standards = useStandardNames()
  // of a case of another kind nothing is suspected, reported or measured
  const reviewed = !isUnreviewedView(view)
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('button, select')?.focus(), [])
  const set = <Name extends keyof QueueFilters>(name: Name, value: QueueFilters[Name] | undefined) => {
    const { [name]: _, ...rest } = filters
    onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  const beside = RULES_BESIDE_WORDING.map((value) => ({
    value,
    label: `${ruleName(names, value)} (${words.categoriesShort[ruleCategory(value)]})`,
  }))
  const rules = [...Object.entries(names.rules).map(([value, label]) => ({ value, label })), ...beside]
  return (
    <fieldset
      ref={form}
      onKeyDown={(event) => event.key === 'Escape' && !isImeComposing(event.nativeEvent) && onClose()}
      className="mx-4 mb-2 flex flex-wrap gap-x-5 gap-y-3 rounded-lg border border-line bg-panel px-3.5 py-3"
    >
      <legend className="sr-only">{lists.filters}</legend>
      {reviewed ? (
        <>
          <Categories chosen={filters.categories ?? []} counts={counts} onChange={(all) => set('categories', all)} />
          <Choice
            label={lists.fields.severity}
            value={filters.severity}
            options={SEVERITIES.map((value) => ({ value, label: words.severities[value] }))}
            onChange={(value) => set('severity', value)}
          />
          <Choice
            label={lists.fields.rule}
            value={filters.rule}
            options={rules}
            onChange={(value) => set('rule', value)}
          />
        </>
      ) : null}
      <MinimumChoice
        label={lists.fields.minAge}
        value={filters.minAge}
        steps={AGES}
        labelOf={(minutes) => lists.atLeastAge(instants.minutes(minutes))}
        onChange={(value) => set('minAge', value)}
      />
      {reviewed ? (
        <>
          <MinimumChoice
            label={lists.fields.minReports}
            value={filters.minReports}
            steps={REPORTERS}
            labelOf={lists.atLeastReports}
            onChange={(value) => set('minReports', value)}
          />
          <MinimumChoice
            label={lists.fields.minWarnings}
            value={filters.minWarnings}
            steps={WARNINGS}
            labelOf={lists.atLeastWarnings}
            onChange={(value) => set('minWarnings', value)}
          />
          <Choice
            label={lists.fields.standard}
            value={filters.standard}
            options={standards.map(({ id, label }) => ({ value: id, label }))}
            onChange={(value) => set('standard', value)}
          />
          <Choice
            label={lists.fields.format}
            value={filters.format}
            options={JOB_FORMATS.map((value) => ({ value, label: words.formats[value] }))}
            onChange={(value) => set('format', value)}
          />
        </>
      ) : null}
      <Choice
        label={lists.fields.holder}
        value={filters.holder}
        options={[
          { value: 'me', label: lists.holders.me },
          { value: 'nobody', label: lists.holders.nobody },
          ...holders.map(({ id, alias }) => ({ value: id, label: alias })),
        ]}
        onChange={(value) => set('holder', value)}
      />
      <NumberField value={filters.number} onChange={(value) => set('number', value)} />
    </fieldset>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label className="grid content-start gap-1 text-sm text-ink2">
      {label}
      {children}
    </label>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value | undefined
  options: readonly { readonly value: Value; readonly label: string }[]
  onChange: (value: Value | undefined) => void
}

const CONTROL = 'h-7 max-w-52 rounded-md border bg-panel px-1.5 text-ink'

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const lists = useMessages('lists')
  const known = value === undefined || options.some((option) => option.value === value)
  return (
    <Labelled label={label}>
      <select
        value={value ?? ''}
        onChange={(event) => onChange(options.find((each) => each.value === event.target.value)?.value)}
        className={cx(CONTROL, value === undefined ? 'border-line2' : 'border-accent')}
      >
        <option value="">{lists.any}</option>
        {known ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

type MinimumProps = {
  label: string
  value: number | undefined
  steps: readonly number[]
  labelOf: (n: number) => string
  onChange: (value: number | undefined) => void
}

/** A choice of a minimum. A value of the address that is none of the steps is added to them. */
function MinimumChoice({ label, value, steps, labelOf, onChange }: MinimumProps) {
  const all = [...new Set(value === undefined ? steps : [...steps, value])].sort((a, b) => a - b)
  return (
    <Choice
      label={label}
      value={value === undefined ? undefined : String(value)}
      options={all.map((n) => ({ value: String(n), label: labelOf(n) }))}
      onChange={(chosen) => onChange(chosen === undefined ? undefined : Number(chosen))}
    />
  )
}

type CategoriesProps = {
  chosen: readonly Category[]
  counts: Props['counts']
  onChange: (categories: readonly Category[] | undefined) => void
}

function Categories({ chosen, counts, onChange }: CategoriesProps) {
  const { words } = useCopy()
  const lists = useMessages('lists')
  const toggle = (category: Category) => {
    const next = CATEGORIES.filter((each) => (each === category) !== chosen.includes(each))
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <fieldset className="grid w-full content-start gap-1">
      <legend className="mb-1 text-sm text-ink2">{lists.fields.categories}</legend>
      <span className="flex flex-wrap gap-1.5">
        {CATEGORIES.map((category) => {
          const on = chosen.includes(category)
          return (
            <button
              key={category}
              type="button"
              aria-pressed={on}
              onClick={() => toggle(category)}
              className={cx(
                'inline-flex min-h-6 items-center gap-1.5 rounded-md border px-2 text-sm',
                on ? 'border-accent bg-accent-bg font-semibold' : 'border-line2 bg-panel hover:bg-hover',
              )}
            >
              {words.categoriesShort[category]}
              <span className="font-normal text-ink2">{(counts?.[category] ?? 0).toLocaleString('en')}</span>
            </button>
          )
        })}
      </span>
    </fieldset>
  )
}

/** The case number. Applies on Enter or when left, but not on the Enter that ends an IME conversion. */
function NumberField({ value, onChange }: { value: number | undefined; onChange: (n: number | undefined) => void }) {
  const lists = useMessages('lists')
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const commit = () => {
    const n = Number(typed.normalize('NFKC').replace(/^#/, '').trim())
    const next = Number.isSafeInteger(n) && n >= 1 ? n : undefined
    setTyped(next === undefined ? '' : String(next))
    if (next !== value) onChange(next)
  }
  return (
    <Labelled label={lists.fields.number}>
      <input
        inputMode="numeric"
        value={typed}
        placeholder={lists.numberHint}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && !isImeComposing(event.nativeEvent) && commit()}
        className={cx(CONTROL, 'w-24', value === undefined ? 'border-line2' : 'border-accent')}
      />
    </Labelled>
  )
}
