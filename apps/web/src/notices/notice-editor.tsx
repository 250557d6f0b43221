import { template } from '@mimamori/copy/notices/template.en'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import { MAX_CORRECTION_LENGTH, MAX_HEADING_LENGTH } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { EditingContext, type NoticeEditing, useEditing } from './editor-context.ts'
import { NoticeBodyField } from './notice-body-field.tsx'
import { NoticeField } from './notice-field.tsx'
import { NoticeSections } from './notice-sections.tsx'
import { NoticeWritingHelp } from './notice-writing-help.tsx'

/** The languages on screen: one, or both side by side. */
export type EditorLanguage = Language | 'both'

type Props = Omit<NoticeEditing, 'languages'> & {
  shown: EditorLanguage
  onShow: (shown: EditorLanguage) => void
  /** both languages fit beside each other */
  wide: boolean
}

/** The text of a notice: title, correction, opening and sections, in one language or in both. */
export function NoticeEditor({ shown, onShow, wide, ...editing }: Props): ReactNode {
  const { texts } = editing.draft
  const languages: readonly Language[] = !texts.en ? ['ja'] : shown === 'both' ? ['ja', 'en'] : [shown]
  const both = languages.length > 1
  return (
    <EditingContext value={{ ...editing, languages }}>
      <div className={cx('mx-auto grid w-full content-start gap-3', both ? 'max-w-[1400px]' : 'max-w-[760px]')}>
        <EditorToolbar shown={shown} onShow={onShow} wide={wide} />
        <div className={cx('grid gap-3', both && 'grid-cols-2 gap-x-4')}>
          {editing.version > 1
            ? languages.map((language) => <LineField key={language} part="correction" language={language} />)
            : null}
          {languages.map((language) => (
            <LineField key={language} part="title" language={language} />
          ))}
          {languages.map((language) => (
            <Opening key={language} language={language} />
          ))}
        </div>
        <NoticeSections />
        <NoticeWritingHelp />
      </div>
    </EditingContext>
  )
}

function EditorToolbar({ shown, onShow, wide }: Pick<Props, 'shown' | 'onShow' | 'wide'>) {
  const {
    draft: { texts, writeAll },
  } = useEditing()
  const copy = useMessages('notices')
  const { both } = useMessages('notices/editor')
  const turnEnglish = () => {
    writeAll(texts.en ? { ...texts, en: null } : withEnglish(texts, template))
    onShow(texts.en ? 'ja' : 'en')
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {texts.en ? (
        <Segmented<EditorLanguage>
          label={copy.language}
          value={shown}
          options={[
            { value: 'ja', label: copy.japanese, lang: 'ja' },
            { value: 'en', label: copy.english, lang: 'en' },
            ...(wide ? [{ value: 'both' as const, label: both }] : []),
          ]}
          onChange={onShow}
        />
      ) : (
        <span lang="ja" className="text-sm text-ink2">
          {copy.japanese}
        </span>
      )}
      <Button variant="quiet" small onClick={turnEnglish}>
        {texts.en ? copy.dropEnglish : copy.addEnglish}
      </Button>
    </div>
  )
}

/** A label that says its language, where both are on screen. */
function useSideLabel(language: Language): (label: string) => string {
  const { languages } = useEditing()
  const { flawAt } = useMessages('notices/editor')
  const { japanese, english } = useMessages('notices')
  return (label) => (languages.length > 1 ? flawAt(label, language === 'ja' ? japanese : english) : label)
}

function LineField({ part, language }: { part: 'title' | 'correction'; language: Language }) {
  const { draft } = useEditing()
  const { parts } = useMessages('notices')
  const copy = useMessages('notices/editor')
  const side = useSideLabel(language)
  const text = draft.texts[language]
  if (!text) return null
  const correction = part === 'correction'
  return (
    <NoticeField
      label={side(parts[part])}
      place={{ part, section: null, language }}
      words={text[part]}
      theirs={draft.theirs?.texts[language]?.[part]}
      most={correction ? MAX_CORRECTION_LENGTH : MAX_HEADING_LENGTH}
      onWrite={(words) => draft.write(language, { ...text, [part]: words })}
      {...(correction
        ? { area: { className: 'min-h-16', required: true }, note: copy.correctionNote, hint: copy.correctionHint }
        : {})}
    />
  )
}

function Opening({ language }: { language: Language }) {
  const { parts } = useMessages('notices')
  const { openingHint } = useMessages('notices/editor')
  const side = useSideLabel(language)
  return <NoticeBodyField language={language} section={null} label={side(parts.opening)} hint={openingHint} />
}
