import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useMessages } from '../../i18n/messages.ts'
import { loadNoticeDraft } from '../../notices/stored-notice-draft.ts'
import { useDesk } from '../desk-context.tsx'
import { ItemFailed } from '../item-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { NoticePermission } from './notice-permission.tsx'
import { NoticeScreen } from './notice-screen.tsx'
import { NOTICES_POLL_INTERVAL_MS } from './use-notice-operation.ts'

/** One notice: its text and, beside it, what is published; with what is left to do until it is. */
export function NoticePage(): ReactNode {
  return (
    <NoticePermission>
      <NoticeLoader />
    </NoticePermission>
  )
}

/** A notice with its documents, which are large: read again only where the desk says that it has changed. */
function useNotice(noticeId: string) {
  const query = useQuery(queries.notices.get.queryOptions({ input: { noticeId } }))
  const state = useQuery({
    ...queries.notices.state.queryOptions({ input: { noticeId } }),
    refetchInterval: NOTICES_POLL_INTERVAL_MS,
  })
  const { refetch } = query
  const stamp = query.data?.stamp
  const changed = stamp !== undefined && state.data !== undefined && state.data.stamp !== stamp
  const { dataUpdatedAt } = state
  useEffect(() => {
    if (changed && dataUpdatedAt > 0) void refetch()
  }, [changed, dataUpdatedAt, refetch])
  // also what is gone is told by its state
  const gone = state.isError && failureOf(state.error).kind === 'not_found'
  useEffect(() => {
    if (gone) void refetch()
  }, [gone, refetch])
  return query
}

function NoticeLoader() {
  const copy = useMessages('notices')
  const { me } = useDesk()
  const { noticeId } = useParams({ from: '/notices/$noticeId' })
  const query = useNotice(noticeId)
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
