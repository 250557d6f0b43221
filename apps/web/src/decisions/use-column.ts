import type { Review } from '@mimamori/contract/cases/review'
import { CATEGORIES } from '@mimamori/policy/catalogue/categories'
import type { EntryOf } from '@mimamori/policy/catalogue/entries'
import { formsFor } from '@mimamori/policy/catalogue/forms'
import type { Variable } from '@mimamori/policy/catalogue/render'
import { TEXT_AT_MOST } from '@mimamori/policy/decisions/choice'
import type { Move } from '@mimamori/policy/decisions/moves'
import { type Dispatch, useEffect, useState } from 'react'
import { serverNow } from '../api/clock.ts'
import { useKeys } from '../keys/keys.tsx'
import { useAnnounce } from '../language/announce.tsx'
import { useCopy } from '../language/language.tsx'
import { useLetters } from '../language/letters.tsx'
import type { ChoiceInput, Problem } from './compose.ts'
import { type Draft, type DraftStep, draftAfter } from './draft.ts'
import { likelyForm, openStep } from './suggest.ts'

export type ColumnProps = {
  review: Review
  active: boolean
  /** why nothing can be decided now, when it cannot */
  closed: string | null
  draft: Draft
  dispatch: Dispatch<DraftStep>
  onDecide: (choice: ChoiceInput, draft: Draft) => void
  onLeavePanel: () => void
  /** something else is asked in place of the panel */
  covered: boolean
}

let composer: typeof import('./compose.ts') | null = null

/** What turns a draft into a decision comes behind the first paint, as do the letters: nothing is confirmed before. */
export async function loadComposer(): Promise<void> {
  composer ??= await import('./compose.ts')
}

/** What the decision column does, by key and by click: open a panel, choose, confirm, go back. */
export function useColumn(props: ColumnProps) {
  const { review, active, closed, draft, dispatch, onDecide, onLeavePanel, covered } = props
  const { decisions, refusals } = useCopy()
  const { sent } = useLetters(review.judgedOn)
  const templates = sent?.catalogue.templates ?? NONE
  const announce = useAnnounce()
  const [problem, setProblem] = useState<Found | null>(null)
  const step = (next: DraftStep) => {
    setProblem(null)
    dispatch(next)
  }
  const confirm = (from: Draft = draft) => {
    if (!sent || !composer || from.panel === 'menu') return
    if (closed) return announce(closed, true)
    const composed = composer.compose(from, review, sent, new Date(serverNow()).toISOString())
    if (composed.ok) onDecide(composed.choice, from)
    else setProblem({ kind: composed.problem, open: composed.open })
  }
  const whyNot = (wanted: Move) => {
    const refusal = review.moves[wanted]
    return closed ?? (refusal ? refusals[refusal] : null)
  }
  const move = (wanted: Move) => {
    const why = whyNot(wanted)
    if (why) return announce(`${decisions.moves[wanted]}: ${why}`, true)
    if (wanted === 'no_violation') return onDecide({ kind: 'no_violation' }, draft)
    step(openStep(review, wanted, templates))
  }
  const { panel } = draft
  const forms = panel === 'warn' || panel === 'advice' ? formsFor(templates, panel) : null
  const at = forms ? forms.findIndex(({ id }) => id === draft.form) : draft.at
  const size = forms?.length ?? CATEGORIES.length
  const listed = draft.panel === 'hide' || forms !== null
  const takes = (index: number) => index < size && closedForm(review, forms?.[index]) === null
  useEffect(() => {
    // the panel was open before the catalogue was there
    const likely = panel === 'warn' || panel === 'advice' ? likelyForm(review, panel, templates) : undefined
    if (likely && draft.form === null) dispatch({ type: 'focus', at: 0, form: likely.id })
  }, [panel, draft.form, review, templates, dispatch])
  const focusOn = (index: number) => ({ type: 'focus', at: index, form: forms?.[index]?.id ?? null }) as const
  const pick = (index: number) => {
    const category = CATEGORIES[index]
    if (draft.panel === 'request_correction' && category) return step({ type: 'toggle', category })
    if (!listed || !takes(index)) return
    const picked = draftAfter(draft, focusOn(index))
    step(focusOn(index))
    confirm(picked)
  }
  const addCategory = (index: number) => {
    const category = CATEGORIES[index]
    if (category && (draft.panel === 'hide' || draft.panel === 'request_correction')) step({ type: 'toggle', category })
  }
  const focus = (index: number) => step(focusOn(index))
  const shift = (by: number) => focus((at + by + size) % size)
  const back = () => {
    step({ type: 'close' })
    onLeavePanel()
  }
  const stepBack = () => {
    const typing = document.activeElement?.matches('textarea, input') ?? false
    const panel = document.activeElement?.closest<HTMLElement>('[data-panel]')
    if (typing && panel) panel.focus()
    else if (draft.panel !== 'menu') back()
    else onLeavePanel()
  }
  const hiding = review.content.visible ? 'hide' : 'show'
  useKeys(
    {
      no_violation: () => move('no_violation'),
      request_correction: () => move('request_correction'),
      advice: () => move('advice'),
      hide: () => move(hiding),
      warn: () => move('warn'),
      escape: stepBack,
    },
    active,
    {
      no_violation: whyNot('no_violation'),
      request_correction: whyNot('request_correction'),
      advice: whyNot('advice'),
      hide: whyNot(hiding),
      warn: whyNot('warn'),
      note: closed,
    },
  )
  const panelOpen = active && !covered && draft.panel !== 'menu'
  const send = () => confirm()
  // with a decision under way a note goes with it; otherwise it is one of the case
  useKeys({ note: () => dispatch({ type: 'noteOpen', open: true }) }, panelOpen && closed === null)
  useKeys({ digit: (n) => pick(n - 1), addDigit: (n) => addCategory(n - 1), send }, panelOpen)
  useKeys({ up: () => shift(-1), down: () => shift(1) }, panelOpen && listed)
  useKeys({ open: send }, panelOpen && draft.panel !== 'request_correction')
  return {
    move,
    pick,
    focus,
    at,
    forms,
    step,
    back,
    confirm: send,
    problem: problem && problemWords(decisions, problem),
  }
}

const NONE: readonly EntryOf<'template'>[] = []

/** Why a template of the list cannot be taken for this case; `null` when it can. */
export function closedForm(review: Review, form: EntryOf<'template'> | undefined) {
  const measures = form?.data.measures ?? []
  return measures.map((measure) => review.moves[measure]).find((refusal) => refusal !== null) ?? null
}

type Found = { kind: Problem; open: Variable[] }

function problemWords(words: ReturnType<typeof useCopy>['decisions'], problem: Found): string {
  switch (problem.kind) {
    case 'unfilled':
      return words.unfilled(problem.open.map((name) => words.variables[name]).join(words.variablesBetween))
    case 'empty':
      return words.emptyText
    case 'too_long':
      return words.tooLong(TEXT_AT_MOST.toLocaleString('en'))
    case 'need_passage':
      return words.needPassage
    case 'need_category':
      return words.needCategory
    case 'need_clause':
      return words.needClause
    case 'need_form':
      return words.needForm
  }
}
