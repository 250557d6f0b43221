import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { setStepUpPrompt } from '../api/step-up-retry.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'

const ConfirmDialog = lazy(() => import('../auth/confirm-identity.tsx'))

type Answer = (confirmed: boolean) => void

/** Dialog that asks for a second factor, over the screen whose call needs it. */
export function StepUpDialog(): ReactNode {
  const copy = useCopy()
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => setStepUpPrompt(() => new Promise<boolean>((resolve) => setAnswer(() => resolve))), [])
  const end: Answer = (confirmed) => {
    answer?.(confirmed)
    setAnswer(null)
  }
  return answer ? (
    <Suspense>
      <ConfirmDialog failureWords={(failure) => failureMessage(copy, failure)} onEnd={end} />
    </Suspense>
  ) : null
}
