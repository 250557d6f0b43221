import type { PresentColleague } from '@mimamori/contract/live/live-event-contract'
import { type ReactNode, Suspense } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { PresenceInitial } from './presence-initial.tsx'
import { useOthers } from './presence-store.ts'

const MAX_INITIALS = 3

/** Who else has a case of a list on screen: small letters, the words in their tooltips. */
export default function PresenceInitials({ caseId, staffId }: { caseId: string; staffId: string }): ReactNode {
  const others = useOthers(caseId, staffId)
  if (others.length === 0) return null
  return (
    <Suspense>
      <Letters others={others} />
    </Suspense>
  )
}

function Letters({ others }: { others: readonly PresentColleague[] }) {
  const live = useMessages('live')
  const rest = others.slice(MAX_INITIALS)
  const does = (index: number) => others.slice(index).map(({ alias, doing }) => live.does(alias, live.doings[doing]))
  return (
    <span className="relative z-[1] flex flex-none -space-x-1">
      {others.slice(0, MAX_INITIALS).map((person, index) => (
        <PresenceInitial key={person.id} person={person} title={does(index)[0] ?? ''} />
      ))}
      {rest.length > 0 ? (
        <span title={does(MAX_INITIALS).join(live.between)} className="pl-1.5 text-xs/5 text-ink2">
          +{rest.length}
        </span>
      ) : null}
    </span>
  )
}
