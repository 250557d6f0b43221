import { NumberField } from '@mimamori/ui/number-field'
import { Segmented } from '@mimamori/ui/segmented'
import { TextArea } from '@mimamori/ui/text-area'
import { TextField } from '@mimamori/ui/text-field'
import { type ComponentProps, type ReactNode, useId } from 'react'

export type Drawn<Typed> = {
  readonly typed: Typed
  readonly flawed: boolean
  readonly onType: (typed: Typed) => void
}

type FieldParts<Value, Typed> = {
  /** a value as it is typed */
  show(value: Readonly<Value>): Typed
  /** what is typed as a value; `undefined`: it is none that can be set. `all`: what is typed of every field */
  read(typed: Typed, all: Readonly<Record<string, unknown>>): Value | undefined
  draw(drawn: Drawn<Typed>): ReactNode
  /** why what is typed is no value */
  flaw?: string | ((typed: Typed) => string) | undefined
  /** said once it is tried to save, not while it is typed */
  late?: boolean | undefined
}

/** A field of a form: how a value is typed, read and drawn. */
export type Field<Value> = FieldParts<Value, unknown>

export const fieldOf = <Value, Typed>(parts: FieldParts<Value, Typed>): Field<Value> => parts as unknown as Field<Value>

type More<Value> = Partial<Pick<FieldParts<Value, Value>, 'read' | 'flaw' | 'late'>>

/** A field whose value is what is typed. */
const valueField = <Value,>(draw: (drawn: Drawn<Value>) => ReactNode, more: More<Value> = {}): Field<Value> =>
  fieldOf<Value, Value>({ show: (value) => value as Value, read: (typed) => typed, draw, ...more })

type Bounds = { readonly min: number; readonly max: number }

/** The whole number that is typed; `undefined`: none within the bounds. */
export function wholeNumber(typed: string, { min, max }: Bounds): number | undefined {
  const digits = typed.normalize('NFKC').replace(/[,\s]/g, '')
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return number >= min && number <= max ? number : undefined
}

type NumberWords = Pick<ComponentProps<typeof NumberField>, 'label' | 'note' | 'range' | 'several'> & { flaw: string }

/** Numbers, in whatever way they are typed. */
export const numbersField = <Value,>(
  { flaw, ...words }: NumberWords,
  typing: Pick<FieldParts<Value, string>, 'show' | 'read'>,
): Field<Value> =>
  fieldOf<Value, string>({
    ...typing,
    flaw,
    draw: ({ typed, flawed, onType }) => <NumberField {...words} typed={typed} valid={!flawed} onType={onType} />,
  })

/** `valid`: among those within the bounds. */
export const numberField = (
  words: NumberWords,
  bounds: Bounds,
  valid: (number: number) => boolean = () => true,
): Field<number> =>
  numbersField(words, {
    show: (value) => value.toLocaleString('en'),
    read: (typed) => [wholeNumber(typed, bounds)].find((number) => number !== undefined && valid(number)),
  })

/** A number, or none. */
export const optionalNumberField = (words: NumberWords, bounds: Bounds): Field<number | null> =>
  numbersField<number | null>(words, {
    show: (value) => value?.toLocaleString('en') ?? '',
    read: (typed) => (typed.trim() === '' ? null : wholeNumber(typed, bounds)),
  })

type TextWords<Input> = Omit<Input, 'value' | 'onChange'> & {
  note?: string
  flaw?: string | ((typed: string) => string)
  late?: boolean
  /** may it be this? */
  valid?: (text: string) => boolean
}

/** A line of text, without spaces around it. */
export const textField = (words: TextWords<ComponentProps<typeof TextField>>): Field<string> => {
  const { note, flaw, late, valid, ...input } = words
  return valueField<string>(
    ({ typed, flawed, onType }) => (
      <>
        <TextField {...input} value={typed} aria-invalid={flawed} onChange={(event) => onType(event.target.value)} />
        <Note>{note}</Note>
      </>
    ),
    { read: (typed) => (valid && !valid(typed.trim()) ? undefined : typed.trim()), flaw, late },
  )
}

/** A text of several lines, as it is typed. */
export const textAreaField = (words: TextWords<ComponentProps<typeof TextArea>>): Field<string> => {
  const { flaw, late, valid, ...input } = words
  return valueField<string>(
    ({ typed, flawed, onType }) => (
      <TextArea {...input} value={typed} aria-invalid={flawed} onChange={(event) => onType(event.target.value)} />
    ),
    { read: (typed) => (valid && !valid(typed.trim()) ? undefined : typed), flaw, late },
  )
}

const LABEL = 'text-sm font-semibold text-ink2'

export const checkboxField = (label: string, note?: string): Field<boolean> =>
  valueField<boolean>(({ typed, onType }) => (
    <label className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2.5">
      <input
        type="checkbox"
        checked={typed}
        onChange={(event) => onType(event.target.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span className={note ? 'font-semibold' : ''}>{label}</span>
      {note ? <span className="col-start-2 text-sm text-ink2">{note}</span> : null}
    </label>
  ))

type Options<Value> = readonly { value: Value; label: string; lang?: string }[]

/** A few choices side by side. `beside`: behind their name, not below it. */
export const choiceField = <Value extends string>(
  label: string,
  options: Options<Value>,
  beside?: boolean,
): Field<Value> =>
  valueField<Value>(({ typed, onType }) => (
    <div
      className={
        beside ? 'flex flex-wrap items-center justify-between gap-x-4 gap-y-1' : 'grid justify-items-start gap-1'
      }
    >
      <span aria-hidden="true" className={beside ? 'font-semibold' : LABEL}>
        {label}
      </span>
      <Segmented label={label} value={typed} options={options} onChange={onType} />
    </div>
  ))

type ChoicesWords<Value> = {
  label: string
  options: Options<Value>
  note?: string
  flaw?: string
  /** at least one */
  needed?: boolean
  strong?: boolean
}

/** Several choices, in the order of the options. */
export const choicesField = <Value extends string>({
  label,
  options,
  note,
  flaw,
  needed,
  strong,
}: ChoicesWords<Value>): Field<Value[]> =>
  valueField<Value[]>(
    ({ typed, onType }) => (
      <fieldset>
        <legend className={strong ? 'mb-1 font-semibold' : `mb-1 ${LABEL}`}>{label}</legend>
        <div className="flex flex-wrap gap-x-5">
          {options.map(({ value, label: name }) => (
            <label key={value} className="flex min-h-7 items-center gap-2">
              <input
                type="checkbox"
                checked={typed.includes(value)}
                onChange={() =>
                  onType(options.map((each) => each.value).filter((each) => typed.includes(each) !== (each === value)))
                }
                className="size-4 flex-none accent-accent"
              />
              {name}
            </label>
          ))}
        </div>
        <Note>{note}</Note>
      </fieldset>
    ),
    { read: (typed) => (needed && typed.length === 0 ? undefined : typed), flaw },
  )

type SelectWords<Value> = { label: string; options: Options<Value>; note?: string | undefined; disabled?: boolean }

/** One of many. */
export const selectField = <Value extends string>(words: SelectWords<Value>): Field<Value> =>
  valueField<Value>((drawn) => <Select {...words} {...drawn} />)

function Select<Value extends string>({
  label,
  options,
  note,
  disabled,
  typed,
  onType,
}: SelectWords<Value> & Drawn<Value>) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <select
        id={id}
        value={typed}
        disabled={disabled}
        onChange={(event) => onType(event.target.value as Value)}
        className="h-9 w-full rounded-md border border-line2 bg-panel px-2.5 disabled:bg-sunk disabled:text-ink2"
      >
        {options.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <Note>{note}</Note>
    </div>
  )
}

function Note({ children }: { children: string | undefined }) {
  return children ? <p className="text-sm text-ink2">{children}</p> : null
}
