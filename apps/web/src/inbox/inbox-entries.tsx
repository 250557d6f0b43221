import type { InboxEntry } from '@mimamori/contract/inbox/inbox-contract'
import { placeOfAnswer } from '@mimamori/policy/inbox/answer-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { ruleName, useRuleNames } from '../i18n/rule-names.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { InboxEmpty } from './inbox-empty.tsx'

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

type InboxEntryLineProps = { entry: InboxEntry; onOpen: (entry: InboxEntry) => void }

/** One entry of the inbox: what happened, to which case, and the words of who did it. */
function InboxEntryLine({ entry, onOpen }: InboxEntryLineProps): ReactNode {
  const copy = useMessages('inbox')
  const nameOf = usePersonName()
  const { instants } = useCopy()
  const { kind, at, by, caseNumber, title, words, until, month, rule, read } = entry
  const names = useRuleNames()
  const decided = useDecidedWords(entry)
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        onClick={() => onOpen(entry)}
        className="grid w-full grid-cols-[8px_minmax(0,1fr)] gap-x-2.5 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
      >
        <span className={cx('mt-1.5 size-2 rounded-full', !read && 'bg-accent')}>
          {read ? null : <span className="sr-only">{copy.unread}</span>}
        </span>
        <span className="grid gap-0.5">
          <span className={cx('text-sm/5', !read && 'font-semibold')}>
            {copy.told[kind](by === null ? copy.system : nameOf(by))}
          </span>
          {decided ? <span className="text-sm/5">{decided}</span> : null}
          {words ? (
            <span lang={langOf(words)} className="line-clamp-2 text-sm/5 [overflow-wrap:anywhere]">
              {words}
            </span>
          ) : null}
          <span className="flex items-baseline gap-2 text-sm text-ink2">
            {caseNumber === null ? (
              <span className="min-w-0 flex-1 truncate">
                {month !== null ? copy.month(month) : rule !== null ? ruleName(names, rule) : null}
              </span>
            ) : (
              <>
                <span className="sr-only">{copy.opens(caseNumber)}</span>
                <span aria-hidden="true">#{caseNumber}</span>
                <MemberTitle text={title} className="min-w-0 flex-1 truncate" />
              </>
            )}
            {until ? (
              <span className="flex-none">
                {(rule === null ? copy.until : copy.silentUntil)(instants.brief(until))}
              </span>
            ) : null}
            <Timestamp at={at} brief />
          </span>
        </span>
      </button>
    </li>
  )
}

/** What was decided, in words; `null`: it is about no decision that says more. */
function useDecidedWords({ kind, measures }: InboxEntry): string | null {
  const { words } = useCopy()
  // an enquiry that was answered has no measures, which is no “no violation”
  if (measures === null || (kind !== 'escalation_decided' && kind !== 'watched_decided')) return null
  return measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
}
