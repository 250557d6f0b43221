import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId } from 'react'

type MultiChoiceProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
  children?: ReactNode
}

/** Any number of a few things; kept in the order of the list. */
export function MultiChoice<Value extends string>({
  label,
  options,
  chosen,
  onChange,
  children,
}: MultiChoiceProps<Value>): ReactNode {
  const toggle = (value: Value) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? !chosen.includes(value) : chosen.includes(each))),
    )
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-semibold text-ink2">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label: name }) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen.includes(value)}
            onClick={() => toggle(value)}
            className={cx(
              'inline-flex min-h-8 items-center rounded-md border px-2.5 text-sm',
              chosen.includes(value) ? 'border-accent bg-accent-bg' : 'border-line2 bg-panel text-ink2 hover:bg-hover',
            )}
          >
            {name}
          </button>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

type SingleChoiceProps<Value extends string> = {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
  children?: ReactNode
}

/** One of several things. */
export function SingleChoice<Value extends string>({
  label,
  options,
  value,
  onChange,
  children,
}: SingleChoiceProps<Value>): ReactNode {
  const id = useId()
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const option = options.find((each) => each.value === event.target.value)
          if (option) onChange(option.value)
        }}
        className="h-8 min-w-40 rounded-md border border-line2 bg-panel px-2"
      >
        {options.map(({ value: each, label: name }) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
      {children}
    </div>
  )
}
