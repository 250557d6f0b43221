import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useConnection } from '../../api/use-connection.ts'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { documentInLanguage } from '../../notices/document-in-language.ts'
import { DownloadLink } from '../../notices/download-link.tsx'
import { useNoticeCopy } from '../../notices/notice-copy.ts'
import { NoticeDocumentPreview } from '../../notices/notice-document-preview.tsx'
import { NoticeEditor } from '../../notices/notice-editor.tsx'
import { NoticeStateTag } from '../../notices/notice-state-tag.tsx'
import { loadNoticeDraft } from '../../notices/stored-notice-draft.ts'
import { type NoticeDraft, useNoticeDraft } from '../../notices/use-notice-draft.ts'
import { useDesk } from '../desk-context.tsx'
import { ItemFailed } from '../item-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { NoticeActions } from './notice-actions.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import { NoticePermission } from './notice-permission.tsx'
import { NOTICES_POLL_INTERVAL_MS } from './use-notice-mutation.ts'

const PREVIEW_DELAY_MS = 500

/** One notice: its text and, beside it, what is published; with what is left to do until it is. */
export function NoticePage(): ReactNode {
  return (
    <NoticePermission>
      <NoticeLoader />
    </NoticePermission>
  )
}

function NoticeLoader() {
  const copy = useNoticeCopy()
  const { me } = useDesk()
  const { noticeId } = useParams({ from: '/notices/$noticeId' })
  const query = useQuery({
    ...queries.notices.get.queryOptions({ input: { noticeId } }),
    refetchInterval: NOTICES_POLL_INTERVAL_MS,
  })
  // somebody has discarded it; the unsaved text of this person stays on screen
  const gone = query.isError && failureOf(query.error).kind === 'not_found'
  if (query.data && (!gone || loadNoticeDraft(noticeId, me.id)))
    return <NoticeScreen key={noticeId} notice={query.data} gone={gone} />
  if (query.isError) {
    const back = (
      <Link
        to="/notices"
        className="inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover"
      >
        {copy.back}
      </Link>
    )
    return <ItemFailed error={query.error} copy={copy} onRetry={() => void query.refetch()} back={back} />
  }
  return (
    <div className="px-4 pt-3">
      <PageTitle>{copy.title}</PageTitle>
      <SkeletonRows rows={12} label={copy.loading} />
    </div>
  )
}

function NoticeScreen({ notice, gone }: { notice: NoticeView; gone: boolean }) {
  const copy = useNoticeCopy()
  const { me } = useDesk()
  const draft = useNoticeDraft(notice, me.id)
  const navigate = useNavigate()
  const own = useLanguage().language
  const [language, setLanguage] = useState<Language>(draft.texts.en ? own : 'ja')
  useKeys({ escape: () => void navigate({ to: '/notices' }) })
  const writes = notice.moves.save === null
  return (
    <div className="flex h-full min-h-0 flex-col max-sheet:overflow-y-auto">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <Link
          to="/notices"
          className="-ml-1.5 inline-flex min-h-6 items-center gap-0.5 rounded-md px-1 text-sm text-ink2 hover:bg-hover hover:text-ink"
        >
          <ChevronLeft size={14} aria-hidden="true" />
          {copy.back}
        </Link>
        <PageTitle>{copy.issue(notice.month, notice.version)}</PageTitle>
        <NoticeStateTag it={notice} />
      </header>
      <div className="flex min-h-0 flex-1 border-t border-line max-sheet:flex-none max-sheet:flex-col">
        {writes ? (
          <section
            aria-label={copy.editor}
            className="min-w-0 flex-1 overflow-y-auto px-4 py-3 max-sheet:overflow-visible"
          >
            <NoticeEditor draft={draft} version={notice.version} language={language} onLanguage={setLanguage} />
          </section>
        ) : null}
        <NoticePreview notice={notice} draft={draft} language={language} onLanguage={setLanguage} />
        <div className="w-72 flex-none overflow-y-auto border-l border-line bg-panel max-sheet:contents">
          <div className="px-4 py-3.5 max-sheet:sticky max-sheet:bottom-0 max-sheet:order-last max-sheet:border-t max-sheet:border-line2 max-sheet:bg-panel max-sheet:py-2.5">
            {gone ? <NoticeGone draft={draft} /> : <NoticeActions notice={notice} draft={draft} />}
          </div>
          <div className="mx-4 border-t border-line py-3.5 max-sheet:mx-0 max-sheet:bg-panel max-sheet:px-4">
            <NoticeFacts notice={notice} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** The draft was discarded by somebody else while this person wrote in it. */
function NoticeGone({ draft }: { draft: NoticeDraft }) {
  const copy = useNoticeCopy()
  const navigate = useNavigate()
  const leave = () => {
    draft.done()
    void navigate({ to: '/notices' })
  }
  return (
    <div className="grid gap-1.5">
      <div role="alert" className="grid gap-1 rounded-md bg-amber-bg px-3 py-2 text-sm">
        <p className="text-amber">{copy.gone}</p>
        <p>{copy.goneNext}</p>
      </div>
      <Button small variant="quiet" onClick={leave} className="justify-self-start">
        {copy.discard}
      </Button>
    </div>
  )
}

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
  return { documents: documents ?? notice.documents, old: draft.dirty && isError }
}

type ShownProps = {
  notice: NoticeView
  draft: NoticeDraft
  language: Language
  onLanguage: (language: Language) => void
}

function NoticePreview({ notice, draft, language, onLanguage }: ShownProps) {
  const copy = useNoticeCopy()
  const { documents, old } = usePreview(notice, draft)
  const shown = documentInLanguage(documents, language)
  const published = notice.published !== null
  const name = `notice-${notice.month}-v${notice.version}-${shown?.language ?? 'ja'}`
  return (
    <section
      aria-label={published ? copy.document : copy.preview}
      className="flex min-w-0 flex-1 flex-col border-l border-line first:border-l-0 max-sheet:h-[85vh] max-sheet:flex-none max-sheet:border-t max-sheet:border-l-0"
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
        <h2 className="text-sm font-semibold text-ink2">{published ? copy.document : copy.preview}</h2>
        {documents.length > 1 && notice.moves.save !== null ? (
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
      </div>
    </section>
  )
}
