import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import type { SecondaryActionsProps } from './secondary-action-props.ts'
import { type CaseActionCalls, useCaseActions, withoutUndefined } from './use-case-actions.ts'

type SecondaryActionsOptions = Pick<
  SecondaryActionsProps,
  'review' | 'active' | 'closed' | 'barred' | 'onPanel' | 'busy' | 'onBusy' | 'onSetAside'
> & {
  /** the menu is on screen, and no panel */
  shown: boolean
}

export type SecondaryActionCalls = CaseActionCalls & {
  /** `KEY_REFUSED` when it is disabled */
  readonly propose: () => unknown
  /** opens the list of the person's own steps */
  readonly openSteps: () => unknown
  /** why a withdrawal cannot be proposed, in words */
  readonly notProposed: string | null
}

/** What moves a case, and for a text or member also proposing a withdrawal, revealing a field and the person's own steps. */
export function useSecondaryActions(options: SecondaryActionsOptions): SecondaryActionCalls {
  const { review, active, closed, onPanel, shown } = options
  const copy = useCopy()
  const offline = useOffline()
  const calls = useCaseActions(options)
  const { refuse } = calls
  const { propose_withdrawal: refused } = review.moves
  const notProposed = closed ?? (refused ? copy.refusals[refused] : null)
  const propose = () => (notProposed ? refuse(notProposed) : onPanel('propose'))
  const openSteps = () => (closed ? refuse(closed) : onPanel('steps'))
  const { revealing } = review
  const unseen = offline ?? (review.member ? revealing && copy.refusals[revealing] : copy.cases.memberUnknown)
  const reveal = () => (unseen ? refuse(unseen) : onPanel('reveal'))
  useKeys(
    withoutUndefined({
      reveal: revealing === 'not_permitted' ? undefined : reveal,
      proposeWithdrawal: propose,
      savedStep: shown ? openSteps : undefined,
    }),
    active,
    { reveal: unseen, proposeWithdrawal: notProposed, savedStep: closed },
  )
  return { ...calls, propose, openSteps, notProposed }
}
