import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { fieldId } from './field-place.ts'
import { noticeFlawMessage } from './notice-copy.ts'
import { picturesIn } from './picture-text.ts'
import { usePlaceholderWords } from './placeholder-words.ts'
import { altFieldId } from './use-add-picture.ts'
import type { NoticeDraft } from './use-notice-draft.ts'

/** Where a flaw is mended. */
function mendingId(flaw: NoticeFlawAt): string {
  const picture = flaw.flaw === 'alt_missing' ? picturesIn(flaw.what)[0] : undefined
  return picture ? altFieldId(picture.id, flaw.section, flaw.language) : fieldId(flaw)
}

/** What keeps a notice from being published, each leading to its field. */
export function NoticeFlawList({
  draft: { texts, flaws },
  onGo,
}: {
  draft: NoticeDraft
  onGo: (flaw: NoticeFlawAt, id: string) => void
}): ReactNode {
  const copy = useMessages('notices/editor')
  const words = useMessages('notices')
  const worded = usePlaceholderWords()
  if (flaws.length === 0) return null
  const placeOf = ({ part, section, language }: NoticeFlawAt): string => {
    const heading = texts[language]?.sections.find(({ id }) => id === section)?.heading
    const place =
      section === null ? (part === 'whole' ? copy.whole : words.parts[part]) : worded(heading ?? '') || copy.untitled
    return copy.flawAt(place, texts.en ? (language === 'ja' ? words.japanese : words.english) : null)
  }
  const lines = flaws.map((flaw) => ({ flaw, id: mendingId(flaw), message: noticeFlawMessage(words, flaw) }))
  const each = lines.filter(
    (line, n) => lines.findIndex(({ id, message }) => id === line.id && message === line.message) === n,
  )
  return (
    <section aria-label={copy.flaws} className="grid gap-1">
      <h2 className="text-sm font-semibold text-ink2">{copy.flaws}</h2>
      <ul className="-mx-1.5 grid gap-0.5">
        {each.map(({ flaw, id, message }) => (
          <li key={`${id} ${message}`}>
            <button
              type="button"
              onClick={() => onGo(flaw, id)}
              className="flex w-full gap-2 rounded-md px-1.5 py-1 text-left text-sm hover:bg-hover"
            >
              <CircleAlert size={14} className="mt-px flex-none text-amber" aria-hidden="true" />
              <span className="grid min-w-0 gap-0.5">
                <span lang={flaw.section === null ? undefined : flaw.language} className="truncate text-ink2">
                  {placeOf(flaw)}
                </span>
                <span className="[word-break:normal]">{message}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
