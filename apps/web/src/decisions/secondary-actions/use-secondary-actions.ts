import type { Review } from '@mimamori/contract/cases/review-contract'
import type { CaseAction } from '@mimamori/policy/decisions/allowed-case-actions'
import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useOffline } from '../../i18n/use-offline.ts'
import { KEY_REFUSED, useKeys } from '../../keys/keys-provider.tsx'
import { type FailureCopy, failureMessage } from '../failure-message.ts'
import { runSecondaryAction } from './run-secondary-action.ts'
import type { ActionResult, ImmediateAction, SecondaryAction, SecondaryActionsProps } from './secondary-action-props.ts'

type SecondaryActionsOptions = Pick<
  SecondaryActionsProps,
  'review' | 'active' | 'closed' | 'onPanel' | 'busy' | 'onBusy' | 'onSetAside'
>

/** Who may do what of this is asked of nobody: what the role does not have is not shown. */
function offeredActions({ escalatedBy, pinnedAt, queue, moves }: Review): SecondaryAction[] {
  const leads = moves.pin !== 'not_permitted'
  const pinning: SecondaryAction = pinnedAt === null ? 'pin' : 'unpin'
  const sending: SecondaryAction[] = leads && escalatedBy !== null ? ['send_back'] : ['escalate']
  return [...sending, 'snooze', ...(queue === 'patrol' ? ['raise' as const] : []), ...(leads ? [pinning] : [])]
}

/** Setting the case aside: the panel that asks what is needed, what cannot be done and why, and the doing. */
export function useSecondaryActions({
  review,
  active,
  closed,
  onPanel,
  busy,
  onBusy,
  onSetAside,
}: SecondaryActionsOptions) {
  const copy = useCopy()
  const { language } = useLanguage()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const list = offeredActions(review)
  const offline = useOffline()
  const whyNot = (move: SecondaryAction): string | null => {
    const refusal = review.moves[move satisfies CaseAction]
    const holding = move === 'pin' || move === 'unpin' ? offline : closed
    return holding ?? (refusal ? copy.refusals[refusal] : null)
  }
  /** Answers what went wrong, in words. */
  const run = async (call: () => Promise<ActionResult>, words: FailureCopy = copy): Promise<string | null> => {
    if (busy) return null
    onBusy(true)
    try {
      const { said, leaves } = await call()
      announce(said, true)
      if (leaves) onSetAside(review.id)
      void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId: review.id } }) })
      void cache.invalidateQueries({ queryKey: queries.queue.key() })
      return null
    } catch (error) {
      return failureMessage(words, failureOf(error))
    } finally {
      onBusy(false)
    }
  }
  const call = async (move: ImmediateAction) => {
    const problem = await run(() => runSecondaryAction(move, review, language))
    if (problem) announce(problem, true)
  }
  const refuse = (why: string) => {
    announce(why, true)
    return KEY_REFUSED
  }
  const start = (move: SecondaryAction) => {
    const why = whyNot(move)
    if (why) return refuse(why)
    if (move === 'raise' || move === 'pin' || move === 'unpin') return void call(move)
    return onPanel(move)
  }
  const { propose_withdrawal: refused } = review.moves
  const notProposed = closed ?? (refused ? copy.refusals[refused] : null)
  const propose = () => (notProposed ? refuse(notProposed) : onPanel('propose'))
  const { revealing } = review
  const unseen = offline ?? (review.member ? revealing && copy.refusals[revealing] : copy.cases.memberUnknown)
  const reveal = () => (unseen ? refuse(unseen) : onPanel('reveal'))
  const pinning = review.pinnedAt === null ? 'pin' : 'unpin'
  const wants = (move: SecondaryAction) => (list.includes(move) ? () => start(move) : undefined)
  useKeys(
    withoutUndefined({
      snooze: wants('snooze'),
      escalate: wants('escalate'),
      sendBack: wants('send_back'),
      raise: wants('raise'),
      pin: wants(pinning),
      reveal: revealing === 'not_permitted' ? undefined : reveal,
      proposeWithdrawal: propose,
    }),
    active,
    {
      snooze: whyNot('snooze'),
      escalate: whyNot('escalate'),
      sendBack: whyNot('send_back'),
      raise: whyNot('raise'),
      pin: whyNot(pinning),
      reveal: unseen,
      proposeWithdrawal: notProposed,
    },
  )
  return { list, whyNot, start, propose, notProposed, run }
}

function withoutUndefined<Handlers extends Record<string, (() => unknown) | undefined>>(handlers: Handlers) {
  const pairs = Object.entries(handlers).filter(([, handler]) => handler !== undefined)
  return Object.fromEntries(pairs) as { [Name in keyof Handlers]?: () => unknown }
}
