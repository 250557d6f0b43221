import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { type FormEvent, type ReactNode, useState } from 'react'
import { isImeComposing } from '../../keys/key-intent.ts'
import type { Operations } from '../use-operation.ts'
import type { Field } from './form-fields.tsx'

export type Fields<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> }
export type Held<Values> = { readonly [Name in keyof Values]: Readonly<Values[Name]> }

export type FormProps<Values> = {
  fields: Fields<Values>
  /** the values at first; one of them has to differ, unless it is `always` saved */
  now: NoInfer<Held<Values>>
  always?: boolean
  /** `saving`: in place of `save` meanwhile */
  words: { readonly save: string; readonly saving?: string; readonly cancel?: string; readonly reset?: string }
  call: Pick<Operations, 'busy' | 'problem'>
  /** Resolves with something: it is saved. Otherwise what is typed stays. */
  onSave: (values: NoInfer<Values>) => Promise<unknown>
  onCancel?: (() => void) | null | undefined
  /** what `reset` puts in */
  defaults?: NoInfer<Partial<Held<Values>>>
  label?: string
  className?: string
  /** the buttons are at its end, the main one last */
  end?: boolean
  small?: boolean
  /** what is saved cannot be taken back */
  danger?: boolean
  /** what is typed at first, in place of what `now` is typed as */
  typed?: Readonly<Record<string, unknown>>
  /** without the browser's own checks */
  noValidate?: boolean
  /** further buttons; `values`: what is typed, where all of it can be set */
  more?: (values: Values | null) => ReactNode
  /** the fields in another arrangement than one below the other, and what depends on them */
  children?: (field: (name: keyof Values) => ReactNode, values: Partial<Values>) => ReactNode
}

/** What is typed, the values that it is, and the fields with what is wrong about them. */
function useTyped<Values extends object>({ fields, now, defaults = {}, ...props }: FormProps<Values>) {
  const [changes, setChanges] = useState(props.typed ?? {})
  const [tried, setTried] = useState(false)
  const names = Object.keys(fields) as (keyof Values & string)[]
  const collect = (of: readonly (typeof names)[number][], map: (name: (typeof names)[number]) => unknown) =>
    Object.fromEntries(of.map((name) => [name, map(name)]))
  const typed = { ...collect(names, (name) => fields[name].show(now[name])), ...changes }
  const values = collect(names, (name) => fields[name].read(typed[name], typed)) as Partial<Values>
  const flaws = names.filter((name) => values[name] === undefined)
  const changed = names.some((name) => JSON.stringify(values[name]) !== JSON.stringify(now[name]))
  const typing = Object.keys(changes).length > 0
  const usual: Partial<Held<Values>> = defaults
  return {
    values,
    complete: flaws.length === 0 ? (values as Values) : null,
    savable: (changed || props.always) && flaws.every((name) => fields[name].late),
    names,
    setTried,
    begin: () => {
      setChanges({})
      setTried(false)
    },
    reset: () => {
      const reset = names.filter((name) => name in usual)
      setChanges({ ...changes, ...collect(reset, (name) => fields[name].show(usual[name] as Values[typeof name])) })
    },
    field: (name: keyof Values) => {
      const key = name as keyof Values & string
      const { draw, flaw, late } = fields[key]
      const why = flaws.includes(key) && (tried || (!late && typing)) ? flaw : undefined
      return (
        <div key={key} className="grid min-w-0 gap-1">
          {draw({
            typed: typed[key],
            flawed: why !== undefined,
            onType: (next) => setChanges((all) => ({ ...all, [key]: next })),
          })}
          <Problem plain small>
            {typeof why === 'function' ? why(typed[key]) : (why ?? null)}
          </Problem>
        </div>
      )
    },
  }
}

/** A form: its fields are declared, what cannot be set says so at its field, and what went wrong is said above the buttons. */
export function Form<Values extends object>(props: FormProps<Values>): ReactNode {
  const { words, call, small = false, end } = props
  const { values, complete, savable, names, field, ...typed } = useTyped(props)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    typed.setTried(true)
    if (complete && !call.busy && (await props.onSave(complete))) typed.begin()
  }
  const save = (
    <Button
      small={small}
      type="submit"
      {...(props.danger ? { className: 'border-red/50 text-red' } : { variant: 'primary' as const })}
      disabled={call.busy || !savable}
    >
      {call.busy ? (words.saving ?? words.save) : words.save}
    </Button>
  )
  return (
    <form
      aria-label={props.label}
      noValidate={props.noValidate}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === 'Enter' && isImeComposing(event.nativeEvent) && event.preventDefault()}
      className={props.className ?? 'grid gap-4'}
    >
      {props.children?.(field, values) ?? names.map(field)}
      <Problem small>{call.problem}</Problem>
      <div className={cx('flex flex-wrap gap-2', end && 'justify-end')}>
        {end ? null : save}
        {props.more?.(complete)}
        {props.onCancel ? (
          <Button small={small} variant={end ? 'quiet' : 'outline'} onClick={() => props.onCancel?.()}>
            {words.cancel}
          </Button>
        ) : null}
        {end ? save : null}
        {props.defaults ? <Button onClick={typed.reset}>{words.reset}</Button> : null}
      </div>
    </form>
  )
}
