import type { Enrolled } from '@mimamori/contract/staff/security'
import type { Arriving, Me } from '@mimamori/contract/staff/session'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { useState } from 'react'
import { desk } from '../api/client.ts'
import { useTitle } from '../language/title.ts'
import { passkeysWork } from './passkey.ts'
import { PasskeySetup } from './passkey-setup.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useSecurityCopy } from './security-words.ts'
import { ShowWays } from './show-ways.tsx'
import { TotpSetup } from './totp-setup.tsx'
import { type FailureWords, useShow } from './use-show.ts'

type Props = {
  arriving: Arriving
  failureWords: FailureWords
  onIn: (me: Me) => void
  /** back to the password; `why` when that was not the person's own wish */
  onStart: (why: string | null) => void
}

/** What comes after the password: a second factor, or setting up the first one. */
export default function Arrive({ arriving, failureWords, onIn, onStart }: Props) {
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-panel p-5">
      {arriving.at === 'factor' ? (
        <ShowStep ways={arriving.ways} {...{ failureWords, onIn, onStart }} />
      ) : (
        <EnrolStep {...{ failureWords, onIn, onStart }} />
      )}
    </div>
  )
}

function Back({ onStart }: Pick<Props, 'onStart'>) {
  const security = useSecurityCopy()
  const giveUp = () => {
    void desk.session.signOut().catch(() => undefined)
    onStart(null)
  }
  return (
    <Button look="quiet" small className="-ml-2 justify-self-start" onClick={giveUp}>
      {security.back}
    </Button>
  )
}

type StepProps = Omit<Props, 'arriving'>
type Ways = Extract<Arriving, { at: 'factor' }>['ways']

function ShowStep({ ways, failureWords, onIn, onStart }: StepProps & { ways: Ways }) {
  const security = useSecurityCopy()
  useTitle(security.factorTitle)
  const { busy, problem, show } = useShow({ failureWords, onOver: onStart })
  return (
    <>
      <h1 className="text-lg font-semibold">{security.factorTitle}</h1>
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

function EnrolStep({ failureWords, onIn, onStart }: StepProps) {
  const security = useSecurityCopy()
  const [kind, setKind] = useState<'totp' | 'passkey'>('totp')
  const [done, setDone] = useState<Enrolled | null>(null)
  useTitle(done?.recoveryCodes ? security.codesTitle : security.enrolTitle)
  const added = (enrolled: Enrolled) => (enrolled.recoveryCodes ? setDone(enrolled) : onIn(enrolled.me))
  if (done?.recoveryCodes) {
    return (
      <>
        <h1 className="text-lg font-semibold">{security.codesTitle}</h1>
        <RecoveryCodes codes={done.recoveryCodes} onDone={() => onIn(done.me)} />
      </>
    )
  }
  return (
    <>
      <h1 className="text-lg font-semibold">{security.enrolTitle}</h1>
      <p className="text-ink2">{security.enrolLead}</p>
      {passkeysWork() ? (
        <div>
          <Segmented
            label={security.enrolWith}
            value={kind}
            onChange={setKind}
            options={(['totp', 'passkey'] as const).map((value) => ({ value, label: security.labelOf[value] }))}
          />
        </div>
      ) : null}
      {kind === 'totp' ? (
        <TotpSetup label={security.labelOf.totp} failureWords={failureWords} onAdded={added} onOver={onStart} />
      ) : (
        <PasskeySetup label={security.labelOf.passkey} failureWords={failureWords} onAdded={added} onOver={onStart} />
      )}
      <Back onStart={onStart} />
    </>
  )
}
