import { MAX_CORRECTION_LENGTH, MAX_HEADING_LENGTH, MAX_SECTION_LENGTH } from '@mimamori/policy/notices/notice-model'
import type { NoticePart } from '@mimamori/policy/notices/notice-text-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId } from 'react'
import { noticeFlawMessage, useNoticeCopy } from './notice-copy.ts'
import type { NoticeDraft } from './use-notice-draft.ts'

type FieldsProps = { language: Language; draft: NoticeDraft; version: number }

/** Title, correction, opening and sections of a notice in one language. */
export function NoticeTextFields({ language, draft, version }: FieldsProps): ReactNode {
  const copy = useNoticeCopy()
  const text = draft.texts[language]
  if (!text) return null
  const line = (part: 'title' | 'correction' | 'opening', most: number, single = false) => (
    <NoticeField
      label={copy.parts[part]}
      place={{ part, section: null, language }}
      draft={draft}
      words={text[part]}
      theirs={draft.theirs?.texts[language]?.[part]}
      most={most}
      single={single}
      onWrite={(words) => draft.write(language, { ...text, [part]: words })}
    />
  )
  return (
    <>
      {line('title', MAX_HEADING_LENGTH, true)}
      {version > 1 ? line('correction', MAX_CORRECTION_LENGTH) : null}
      {line('opening', MAX_SECTION_LENGTH)}
      {text.sections.map((section) => {
        const theirs = draft.theirs?.texts[language]?.sections.find(({ id }) => id === section.id)
        const write = (part: 'heading' | 'text', words: string) =>
          draft.write(language, {
            ...text,
            sections: text.sections.map((each) => (each.id === section.id ? { ...each, [part]: words } : each)),
          })
        const field = (part: 'heading' | 'text', label: string, most: number, typed = false) => (
          <NoticeField
            label={label}
            labelLang={typed ? language : undefined}
            place={{ part, section: section.id, language }}
            draft={draft}
            words={section[part]}
            theirs={theirs?.[part]}
            most={most}
            single={part === 'heading'}
            onWrite={(words) => write(part, words)}
          />
        )
        return (
          <div key={section.id} className="grid gap-2">
            {field('heading', copy.parts.heading, MAX_HEADING_LENGTH)}
            {field('text', section.heading || copy.parts.text, MAX_SECTION_LENGTH, section.heading !== '')}
          </div>
        )
      })}
    </>
  )
}

type FieldProps = {
  label: string
  /** of a label that is a heading of the notice */
  labelLang?: Language | undefined
  place: { part: NoticePart; section: string | null; language: Language }
  draft: NoticeDraft
  words: string
  /** what somebody else has saved here */
  theirs: string | undefined
  most: number
  single: boolean
  onWrite: (words: string) => void
}

/** One part of a notice, with its flaws. */
function NoticeField({ label, labelLang, place, draft, words, theirs, most, single, onWrite }: FieldProps): ReactNode {
  const copy = useNoticeCopy()
  const id = useId()
  const flaws = draft.flaws.filter(
    ({ language, part, section }) => language === place.language && part === place.part && section === place.section,
  )
  const flawMessages = [...new Set(flaws.map((each) => noticeFlawMessage(copy, each)))]
  const shared = {
    id,
    lang: place.language,
    value: words,
    maxLength: most,
    'aria-invalid': flawMessages.length > 0,
    'aria-describedby': flawMessages.length > 0 ? `${id}-flaws` : undefined,
  }
  const look = 'w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 leading-relaxed aria-invalid:border-amber'
  return (
    <div className="grid gap-1">
      <label htmlFor={id} lang={labelLang} className="font-semibold">
        {label}
      </label>
      {single ? (
        <input {...shared} onChange={(event) => onWrite(event.target.value)} className={look} />
      ) : (
        <textarea
          {...shared}
          onChange={(event) => onWrite(event.target.value)}
          className={cx(look, 'field-sizing-content min-h-28')}
        />
      )}
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
