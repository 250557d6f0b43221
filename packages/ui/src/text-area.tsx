import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './class-names.tsx'

type Props = ComponentProps<'textarea'> & {
  label: string
  /** what is expected, behind the label */
  hint?: string
}

/** A labelled text of several lines, which grows with what is written. */
export function TextArea({ label, hint, className, ...rest }: Props): ReactNode {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label} {hint ? <span className="font-normal">{hint}</span> : null}
      </label>
      <textarea
        id={id}
        className={cx(
          'field-sizing-content w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 text-ink',
          className,
        )}
        {...rest}
      />
    </div>
  )
}
