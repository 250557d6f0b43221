import type { WatchedCase } from '@mimamori/contract/inbox/inbox-contract'
import { IconButton } from '@mimamori/ui/icon-button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { InboxEmpty } from './inbox-empty.tsx'

/** The cases this person watches; each is opened, or watched no more. */
export function WatchedCases({ onOpen }: { onOpen: (caseId: string) => void }): ReactNode {
  const copy = useMessages('inbox')
  const { cases } = useCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const watched = useQuery(queries.inbox.watched.queryOptions())
  const unwatch = ({ caseId, caseNumber }: WatchedCase) =>
    void api.inbox.watch({ caseId, on: false }).then(
      () => {
        announce(copy.unwatched(caseNumber), true)
        void cache.invalidateQueries({ queryKey: queries.inbox.key() })
      },
      () => announce(copy.failed, true),
    )
  if (!watched.data)
    return watched.isError ? <p className="px-4 py-3 text-sm">{copy.failed}</p> : <Skeleton className="m-4 h-24" />
  if (watched.data.length === 0) return <InboxEmpty list="watched" />
  return (
    <ul>
      {watched.data.map((each) => (
        <li key={each.caseId} className="flex items-center gap-1 border-t border-line pr-3 first:border-t-0">
          <button
            type="button"
            onClick={() => onOpen(each.caseId)}
            className="grid min-w-0 flex-1 gap-0.5 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
          >
            <MemberTitle text={each.title} className="truncate text-sm/5" />
            <span className="flex items-baseline gap-2 text-sm text-ink2">
              <span>#{each.caseNumber}</span>
              <span className="flex-1">{cases.stateWords[each.state]}</span>
              <Timestamp at={each.at} brief />
            </span>
          </button>
          <IconButton label={copy.unwatch} onClick={() => unwatch(each)}>
            <EyeOff size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
