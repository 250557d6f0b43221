import { template } from '@mimamori/copy/notices/template.en'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { useNoticeCopy } from './notice-copy.ts'
import { NoticeTextFields } from './notice-text-fields.tsx'
import { NoticeWritingHelp } from './notice-writing-help.tsx'
import type { NoticeDraft } from './use-notice-draft.ts'

type Props = { draft: NoticeDraft; version: number; language: Language; onLanguage: (language: Language) => void }

/** The sections of a notice in one of its languages. */
export function NoticeEditor({ draft, version, language, onLanguage }: Props): ReactNode {
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
      <NoticeWritingHelp />
      <NoticeTextFields key={shown} language={shown} draft={draft} version={version} />
    </div>
  )
}

function EnglishToggle({ draft: { texts, writeAll }, onLanguage }: Pick<Props, 'draft' | 'onLanguage'>) {
  const copy = useNoticeCopy()
  const turn = () => {
    writeAll(texts.en ? { ...texts, en: null } : withEnglish(texts, template))
    onLanguage(texts.en ? 'ja' : 'en')
  }
  return (
    <Button variant="quiet" small onClick={turn}>
      {texts.en ? copy.dropEnglish : copy.addEnglish}
    </Button>
  )
}
