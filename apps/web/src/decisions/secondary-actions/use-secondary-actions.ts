import { useCopy } from '../../i18n/language-provider.tsx'
import { type KeyedAction, useActionKeys } from '../../parts/actions/use-action-keys.ts'
import { useOffline } from '../../parts/use-offline.ts'
import type { ReviewPanelId, SecondaryActionsProps } from './secondary-action-props.ts'
import { type CaseActionCalls, useCaseActions } from './use-case-actions.ts'

type SecondaryActionsOptions = Pick<
  SecondaryActionsProps,
  'review' | 'active' | 'closed' | 'barred' | 'onPanel' | 'busy' | 'onBusy' | 'onSetAside'
> & {
  /** the menu is on screen, and no panel */
  shown: boolean
}

/** An action that opens a panel of the review of a text. */
type ReviewAction = KeyedAction & { readonly id: Exclude<ReviewPanelId, 'pass'> }

/** What moves a case, and for a text or member also proposing a withdrawal, revealing a field and the person's own steps. */
export function useSecondaryActions(
  options: SecondaryActionsOptions,
): CaseActionCalls & Readonly<Record<'propose' | 'steps', ReviewAction>> {
  const { review, active, closed, onPanel, shown } = options
  const copy = useCopy()
  const offline = useOffline()
  const calls = useCaseActions(options)
  const { revealing } = review
  const { propose_withdrawal: refused } = review.moves
  const opens = (id: ReviewAction['id'], key: ReviewAction['key'], why: string | null): ReviewAction => ({
    id,
    key,
    refused: why,
    start: () => onPanel(id),
  })
  const propose = opens('propose', 'proposeWithdrawal', closed ?? (refused ? copy.refusals[refused] : null))
  const steps = opens('steps', 'savedStep', closed)
  const unseen = review.member ? revealing && copy.refusals[revealing] : copy.cases.memberUnknown
  const reveal = opens('reveal', 'reveal', offline ?? unseen)
  useActionKeys([propose, ...(shown ? [steps] : []), ...(revealing === 'not_permitted' ? [] : [reveal])], active)
  return { ...calls, propose, steps }
}
