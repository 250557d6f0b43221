import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { useToldReason } from './person-reason-copy.ts'

/** `without`: said before the first of them, where nothing was flagged */
type Props = { people: NonNullable<PageRow['people']>; state: PageRow['state']; without: string | null }

/** What people did that explains why a case is here, in its row of a list. */
export default function PersonReasonSummary({ people, state, without }: Props): ReactNode {
  const copy = useMessages('person-reasons')
  const toldReason = useToldReason()
  return (
    <ul className="grid gap-0.5 text-sm">
      {people.map((reason, index) => {
        const told = toldReason(reason, state)
        return (
          <li key={`${reason.kind} ${reason.at}`} className="flex flex-wrap gap-x-2">
            <span className="font-semibold">{without !== null && index === 0 ? copy.joined(without, told) : told}</span>
            {reason.words ? (
              <span lang={langOf(reason.words)} className="line-clamp-2 [overflow-wrap:anywhere]">
                {reason.words}
              </span>
            ) : null}
            <span className="text-ink2">
              <Timestamp at={reason.at} brief />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
