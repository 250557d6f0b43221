import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { PresenceInitial } from './presence-initial.tsx'
import { useOthers } from './presence-store.ts'

const MAX_NAMED = 3

/** The colleagues who have the case on screen, and what they do. Empty while there is none. */
export default function CaseViewers({ caseId, staffId }: { caseId: string; staffId: string }): ReactNode {
  const live = useMessages('live')
  const others = useOthers(caseId, staffId)
  if (others.length === 0) return null
  const rest = others.slice(MAX_NAMED)
  const viewers = rest.map(({ alias, doing }) => live.does(alias, live.doings[doing]))
  return (
    <ul aria-label={live.here} className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink2">
      {others.slice(0, MAX_NAMED).map((person) => (
        <li key={person.id} className="flex items-center gap-1.5 whitespace-nowrap">
          <PresenceInitial person={person} />
          <span className="max-w-24 truncate">{person.alias}</span>
          <span className={cx(person.doing === 'typing' && 'text-accent')}>{live.doings[person.doing]}</span>
        </li>
      ))}
      {rest.length > 0 ? <li title={viewers.join(live.between)}>{live.others(rest.length)}</li> : null}
    </ul>
  )
}
