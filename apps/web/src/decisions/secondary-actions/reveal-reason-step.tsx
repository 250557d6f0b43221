import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import { MAX_REVEAL_REASON_LENGTH, REVEAL_REASONS } from '@mimamori/policy/members/reveal-rules'
import { type ReactNode, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ReasonChoice } from './reason-choice.tsx'
import type { SecondaryActionsProps, SecondaryPanelProps } from './secondary-action-props.ts'

export type RevealPanelProps = Pick<SecondaryPanelProps, 'active' | 'busy' | 'run' | 'onBack'> &
  Pick<SecondaryActionsProps, 'onReveal'> & {
    /** whose field, and for which case; leads need none */
    review: { readonly authorId: string; readonly id: string | null }
  }

/** Second step of revealing a field: the reason, then the call. */
export function RevealReasonStep({
  review,
  active,
  busy,
  run,
  onBack,
  onReveal,
  field,
}: RevealPanelProps & { field: PersonalField }): ReactNode {
  const words = useMessages('aside')
  const [problem, setProblem] = useState<string | null>(null)
  const named = words.revealFields[field]
  const send = async (reason: (typeof REVEAL_REASONS)[number], explanation: string) => {
    const request = {
      memberId: review.authorId,
      field,
      reason,
      words: explanation,
      ...(review.id ? { caseId: review.id } : {}),
    }
    const failed = await run(async () => {
      const { value } = await api.members.reveal(request)
      onBack()
      if (value === '') return { message: words.revealNothing(named), leaves: false }
      onReveal(field, value)
      return { message: words.revealed(named), leaves: false }
    })
    setProblem(failed)
  }
  return (
    <ReasonChoice
      title={words.revealReason(named)}
      hint={words.revealReasonHint}
      names={REVEAL_REASONS}
      labels={words.revealReasons}
      words={{ label: words.revealWords, hint: words.revealWordsHint, atMost: MAX_REVEAL_REASON_LENGTH }}
      confirm={words.reveal}
      active={active}
      busy={busy}
      problem={problem}
      onReason={(reason, explanation) => void send(reason, explanation)}
      onChange={() => setProblem(null)}
      onBack={onBack}
    />
  )
}
