import type { LocalizedText } from '@mimamori/policy/catalogue/catalogue-entry'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { type FocusEvent, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  /** name of the field in the data, as flaws name it */
  name: string
  label: string
  value: LocalizedText
  lines: number
  flaws: readonly EntryFieldFlaw[]
  onChange: (value: LocalizedText) => void
  onFocus?: (event: FocusEvent<HTMLTextAreaElement>) => void
}

/** The same words in both languages, side by side. */
export function LocalizedField({ name, label, value, lines, flaws, onChange, onFocus }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const id = useId()
  return (
    <fieldset className="grid gap-x-4 gap-y-2 strip:grid-cols-2">
      <legend className="sr-only">{label}</legend>
      {LANGUAGES.map((language) => {
        const own = flaws.filter((flaw) => flaw.field === `${name}.${language}`)
        const field = `${id}-${language}`
        return (
          <div key={language} className="grid min-w-0 content-start gap-1">
            <label htmlFor={field} className="text-sm font-semibold text-ink2">
              {catalogueCopy.inLanguage(label, catalogueCopy.languages[language])}
            </label>
            <LocalizedInput
              id={field}
              lang={language}
              single={lines === 1}
              rows={lines}
              data-field={`${name}.${language}`}
              value={value[language]}
              aria-invalid={own.length > 0}
              aria-describedby={own.length > 0 ? `${field}-flaws` : undefined}
              onFocus={onFocus}
              onChange={(event) => onChange({ ...value, [language]: event.target.value })}
            />
            <FlawLines id={`${field}-flaws`} flaws={own} />
          </div>
        )
      })}
    </fieldset>
  )
}

const INPUT_CLASS = 'w-full rounded-md border bg-panel px-2.5 aria-invalid:border-red border-line2'

/** A line, or a text that grows with what is written. */
function LocalizedInput({ single, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { single: boolean }) {
  if (!single)
    return <textarea {...rest} className={`${INPUT_CLASS} field-sizing-content max-h-96 min-h-20 py-1.5 leading-6`} />
  const { rows: _, ...line } = rest as InputHTMLAttributes<HTMLInputElement> & { rows?: number }
  return <input {...line} className={`${INPUT_CLASS} h-9`} />
}

/** What is wrong with a field, in words. */
export function FlawLines({ id, flaws }: { id?: string; flaws: readonly EntryFieldFlaw[] }): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  if (flaws.length === 0) return null
  return (
    <ul id={id} className="text-sm text-red">
      {flaws.map(({ flaw, what }) => (
        <li key={`${flaw} ${what}`}>{catalogueCopy.flaw(what, catalogueCopy.refusals[flaw])}</li>
      ))}
    </ul>
  )
}
