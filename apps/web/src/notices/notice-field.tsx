import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ComponentProps, ReactNode, Ref } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useEditing } from './editor-context.ts'
import { type FieldPlace, fieldId } from './field-place.ts'
import { noticeFlawMessage } from './notice-copy.ts'

type Props = {
  label: string
  /** of a label that is a heading of the notice */
  labelLang?: Language | undefined
  /** its place and its size say already what it is */
  quiet?: boolean
  place: FieldPlace
  words: string
  /** what somebody else has saved here */
  theirs: string | undefined
  most: number
  onWrite: (words: string) => void
  note?: string
  hint?: string
  /** of a text of several lines; left out: a line */
  area?: ComponentProps<'textarea'> & { ref?: Ref<HTMLTextAreaElement> }
}

const BOX = 'w-full rounded-md border bg-panel px-2.5 py-1.5 aria-invalid:border-amber'
const LINE_LOOKS: Partial<Record<FieldPlace['part'], string>> = {
  title: 'border-line2 text-lg font-semibold',
  heading: 'border-transparent bg-transparent px-1.5! font-semibold hover:border-line2 focus:border-line2',
}

/** One text of a notice, with its flaws, and with what somebody else has saved meanwhile. */
export function NoticeField(props: Props): ReactNode {
  const { label, labelLang, quiet, place, words, theirs, most, onWrite, note, hint, area } = props
  const { draft } = useEditing()
  const copy = useMessages('notices')
  const id = fieldId(place)
  const flaws = draft.flaws.filter(
    ({ language, part, section, flaw }) =>
      language === place.language &&
      part === place.part &&
      section === place.section &&
      // said at the field of that text
      flaw !== 'alt_missing',
  )
  const flawMessages = [...new Set(flaws.map((each) => noticeFlawMessage(copy, each)))]
  const described = [...(note ? [`${id}-note`] : []), ...(flawMessages.length > 0 ? [`${id}-flaws`] : [])]
  const shared = {
    id,
    lang: place.language,
    value: words,
    maxLength: most,
    placeholder: hint,
    'aria-invalid': flawMessages.length > 0,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  }
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} lang={labelLang} className={quiet ? 'sr-only' : 'text-sm font-semibold text-ink2'}>
        {label}
      </label>
      {area ? (
        <textarea
          {...shared}
          {...area}
          onChange={(event) => onWrite(event.target.value)}
          className={cx(BOX, 'field-sizing-content border-line2 leading-relaxed', area.className)}
        />
      ) : (
        <input
          {...shared}
          onChange={(event) => onWrite(event.target.value)}
          className={cx(BOX, LINE_LOOKS[place.part])}
        />
      )}
      {note ? (
        <p id={`${id}-note`} className="text-sm text-ink2">
          {note}
        </p>
      ) : null}
      {flawMessages.length > 0 ? (
        <ul id={`${id}-flaws`} className="grid gap-0.5 text-sm text-amber">
          {flawMessages.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      {draft.theirs && theirs !== undefined && theirs !== words ? (
        <div className="grid gap-1 rounded-md border border-amber/40 bg-amber-bg px-2.5 py-2">
          <div className="flex items-center justify-between gap-2 text-sm">
            <span className="font-semibold text-amber">{copy.theirs(draft.theirs.edited.by.alias)}</span>
            <Button small onClick={() => onWrite(theirs)}>
              {copy.useTheirs}
            </Button>
          </div>
          <p lang={place.language} className="verbatim max-h-60 overflow-y-auto text-sm">
            {theirs}
          </p>
        </div>
      ) : null}
    </div>
  )
}
