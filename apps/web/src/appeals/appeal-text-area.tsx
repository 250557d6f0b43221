import { type ReactNode, useId } from 'react'

type AreaProps = {
  label: string
  value: string
  maxLength: number
  lang?: string
  fieldRef?: React.Ref<HTMLTextAreaElement>
  onChange: (value: string) => void
  className: string
}

/** Labelled text area of the appeal form. */
export function AppealTextArea({ label, value, maxLength, lang, fieldRef, onChange, className }: AreaProps): ReactNode {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label}
      </label>
      <textarea
        ref={fieldRef}
        id={id}
        lang={lang}
        value={value}
        required
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
        className={`field-sizing-content max-h-80 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 leading-6 ${className}`}
      />
    </div>
  )
}
