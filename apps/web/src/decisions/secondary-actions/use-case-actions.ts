import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { useInboxSummary } from '../../api/use-inbox-summary.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { loadWords } from '../../i18n/message-files.ts'
import { KEY_REFUSED, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { type FailureCopy, failureMessage } from '../../parts/failure-message.ts'
import { useOffline } from '../../parts/use-offline.ts'
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

/** The secondary actions that this person's role has, in the order they are shown. `watched`: does this person watch the case? */
function offeredActions({ escalatedBy, pinnedAt, queue, moves }: CaseHead, watched: boolean): SecondaryAction[] {
  const isLead = moves.pin !== 'not_permitted'
  const pinning: SecondaryAction = pinnedAt === null ? 'pin' : 'unpin'
  const escalation: SecondaryAction[] = isLead && escalatedBy !== null ? ['send_back'] : ['escalate']
  const assigning: SecondaryAction[] = moves.assign === 'not_permitted' ? [] : ['assign']
  return [
    ...escalation,
    'snooze',
    ...assigning,
    watched ? 'unwatch' : 'watch',
    ...(queue === 'patrol' ? ['raise' as const] : []),
    ...(isLead ? [pinning] : []),
  ]
}

/** Runs an action that needs no input. Throws as the call does. */
async function runSecondaryAction(
  action: ImmediateAction,
  review: CaseHead,
  language: Language,
): Promise<ActionResult> {
  const words = await loadWords(language, 'aside')
  const { id: caseId, number, fence } = review
  if (action === 'pin') {
    await api.cases.pin({ caseId })
    return { message: words.pinned(number), leaves: false }
  }
  if (action === 'unpin') {
    await api.cases.unpin({ caseId })
    return { message: words.unpinned(number), leaves: false }
  }
  if (action === 'watch' || action === 'unwatch') {
    const { watched } = await api.inbox.watch({ caseId, on: action === 'watch' })
    return { message: watched ? words.watched(number) : words.unwatched(number), leaves: false }
  }
  await giveUpClaim(review, api.cases.raise({ caseId, fence, why: '' }))
  return { message: words.raised(number), leaves: true }
}
