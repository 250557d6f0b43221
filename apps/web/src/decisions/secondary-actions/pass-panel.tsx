import type { Review } from '@mimamori/contract/cases/review-contract'
import { PASS_REASONS, type PassReason } from '@mimamori/policy/decisions/passing-rules'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { ReasonChoice } from './reason-choice.tsx'

const MAX_NOTE_LENGTH = 200

type Props = {
  review: Pick<Review, 'objections' | 'reports'>
  active: boolean
  closed: string | null
  onPass: (reason: PassReason, explanation: string) => void
  onBack: () => void
}

/** Asks why a case is passed that much speaks against, and names what does. */
export function PassPanel({ review, active, closed, onPass, onBack }: Props): ReactNode {
  const words = useMessages('aside')
  const { objections, reports } = review
  const names = PASS_REASONS.filter((reason) => reason !== 'report_out_of_scope' || reports.length > 0)
  return (
    <ReasonChoice
      title={words.passTitle}
      hint={words.passHint}
      names={names}
      labels={words.passReasons}
      words={{ label: words.passWords, hint: words.reasonHint, atMost: MAX_NOTE_LENGTH }}
      confirm={words.pass}
      active={active}
      busy={closed !== null}
      problem={closed}
      onReason={onPass}
      onChange={() => undefined}
      onBack={onBack}
    >
      <ul aria-label={words.passAgainst} className="grid list-disc gap-0.5 pl-4.5 text-sm marker:text-ink2">
        {objections.map((each) => (
          <li key={each}>{words.objections[each]}</li>
        ))}
      </ul>
    </ReasonChoice>
  )
}
