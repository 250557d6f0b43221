import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useInboxSummary } from '../../api/use-inbox-summary.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { KEY_REFUSED, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { type FailureCopy, failureMessage } from '../../parts/failure-message.ts'
import { useOffline } from '../../parts/use-offline.ts'
import { offeredActions } from './offered-actions.ts'
import { runSecondaryAction } from './run-secondary-action.ts'
import type { ActionResult, CaseActionsProps, ImmediateAction, SecondaryAction } from './secondary-action-props.ts'

/** Actions on a case that one does not have in hand, too. */
const WITHOUT_CLAIM: ReadonlySet<SecondaryAction> = new Set(['pin', 'unpin', 'assign'])

export type CaseActionCalls = {
  readonly list: readonly SecondaryAction[]
  /** why this action is disabled, in words */
  readonly whyNot: (move: SecondaryAction) => string | null
  /** `KEY_REFUSED` when the action is disabled */
  readonly start: (move: SecondaryAction) => unknown
  /** says why it is disabled; `KEY_REFUSED` */
  readonly refuse: (why: string) => unknown
  /** what went wrong, in words; `null` when done, and while another is on its way */
  readonly run: (call: () => Promise<ActionResult>, words?: FailureCopy) => Promise<string | null>
}

/** What moves a case of any kind without deciding it: why each action is disabled, and running it by key or click. */
export function useCaseActions({
  review,
  active,
  closed,
  barred,
  onPanel,
  busy,
  onBusy,
  onSetAside,
}: Pick<
  CaseActionsProps,
  'review' | 'active' | 'closed' | 'barred' | 'onPanel' | 'busy' | 'onBusy' | 'onSetAside'
>): CaseActionCalls {
  const copy = useCopy()
  const { language } = useLanguage()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const watched = useInboxSummary()?.watched.includes(review.id) ?? false
  const list = offeredActions(review, watched)
  const offline = useOffline()
  const whyNot = (move: SecondaryAction): string | null => {
    if (move === 'watch' || move === 'unwatch') return offline
    const refusal = review.moves[move]
    const holding = WITHOUT_CLAIM.has(move) ? offline : move === 'raise' ? closed : barred
    return holding ?? (refusal ? copy.refusals[refusal] : null)
  }
  const run = async (call: () => Promise<ActionResult>, words: FailureCopy = copy): Promise<string | null> => {
    if (busy) return null
    onBusy(true)
    try {
      const { message, leaves } = await call()
      announce(message, true)
      if (leaves) onSetAside(review.id)
      void cache.invalidateQueries({ queryKey: queries.cases.get.queryKey({ input: { caseId: review.id } }) })
      void cache.invalidateQueries({ queryKey: queries.queue.key() })
      void cache.invalidateQueries({ queryKey: queries.inbox.key() })
      void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
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
    if (isImmediate(move)) return void call(move)
    return onPanel(move)
  }
  const pinning = review.pinnedAt === null ? 'pin' : 'unpin'
  const watching = watched ? 'unwatch' : 'watch'
  const wants = (move: SecondaryAction) => (list.includes(move) ? () => start(move) : undefined)
  useKeys(
    withoutUndefined({
      snooze: wants('snooze'),
      escalate: wants('escalate'),
      sendBack: wants('send_back'),
      raise: wants('raise'),
      assign: wants('assign'),
      watch: wants(watching),
      pin: wants(pinning),
    }),
    active,
    {
      snooze: whyNot('snooze'),
      escalate: whyNot('escalate'),
      sendBack: whyNot('send_back'),
      raise: whyNot('raise'),
      assign: whyNot('assign'),
      watch: whyNot(watching),
      pin: whyNot(pinning),
    },
  )
  return { list, whyNot, start, refuse, run }
}

const IMMEDIATE: ReadonlySet<SecondaryAction> = new Set<ImmediateAction>(['raise', 'pin', 'unpin', 'watch', 'unwatch'])
const isImmediate = (move: SecondaryAction): move is ImmediateAction => IMMEDIATE.has(move)

type Offered<Handlers> = { [Name in keyof Handlers]?: () => unknown }

/** Handlers without those that are not offered. */
export function withoutUndefined<Handlers extends Record<string, (() => unknown) | undefined>>(
  handlers: Handlers,
): Offered<Handlers> {
  const pairs = Object.entries(handlers).filter(([, handler]) => handler !== undefined)
  return Object.fromEntries(pairs) as Offered<Handlers>
}
