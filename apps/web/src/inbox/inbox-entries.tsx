import type { InboxEntry } from '@mimamori/contract/inbox/inbox-contract'
import { placeOfAnswer } from '@mimamori/policy/inbox/answer-rules'
import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { InboxEmpty } from './inbox-empty.tsx'
import { InboxEntryLine } from './inbox-entry-line.tsx'

const PAGE_SIZE = 30

type Props = {
  list: 'all' | 'unread'
  /** brings a case on screen */
  onOpen: (caseId: string) => void
  /** something else was opened */
  onLeave: () => void
}

/** What this person is told, newest first. Opening an entry leads to what it is about, and it is read then. */
export function InboxEntries({ list, onOpen, onLeave }: Props): ReactNode {
  const copy = useMessages('inbox')
  const cache = useQueryClient()
  const go = useGoToEntry(onOpen)
  const unread = list === 'unread'
  const pages = useInfiniteQuery({
    queryKey: [...queries.inbox.list.key(), list],
    queryFn: ({ pageParam }) =>
      api.inbox.list({ unread, limit: PAGE_SIZE, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries)
  const open = (entry: InboxEntry) => {
    onLeave()
    go(entry)
    if (entry.read) return
    // what could not be marked stays unread, and can be opened again
    void api.inbox
      .read({ ids: [entry.id] })
      .then(() => cache.invalidateQueries({ queryKey: queries.inbox.key() }))
      .catch(() => undefined)
  }
  if (!entries) {
    if (!pages.isError) return <Skeleton className="m-4 h-24" />
    return (
      <div role="alert" className="flex items-center gap-2 px-4 py-3 text-sm">
        {copy.failed}
        <Button small onClick={() => void pages.refetch()}>
          {copy.retry}
        </Button>
      </div>
    )
  }
  if (entries.length === 0) return <InboxEmpty list={list} />
  return (
    <>
      <ul>
        {entries.map((entry) => (
          <InboxEntryLine key={entry.id} entry={entry} onOpen={open} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <div className="border-t border-line px-4 py-2">
          <Button small variant="quiet" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {copy.older}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Brings on screen what an entry is about: its case, the appeal, the withdrawal, the notice, the close of a month, the track record of rules, or one's own texts. */
function useGoToEntry(onOpen: (caseId: string) => void): (entry: InboxEntry) => void {
  const navigate = useNavigate()
  return ({ kind, caseId, appealId, withdrawalId, noticeId, month }) => {
    const place = kind === 'mention' ? 'case' : placeOfAnswer(kind)
    if (place === 'appeal' && appealId) return void navigate({ to: '/appeals', search: { list: 'past', id: appealId } })
    if (place === 'withdrawal' && withdrawalId)
      return void navigate({ to: '/withdrawals/$withdrawalId', params: { withdrawalId } })
    if (place === 'notice' && noticeId) return void navigate({ to: '/notices/$noticeId', params: { noticeId } })
    if (place === 'closing' && month) return void navigate({ to: '/breakdown/close', search: { month } })
    if (place === 'track_record') return void navigate({ to: '/track-record' })
    if (place === 'own_texts') return void navigate({ to: '/settings' })
    if (caseId !== null) onOpen(caseId)
  }
}
