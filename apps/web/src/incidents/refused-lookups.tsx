import type { RefusedLookupSummary } from '@mimamori/contract/incidents/incident-contract'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatNumber } from './format-number.ts'

type Props = { people: readonly RefusedLookupSummary[]; onAsk: (person: RefusedLookupSummary) => void }

/**
 * People whose look-ups were refused lately, and whether anybody has requested a report on them, which one press does.
 */
export function RefusedLookups({ people, onAsk }: Props): ReactNode {
  const { refused } = useMessages('incidents')
  if (people.length === 0) return null
  return (
    <section aria-label={refused.title} className="mx-4 mb-4 rounded-md border border-line bg-panel print:hidden">
      <div className="border-b border-line px-3 py-2">
        <h2 className="font-semibold">{refused.title}</h2>
        <p className="text-sm text-ink2">{refused.lead}</p>
      </div>
      <ul>
        {people.map((person) => (
          <li
            key={person.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-b-0"
          >
            <b className="font-semibold">{person.alias}</b>
            <span className="text-sm text-ink2">
              <Timestamp at={person.lastAt} /> · {refused.hours(formatNumber(person.n))}
            </span>
            {person.examined ? <Tag>{refused.examined}</Tag> : <Tag tone="amber">{refused.waiting}</Tag>}
            <Button small className="ml-auto" onClick={() => onAsk(person)}>
              {refused.ask(person.alias)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
