import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { SavedStep } from '@mimamori/policy/saved-steps/saved-step-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useStepSummary } from '../../i18n/saved-steps-copy.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { StepNameForm } from '../../parts/forms/step-name-form.tsx'
import { useLetters } from '../../parts/use-letters.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { draftProblemMessage } from '../column/draft-problem-message.ts'
import { stepOfDraft } from './step-draft.ts'

type Props = { review: Review; draft: DecisionDraft; active: boolean }

/** Keeps what the open panel says as a step, under a name. What it still lacks is said instead. */
export default function SaveStep({ review, draft, active }: Props): ReactNode {
  const panels = useMessages('panels')
  const words = useMessages('saved-steps')
  const summary = useStepSummary()
  const keycap = useKeycap()
  const { sent } = useLetters(review.judgedOn)
  const [step, setStep] = useState<SavedStep | null>(null)
  const [flaw, setFlaw] = useState<string | null>(null)
  const { run, busy, problem, forget } = useOperation({
    refusals: words.refusals,
    changes: [queries.savedSteps.key()],
  })
  const begin = () => {
    if (!sent) return
    forget()
    const kept = stepOfDraft(draft, review, sent, new Date(serverNow()).toISOString())
    if (kept.ok) setStep(kept.step)
    setFlaw(
      kept.ok || kept.problem === 'not_kept' ? null : draftProblemMessage(panels, { kind: kept.problem, open: [] }),
    )
  }
  useKeys({ saveStep: begin }, active)
  const save = async (name: string) => {
    if (!step) return
    const kept = { ...step, measures: [...step.measures], categories: [...step.categories] }
    if (await run(queries.savedSteps.add, { name, step: kept }, { done: () => words.saved(name) })) leave()
  }
  const leave = () => {
    setStep(null)
    document.querySelector<HTMLElement>('[data-panel]')?.focus({ preventScroll: true })
  }
  if (step) {
    return (
      <section aria-label={words.saving} className="grid gap-2 rounded-md border border-line bg-bg p-3">
        <h3 className="text-sm font-semibold">{words.saving}</h3>
        <p className="text-sm text-ink2">
          {summary(step)}
          <span className="block">{words.savingNote}</span>
        </p>
        <StepNameForm
          label={words.saving}
          name=""
          busy={busy}
          problem={problem}
          onSave={(name) => void save(name)}
          onCancel={leave}
        />
      </section>
    )
  }
  return (
    <>
      <Button
        small
        variant="quiet"
        keycap={keycap('saveStep')}
        onClick={begin}
        className="justify-between text-ink2 max-sheet:hidden"
      >
        {words.saveAs}
      </Button>
      <Problem small>{flaw}</Problem>
    </>
  )
}
