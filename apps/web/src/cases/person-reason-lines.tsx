import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { useToldReason } from './person-reason-copy.ts'

type Props = { people: NonNullable<CaseHead['people']>; state: CaseHead['state'] }

/** What people did that explains why the case is here, each with their words. */
export default function PersonReasonLines({ people, state }: Props): ReactNode {
  const copy = useMessages('person-reasons')
  const toldReason = useToldReason()
  const { instants } = useCopy()
  return people.map((reason) => (
    <li
      key={`${reason.kind} ${reason.at}`}
      className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 border-t border-line px-3.5 py-2"
    >
      <span
        aria-hidden="true"
        className="mt-px grid size-[18px] place-items-center rounded-full bg-sunk text-xs font-semibold"
      >
        <UserRound size={12} />
      </span>
      <span className="min-w-0">
        <span className="mr-2 font-semibold">{toldReason(reason, state)}</span>
        {reason.until ? (
          <span className="mr-2 text-sm text-ink2">{copy.until(instants.absolute(reason.until))}</span>
        ) : null}
        {reason.words ? (
          <span lang={langOf(reason.words)} className="[overflow-wrap:anywhere] whitespace-pre-wrap">
            {reason.words}
          </span>
        ) : null}
      </span>
      <span className="text-sm/5 text-ink2">
        <Timestamp at={reason.at} brief />
      </span>
    </li>
  ))
}
