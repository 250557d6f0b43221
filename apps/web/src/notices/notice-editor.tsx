import { template } from '@mimamori/copy/notices/template.en'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_SECTION_LENGTH, NOTICE_SECTIONS, type NoticeSection } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Segmented } from '@mimamori/ui/segmented'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { noticeFlawMessage, useNoticeCopy } from './notice-copy.ts'
import type { NoticeDraft } from './use-notice-draft.ts'

type Props = { draft: NoticeDraft; language: Language; onLanguage: (language: Language) => void }

/** The sections of a notice in one of its languages. */
export function NoticeEditor({ draft, language, onLanguage }: Props): ReactNode {
  const copy = useNoticeCopy()
  const { texts } = draft
  const shown = texts.en ? language : 'ja'
  return (
    <div className="grid content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {texts.en ? (
          <Segmented
            label={copy.language}
            value={shown}
            options={[
              { value: 'ja', label: copy.japanese, lang: 'ja' },
              { value: 'en', label: copy.english, lang: 'en' },
            ]}
            onChange={onLanguage}
          />
        ) : (
          <span lang="ja" className="text-sm text-ink2">
            {copy.japanese}
          </span>
        )}
        <EnglishToggle draft={draft} onLanguage={onLanguage} />
      </div>
      <WritingHelp />
      {NOTICE_SECTIONS.map((section) => (
        <SectionField key={`${shown} ${section}`} section={section} language={shown} draft={draft} />
      ))}
    </div>
  )
}

function EnglishToggle({ draft: { texts, writeAll }, onLanguage }: Pick<Props, 'draft' | 'onLanguage'>) {
  const copy = useNoticeCopy()
  const turn = () => {
    writeAll({ ...texts, en: texts.en ? null : template })
    onLanguage(texts.en ? 'ja' : 'en')
  }
  return (
    <Button variant="quiet" small onClick={turn}>
      {texts.en ? copy.dropEnglish : copy.addEnglish}
    </Button>
  )
}

/** What may be written, and what the desk fills in. */
function WritingHelp() {
  const copy = useNoticeCopy()
  const { words } = useCopy()
  const placeholderWords = copy.placeholders
  const line = (code: string, meaning: string) => (
    <div key={code} className="flex gap-2">
      <dt className="flex-none">
        <code className="rounded-sm bg-sunk px-1 text-sm">{code}</code>
      </dt>
      <dd className="text-ink2">{meaning}</dd>
    </div>
  )
  return (
    <details className="group rounded-lg border border-line bg-panel text-sm">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 px-2.5 hover:bg-hover">
        <ChevronRight size={14} className="flex-none text-ink2 group-open:rotate-90" aria-hidden="true" />
        {copy.howTo}
      </summary>
      <div className="grid gap-2 border-t border-line px-3 py-2.5">
        <p className="flex flex-wrap gap-2">
          {copy.howToLines.map((each) => (
            <code key={each} className="rounded-sm bg-sunk px-1">
              {each}
            </code>
          ))}
        </p>
        <p className="text-ink2">{copy.placeholdersNote}</p>
        <dl className="grid gap-1">
          {(['total', 'month', 'notice_month', 'breakdown', 'definitions'] as const).map((each) =>
            line(`{{${each}}}`, placeholderWords[each]),
          )}
          {CATEGORIES.map((each) => line(`{{count:${each}}}`, `${placeholderWords.count}: ${words.categories[each]}`))}
          {line('{{share:…}}', placeholderWords.share)}
        </dl>
      </div>
    </details>
  )
}

type FieldProps = { section: NoticeSection; language: Language; draft: NoticeDraft }

function SectionField({ section, language, draft }: FieldProps) {
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

/** What somebody else has saved of this section, while it is another text than this one. */
function SavedByOther({ section, language, draft }: FieldProps) {
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
