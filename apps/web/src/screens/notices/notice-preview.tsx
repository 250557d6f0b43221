import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useConnection } from '../../api/use-connection.ts'
import { useMessages } from '../../i18n/messages.ts'
import { documentInLanguage } from '../../notices/document-in-language.ts'
import { DownloadLink } from '../../notices/download-link.tsx'
import { NoticeDocumentPreview } from '../../notices/notice-document-preview.tsx'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'

const PREVIEW_DELAY_MS = 500

/** The text as it would be published, a moment after it was typed. What could not be made anew stays, and is once the desk answers. */
function usePreview(notice: NoticeView, draft: NoticeDraft) {
  const [settled, setSettled] = useState(draft.texts)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft.texts), PREVIEW_DELAY_MS)
    return () => clearTimeout(timer)
  }, [draft.texts])
  const query = useQuery({
    ...queries.notices.preview.queryOptions({ input: { noticeId: notice.id, texts: settled } }),
    enabled: draft.dirty,
    placeholderData: (before) => before,
    gcTime: 0,
  })
  const { data, isError, refetch } = query
  const { up } = useConnection()
  const away = useRef(false)
  useEffect(() => {
    // once for each time the desk is back: what it answered with a refusal it would refuse again
    if (up && away.current) void refetch()
    away.current = !up
  }, [up, refetch])
  const last = useRef(data)
  useEffect(() => {
    if (data || !draft.dirty) last.current = data
  }, [data, draft.dirty])
  const documents = draft.dirty ? (data ?? last.current)?.documents : undefined
  return {
    documents: documents ?? notice.documents,
    unrendered: documents ? null : notice.unrendered,
    old: draft.dirty && isError,
  }
}

type Props = {
  notice: NoticeView
  draft: NoticeDraft
  language: Language
  /** a tab says already what it is */
  inTab: boolean
  /** another language is chosen here, not in the editor beside it */
  choosesLanguage: boolean
  onLanguage: (language: Language) => void
}

/** A notice as readers see it, in one language. */
export function NoticePreview({ notice, draft, language, inTab, choosesLanguage, onLanguage }: Props): ReactNode {
  const copy = useMessages('notices')
  const { documents, unrendered, old } = usePreview(notice, draft)
  const shown = documentInLanguage(documents, language)
  const published = notice.published !== null
  const name = `notice-${notice.month}-v${notice.version}-${shown?.language ?? 'ja'}`
  return (
    <section
      aria-label={published ? copy.document : copy.preview}
      className="flex min-w-0 flex-1 flex-col border-l border-line first:border-l-0 max-sheet:h-[85vh] max-sheet:flex-none"
    >
      <div
        className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 empty:hidden', inTab ? '' : 'min-h-9')}
      >
        <h2 className={inTab ? 'sr-only' : 'text-sm font-semibold text-ink2'}>
          {published ? copy.document : copy.preview}
        </h2>
        {documents.length > 1 && choosesLanguage ? (
          <Segmented
            label={copy.language}
            value={shown?.language ?? 'ja'}
            options={[
              { value: 'ja', label: copy.japanese, lang: 'ja' },
              { value: 'en', label: copy.english, lang: 'en' },
            ]}
            onChange={onLanguage}
          />
        ) : null}
        {published && shown ? (
          <span className="ml-auto flex gap-1">
            <DownloadLink text={shown.html} type="text/html" name={`${name}.html`}>
              {copy.html}
            </DownloadLink>
            <DownloadLink text={shown.markdown} type="text/markdown" name={`${name}.md`}>
              {copy.markdown}
            </DownloadLink>
          </span>
        ) : null}
        {old ? <span className="text-sm text-amber">{copy.previewOld}</span> : null}
      </div>
      <div className="min-h-0 flex-1 border-t border-line">
        {shown ? <NoticeDocumentPreview html={shown.html} title={shown.title} /> : null}
        {unrendered ? <Problem>{copy.refusals[unrendered]}</Problem> : null}
      </div>
    </section>
  )
}
