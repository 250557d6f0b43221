import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useInboxSummary } from '../../api/use-inbox-summary.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { loadWords } from '../../i18n/message-files.ts'
import { type KeyedAction, useActionKeys } from '../../parts/actions/use-action-keys.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { type FailureCopy, failureMessage } from '../../parts/failure-message.ts'
import { useOffline } from '../../parts/use-offline.ts'
import type { CasePanelId } from './case-action-panel.tsx'
import { CASE_ACTIONS, type CaseActionId, type CaseActionSpec } from './case-actions-declared.ts'
import type { ActionResult, CaseActionsProps } from './secondary-action-props.ts'

/** An action of the case that is on screen. */
export type OfferedAction = KeyedAction & { readonly id: CaseActionId; readonly usual: boolean }

export type CaseActionCalls = {
  /** those that this person has, in the order of their buttons */
  readonly list: readonly OfferedAction[]
  /** what went wrong, in words; `null` when done, and while another is on its way */
  readonly run: (call: () => Promise<ActionResult>, words?: FailureCopy) => Promise<string | null>
}

const SPECS = Object.entries(CASE_ACTIONS) as [CaseActionId, CaseActionSpec][]

/** What moves a case of any kind without deciding it: those that are declared, by key or click. */
export function useCaseActions({
  review,
  active,
  closed,
  barred,
  onPanel,
  busy,
  onBusy,
  onSetAside,
}: Pick<CaseActionsProps, 'review' | 'active' | 'closed' | 'barred' | 'busy' | 'onBusy' | 'onSetAside'> & {
  onPanel: (panel: CasePanelId) => void
}): CaseActionCalls {
  const copy = useCopy()
  const { language } = useLanguage()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const watched = useInboxSummary()?.watched.includes(review.id) ?? false
  const offline = useOffline()
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
  const runNow = async ({ run: act, said, leaves }: CaseActionSpec) => {
    if (!act || !said) return
    const problem = await run(async () => {
      const words = await loadWords(language, 'aside')
      await act(review)
      return { message: words[said](review.number), leaves: leaves === true }
    })
    if (problem) announce(problem, true)
  }
  const isLead = review.moves.pin !== 'not_permitted'
  const refusals: Readonly<Partial<Record<string, keyof typeof copy.refusals | null>>> = review.moves
  const closedBy = { offline, closed, barred }
  const offered = SPECS.filter(
    ([id, { offered }]) => offered?.({ review, watched, isLead }) ?? refusals[id] !== 'not_permitted',
  )
  const actions = offered.map(([id, spec]): OfferedAction => {
    const refusal = refusals[id]
    return {
      id,
      key: spec.key,
      usual: spec.usual ?? false,
      refused: closedBy[spec.closedBy] ?? (refusal ? copy.refusals[refusal] : null),
      start: () => (spec.run ? void runNow(spec) : onPanel(id as CasePanelId)),
    }
  })
  return { list: useActionKeys(actions, active), run }
}
