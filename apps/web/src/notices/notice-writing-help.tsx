import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { PLACEHOLDER_BLOCKS } from '@mimamori/policy/notices/notice-placeholders'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** The supported Markdown, and the placeholders the desk fills in. */
export function NoticeWritingHelp(): ReactNode {
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
