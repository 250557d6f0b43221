import type { Review } from '@mimamori/contract/cases/review-contract'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { isSofter } from '@mimamori/policy/catalogue/measure-ladder'
import { templatesFor } from '@mimamori/policy/catalogue/template-selection'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { CaseActionRefusal } from '@mimamori/policy/decisions/allowed-case-actions'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'
import { useLetters } from '../../parts/use-letters.tsx'
import { choiceWords } from './choice-words.ts'
import { composeDecision } from './compose-decision.ts'
import { type DraftAction, reduceDraft } from './decision-draft.ts'
import { type ComposeProblem, draftProblemMessage } from './draft-problem-message.ts'
import { messageSubjectOf, type ReversibleLines } from './message-subject.ts'
import { suggestedTemplateFor } from './suggest-template.ts'
import { type ChoiceFilterState, useChoiceFilter } from './use-choice-filter.ts'
import type { DecisionColumnProps } from './use-decision-column.ts'

export type OpenedDecisionPanel = {
  /** with the suggested template selected, while none was chosen */
  readonly draft: DecisionDraft
  /** chooses the entry with this index, and confirms the decision where it needs nothing else */
  readonly pick: (index: number) => void
  readonly focus: (index: number) => void
  /** index of the focused entry */
  readonly focusedIndex: number
  readonly choosableTemplates: readonly CatalogueEntryOf<'template'>[] | null
  /** indices of the entries that the filter leaves, as they are numbered */
  readonly places: readonly number[]
  readonly filter: ChoiceFilterState
  /** moves the focus by so many of them */
  readonly shift: (by: number) => void
  /** Enter in the filter: decides by the focused entry, or focuses the first that is left */
  readonly sendFiltered: () => void
  readonly step: (next: DraftAction) => void
  readonly confirm: () => void
  readonly problem: string | null
  /** the decision waits for why it is softer than the next step */
  readonly wantsReason: boolean
}

/** State and actions of an open decision panel, by key and by click: choose, confirm. */
export function useDecisionPanel(
  { review, active, closed, draft: written, dispatch, onDecide }: DecisionColumnProps,
  back: ReversibleLines,
): OpenedDecisionPanel {
  const { shell } = useCopy()
  const panels = useMessages('panels')
  const { sent } = useLetters(review.judgedOn)
  const templates = sent?.catalogue.templates ?? NONE
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ComposeProblem | null>(null)
  const { panel } = written
  const choosableTemplates = useMemo(
    () => (panel === 'warn' || panel === 'advice' ? templatesFor(templates, panel) : null),
    [panel, templates],
  )
  const suggestedTemplate =
    panel === 'warn' || panel === 'advice' ? suggestedTemplateFor(review, panel, templates) : undefined
  const reversing = panel === 'reverse'
  const lines = useMemo(() => (reversing ? (back ?? []) : null), [reversing, back])
  const first = reversing ? lines?.[0]?.measureId : suggestedTemplate?.id
  const draft: DecisionDraft = { ...written, selectedId: written.selectedId ?? first ?? null }
  const step = (next: DraftAction) => {
    setProblem(null)
    dispatch(next)
  }
  const confirm = (from: DecisionDraft = draft) => {
    if (!sent) return announce(shell.loading, true)
    if (closed) return announce(closed, true)
    if (reversing && !back) return announce(shell.loading, true)
    const composed = composeDecision(
      from,
      messageSubjectOf(from, review, back),
      sent,
      new Date(serverNow()).toISOString(),
    )
    const { choice } = composed.ok ? composed : { choice: null }
    if (choice?.kind === 'measures' && isSofter(choice.measures, review.next) && from.note.trim() === '')
      setProblem({ kind: 'need_reason', open: [] })
    else if (composed.ok) onDecide(composed.choice, from)
    else setProblem({ kind: composed.problem, open: composed.open })
  }
  const ids = lines?.map(({ measureId }) => measureId) ?? choosableTemplates?.map(({ id }) => id)
  const focusedIndex = ids ? ids.indexOf(draft.selectedId ?? '') : draft.at
  const size = ids?.length ?? CATEGORIES.length
  const byCategory = panel === 'hide' || panel === 'restrict'
  const listed = byCategory || ids !== undefined
  const isChoosable = (index: number) => index < size && templateRefusal(review, choosableTemplates?.[index]) === null
  const focusOn = (index: number) => ({ type: 'focus', at: index, selectedId: ids?.[index] ?? null }) as const
  const pick = (index: number) => {
    const category = CATEGORIES[index]
    if (panel === 'request_correction' && category) return step({ type: 'toggle', category })
    if (!listed || !isChoosable(index)) return
    const picked = reduceDraft(draft, focusOn(index))
    step(focusOn(index))
    confirm(picked)
  }
  const addCategory = (index: number) => {
    const category = CATEGORIES[index]
    if (category && (byCategory || panel === 'request_correction')) step({ type: 'toggle', category })
  }
  const focus = (index: number) => step(focusOn(index))
  const filter = useChoiceFilter(
    useMemo(
      () => lines?.map(({ title }) => [title]) ?? choiceWords(choosableTemplates, sent?.catalogue),
      [lines, choosableTemplates, sent],
    ),
  )
  const { places } = filter
  const at = places.indexOf(focusedIndex)
  const shift = (by: number) => {
    const index = places[(at + by + places.length) % places.length]
    if (index !== undefined) focus(index)
  }
  const [firstLeft] = places
  // an edited letter is not lost to what is typed in the filter
  const next = filter.text !== null && at < 0 && draft.text === null && listed ? firstLeft : undefined
  const toNext = useEffectEvent(focus)
  useEffect(() => {
    if (next !== undefined) toNext(next)
  }, [next])
  const send = () => confirm()
  const sendFiltered = () => {
    if (firstLeft === undefined) return
    if (!listed) pick(firstLeft)
    else if (at < 0) focus(firstLeft)
    else send()
  }
  const pickPlace = (place: number) => {
    const index = places[place]
    if (index !== undefined) pick(index)
  }
  useKeys({ digit: (n) => pickPlace(n - 1), addDigit: (n) => addCategory(places[n - 1] ?? -1), send }, active)
  useKeys({ up: () => shift(-1), down: () => shift(1) }, active && listed)
  useKeys({ search: filter.open }, active && closed === null && panel !== 'show' && panel !== 'lift')
  useKeys({ escape: filter.close }, active && filter.text !== null)
  useKeys({ open: send }, active && panel !== 'request_correction')
  return {
    draft,
    pick,
    focus,
    focusedIndex,
    choosableTemplates,
    places,
    filter,
    shift,
    sendFiltered,
    step,
    confirm: send,
    wantsReason: problem?.kind === 'need_reason',
    problem: problem && draftProblemMessage(panels, problem),
  }
}

const NONE: readonly CatalogueEntryOf<'template'>[] = []

/** Why a template cannot be used for this case; `null` when it can. */
export function templateRefusal(
  review: Review,
  template: CatalogueEntryOf<'template'> | undefined,
): CaseActionRefusal | null {
  const measures = template?.data.measures ?? []
  const moves: Partial<Record<Measure, CaseActionRefusal | null>> = review.moves
  return measures.map((measure) => moves[measure] ?? null).find((refusal) => refusal !== null) ?? null
}
