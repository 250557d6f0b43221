import type { EnrolmentResult } from '@mimamori/contract/staff/security-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import { Segmented } from '@mimamori/ui/segmented'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { supportsPasskeys } from './passkey-browser.ts'
import { PasskeySetup } from './passkey-setup.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TotpSetup } from './totp-setup.tsx'
import type { FailureWords } from './use-verify-identity.ts'

/** The props of a step of signing in. */
export type SignInStepProps = {
  failureWords: FailureWords
  onIn: (me: Me) => void
  /** back to the password; `why` when that was not the person's own wish */
  onStart: (why: string | null) => void
}

/** Sets up the first second factor of a new person. `children`: the way back, until it is set up. */
export default function MfaEnrolment({
  failureWords,
  onIn,
  onStart,
  children,
}: SignInStepProps & { children: ReactNode }): ReactNode {
  const security = useMessages('security')
  const [kind, setKind] = useState<'totp' | 'passkey'>('totp')
  const [done, setDone] = useState<EnrolmentResult | null>(null)
  useDocumentTitle(done?.recoveryCodes ? security.codesTitle : security.enrolTitle)
  const added = (enrolled: EnrolmentResult) => (enrolled.recoveryCodes ? setDone(enrolled) : onIn(enrolled.me))
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
      {supportsPasskeys() ? (
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
      {children}
    </>
  )
}
