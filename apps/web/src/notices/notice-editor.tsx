import { template } from '@mimamori/copy/notices/template.en'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import { MAX_CORRECTION_LENGTH, MAX_HEADING_LENGTH } from '@mimamori/policy/notices/notice-model'
import { PLACEHOLDER_BLOCKS } from '@mimamori/policy/notices/notice-placeholders'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Segmented } from '@mimamori/ui/segmented'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { EditingContext, type NoticeEditing, useEditing } from './editor-context.ts'
import { NoticeBodyField } from './notice-body-field.tsx'
import { NoticeField } from './notice-field.tsx'
import { NoticeSections } from './notice-sections.tsx'

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

/** The supported Markdown, and the placeholders the desk fills in. */
function NoticeWritingHelp(): ReactNode {
  const copy = useMessages('notices')
  const editor = useMessages('notices/editor')
  const { words } = useCopy()
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
        <p className="text-ink2">{editor.pictureHow}</p>
        <p className="text-ink2">{copy.placeholdersNote}</p>
        <dl className="grid gap-1">
          {line('{{total}}', editor.total)}
          {line('{{month}}', editor.month)}
          {line('{{notice_month}}', editor.noticeMonth)}
          {CATEGORIES.map((each) => line(`{{count:${each}}}`, editor.countOf(words.categories[each])))}
          {line('{{share:…}}', editor.shareOf('…'))}
        </dl>
        <p className="text-ink2">{editor.insertGroups.blocks}</p>
        <dl className="grid gap-1">{PLACEHOLDER_BLOCKS.map((each) => line(`{{${each}}}`, editor.blocks[each]))}</dl>
      </div>
    </details>
  )
}
