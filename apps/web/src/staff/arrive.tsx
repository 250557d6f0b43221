import type { PendingSignIn } from '@mimamori/contract/staff/session-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { lazy, Suspense } from 'react'
import { desk } from '../api/client.ts'
import { useTitle } from '../language/title.ts'
import type { StepProps } from './enrol.tsx'
import { useFactorCopy } from './factor-words.ts'
import { ShowWays } from './show-ways.tsx'
import { useShow } from './use-show.ts'

// once in the life of an account
const Enrol = lazy(() => import('./enrol.tsx'))

type Props = StepProps & { arriving: PendingSignIn }

/** What comes after the password: a second factor, or setting up the first one. */
export default function Arrive({ arriving, failureWords, onIn, onStart }: Props) {
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      {arriving.at === 'factor' ? (
        <ShowStep ways={arriving.ways} {...{ failureWords, onIn, onStart }} />
      ) : (
        <Suspense>
          <Enrol {...{ failureWords, onIn, onStart }}>
            <Back onStart={onStart} />
          </Enrol>
        </Suspense>
      )}
    </div>
  )
}

function Back({ onStart }: Pick<StepProps, 'onStart'>) {
  const factor = useFactorCopy()
  const giveUp = () => {
    void desk.session.signOut().catch(() => undefined)
    onStart(null)
  }
  return (
    <Button look="quiet" small className="-ml-2 justify-self-start" onClick={giveUp}>
      {factor.back}
    </Button>
  )
}

type Ways = Extract<PendingSignIn, { at: 'factor' }>['ways']

function ShowStep({ ways, failureWords, onIn, onStart }: StepProps & { ways: Ways }) {
  const factor = useFactorCopy()
  useTitle(factor.factorTitle)
  const { busy, problem, show } = useShow({ failureWords, onOver: onStart })
  return (
    <>
      <h1 className="text-lg font-semibold">{factor.factorTitle}</h1>
      <Problem>{problem}</Problem>
      <ShowWays
        has={ways}
        busy={busy}
        onShow={(shown) => void show(async () => onIn((await desk.session.showFactor(await shown())).me))}
      />
      <Back onStart={onStart} />
    </>
  )
}
