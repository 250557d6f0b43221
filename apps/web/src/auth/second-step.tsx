import type { PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { lazy, type ReactNode, Suspense } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import type { SignInStepProps } from './mfa-enrolment.tsx'
import { useVerifyIdentity } from './use-verify-identity.ts'
import { VerifyIdentity } from './verify-identity.tsx'

// lazy: setting up a factor happens once per account
const Enrol = lazy(() => import('./mfa-enrolment.tsx'))

type Props = SignInStepProps & { arriving: PendingSignIn }

/** Second step of signing in: showing a factor, or setting up the first one. */
export default function SecondStep({ arriving, failureWords, onIn, onStart }: Props): ReactNode {
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      {arriving.at === 'factor' ? (
        <VerifyStep ways={arriving.ways} {...{ failureWords, onIn, onStart }} />
      ) : (
        <Suspense>
          <Enrol {...{ failureWords, onIn, onStart }}>
            <BackToSignIn onStart={onStart} />
          </Enrol>
        </Suspense>
      )}
    </div>
  )
}

function BackToSignIn({ onStart }: Pick<SignInStepProps, 'onStart'>) {
  const factor = useMessages('factor')
  const signOutInstead = () => {
    void api.session.signOut().catch(() => undefined)
    onStart(null)
  }
  return (
    <Button variant="quiet" small className="-ml-2 justify-self-start" onClick={signOutInstead}>
      {factor.back}
    </Button>
  )
}

type MfaMethods = Extract<PendingSignIn, { at: 'factor' }>['ways']

function VerifyStep({ ways, failureWords, onIn, onStart }: SignInStepProps & { ways: MfaMethods }) {
  const factor = useMessages('factor')
  useDocumentTitle(factor.factorTitle)
  const { busy, problem, show } = useVerifyIdentity({ failureWords, onOver: onStart })
  return (
    <>
      <h1 className="text-lg font-semibold">{factor.factorTitle}</h1>
      <Problem>{problem}</Problem>
      <VerifyIdentity
        has={ways}
        busy={busy}
        onShow={(shown) => void show(async () => onIn((await api.session.showFactor(await shown())).me))}
      />
      <BackToSignIn onStart={onStart} />
    </>
  )
}
