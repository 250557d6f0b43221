import { MAX_SECTION_LENGTH, type NoticeSection } from '@mimamori/policy/notices/notice-model'
import { hasBlock } from '@mimamori/policy/notices/notice-placeholders'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useId } from 'react'
import { noticeFlawMessage, useNoticeCopy } from './notice-copy.ts'
import type { NoticeDraft } from './use-notice-draft.ts'

export type FieldProps = { section: NoticeSection; language: Language; draft: NoticeDraft }

/** One section of a notice in one language, with its flaws. */
export function NoticeSectionField({ section, language, draft }: FieldProps): ReactNode {
  const copy = useNoticeCopy()
  const id = useId()
  const words = draft.texts[language]?.[section] ?? ''
  const flaws = draft.flaws.filter((each) => each.language === language && each.section === section)
  const flawMessages = [...new Set(flaws.map((each) => noticeFlawMessage(copy, each)))]
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {copy.sections[section]}
      </label>
      <textarea
        id={id}
        lang={language}
        value={words}
        maxLength={MAX_SECTION_LENGTH}
        aria-invalid={flawMessages.length > 0}
        aria-describedby={flawMessages.length > 0 ? `${id}-flaws` : undefined}
        onChange={(event) => draft.write(language, section, event.target.value)}
        className={cx(
          'field-sizing-content min-h-28 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 leading-relaxed',
          'aria-invalid:border-amber',
        )}
      />
      {section === 'standards' && words.trim() !== '' && !hasBlock(words, 'standards') ? (
        <p className="text-sm text-ink2">{copy.standardsTyped}</p>
      ) : null}
      {flawMessages.length > 0 ? (
        <ul id={`${id}-flaws`} className="grid gap-0.5 text-sm text-amber">
          {flawMessages.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      <SavedByOther section={section} language={language} draft={draft} />
    </div>
  )
}

/** The text of this section that somebody else has saved, while it differs from this one. */
function SavedByOther({ section, language, draft }: FieldProps): ReactNode {
  const copy = useNoticeCopy()
  if (!draft.theirs) return null
  const { texts, edited } = draft.theirs
  const words = texts[language]?.[section]
  if (words === undefined || words === draft.texts[language]?.[section]) return null
  return (
    <div className="grid gap-1 rounded-md border border-amber/40 bg-amber-bg px-2.5 py-2">
      <div className="flex items-center justify-between gap-2 text-sm">
        <span className="font-semibold text-amber">{copy.theirs(edited.by.alias)}</span>
        <Button small onClick={() => draft.write(language, section, words)}>
          {copy.useTheirs}
        </Button>
      </div>
      <p lang={language} className="verbatim max-h-60 overflow-y-auto text-sm">
        {words}
      </p>
    </div>
  )
}
