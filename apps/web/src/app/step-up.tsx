import { lazy, Suspense, useEffect, useState } from 'react'
import { onStepUp } from '../api/step-up.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useCopy } from '../language/language.tsx'

const ConfirmDialog = lazy(() => import('../staff/confirm-dialog.tsx'))

type Answer = (confirmed: boolean) => void

/** Where the person is asked who they are, over whatever screen made the call that waits for it. */
export function StepUp() {
  const copy = useCopy()
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => onStepUp(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), [])
  const end: Answer = (confirmed) => {
    answer?.(confirmed)
    setAnswer(null)
  }
  return answer ? (
    <Suspense>
      <ConfirmDialog failureWords={(failure) => failureWords(copy, failure)} onEnd={end} />
    </Suspense>
  ) : null
}
