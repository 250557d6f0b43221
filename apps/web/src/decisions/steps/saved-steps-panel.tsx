import type { OwnStep } from '@mimamori/contract/saved-steps/saved-step-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { noteOwnTextUse } from '../../api/note-own-text-use.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useStepSummary } from '../../i18n/saved-steps-copy.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useLoadingKeys } from '../../keys/use-key-scene.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { useLetters } from '../../parts/use-letters.tsx'
import { ChoiceFilter } from '../column/choice-filter.tsx'
import { useChoiceFilter } from '../column/use-choice-filter.ts'
import { NumberedList } from '../numbered-list.tsx'
import type { ReviewPanelProps } from '../secondary-actions/secondary-action-props.ts'
import { takeRequestedStep } from './requested-step.ts'
import { fillWithStep, stepMisfit } from './step-draft.ts'

const STALE_TIME_MS = 60_000
const NONE: readonly OwnStep[] = []

type Props = ReviewPanelProps & { draft: DecisionDraft; onFill: (draft: DecisionDraft) => void }

/**
 * A person's own steps: a digit fills the decision panel with one, and shows its letter. Nothing is decided here. A step that does not
 * fit this case says why, and fills nothing.
 */
export default function SavedStepsPanel({ review, active, closed, draft, onFill, onBack }: Props): ReactNode {
  const words = useMessages('saved-steps')
  const { refusals } = useCopy()
  const summary = useStepSummary()
  const announce = useAnnounce()
  const keycap = useKeycap()
  const { sent } = useLetters(review.judgedOn)
  const list = useQuery({ ...queries.savedSteps.list.queryOptions(), staleTime: STALE_TIME_MS })
  const steps = list.data ?? NONE
  const loaded = list.data !== undefined && sent !== undefined
  useLoadingKeys('all', active && !loaded && !list.isError)
  const [at, setAt] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const filter = useChoiceFilter(useMemo(() => steps.map(({ name, step }) => [name, summary(step)]), [steps, summary]))
  const { places } = filter
  const left = places.flatMap((place) => steps[place] ?? [])
  const focused = Math.min(at, left.length - 1)
  const whyNot = ({ step }: OwnStep): string | null => {
    const misfit = sent ? stepMisfit(step, review, sent) : null
    if (misfit === null) return null
    const own: Readonly<Record<string, string>> = { ...refusals, ...words.misfits }
    return own[misfit] ?? misfit
  }
  const use = (own: OwnStep | undefined) => {
    if (!own || !sent) return
    const why = closed ?? whyNot(own)
    const filled = fillWithStep(own.step, { draft, review, letters: sent, now: new Date(serverNow()).toISOString() })
    if (why || !filled) {
      setProblem(why)
      return
    }
    announce(words.applied(own.name), true)
    noteOwnTextUse('step', own.id)
    onFill(filled)
  }
  const pick = (index: number) => {
    setAt(index)
    use(left[index])
  }
  const shift = (by: number) => {
    setProblem(null)
    if (left.length > 0) setAt((focused + by + left.length) % left.length)
  }
  const take = () => use(left[focused])
  useKeys({ digit: (n) => pick(n - 1), up: () => shift(-1), down: () => shift(1), open: take, send: take }, active)
  useKeys({ search: filter.open }, active && steps.length > 0)
  useKeys({ escape: filter.close }, active && filter.text !== null)
  useRequestedStep(loaded, steps, (index) => pick(index))
  return (
    <DecisionPanel
      title={words.panelTitle}
      hint={steps.length > 0 ? words.panelHint : ''}
      problem={closed ?? problem}
      closed={closed !== null || left.length === 0}
      confirm={words.fill}
      confirmKey="Enter"
      onConfirm={take}
      onBack={onBack}
    >
      {loaded ? null : list.isError ? <p role="alert">{words.failed}</p> : <Skeleton className="h-40 w-full" />}
      {loaded && steps.length === 0 ? (
        <div className="grid gap-1">
          <p>{words.empty}</p>
          <p className="text-sm text-ink2">{words.emptyNext(keycap('saveStep') ?? '⇧Q')}</p>
        </div>
      ) : null}
      {loaded && steps.length > 0 ? (
        <>
          <ChoiceFilter
            filter={filter}
            total={steps.length}
            left={left.length}
            onPick={pick}
            onShift={shift}
            onSend={take}
          />
          <NumberedList
            label={words.panelTitle}
            items={left.map((own) => ({ key: own.id, label: own.name, about: whyNot(own) ?? summary(own.step) }))}
            at={focused}
            onCommit={pick}
            onFocus={setAt}
          />
        </>
      ) : null}
    </DecisionPanel>
  )
}

/** Picks the step that the palette was asked for, once the list is there. */
function useRequestedStep(loaded: boolean, steps: readonly OwnStep[], pick: (index: number) => void): void {
  const [wanted] = useState(takeRequestedStep)
  const done = useRef(false)
  const take = useEffectEvent((index: number) => {
    if (!done.current && index >= 0) pick(index)
    done.current = true
  })
  useEffect(() => {
    if (loaded && wanted !== null) take(steps.findIndex(({ id }) => id === wanted))
  }, [loaded, wanted, steps])
}
