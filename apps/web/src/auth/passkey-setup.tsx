import type { EnrolmentResult } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { createPasskey } from './passkey-browser.ts'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'

type Props = {
  label: string
  failureWords: FailureWords
  onAdded: (enrolled: EnrolmentResult) => void
  onOver?: ((why: string) => void) | undefined
}

/** A passkey, made by the browser. */
export function PasskeySetup({ label, failureWords, onAdded, onOver }: Props): ReactNode {
  const security = useMessages('security')
  const { busy, problem, show } = useVerifyIdentity({
    failureWords,
    onOver,
    none: security.passkeyNotMade,
    refusals: security.refusals,
  })
  const make = () => void show(async () => onAdded(await api.security.finishPasskey(await createPasskey(label))))
  return (
    <div className="grid gap-3">
      <p className="text-ink2">{security.passkeyMakeLead}</p>
      <Problem>{problem}</Problem>
      <Button
        variant="primary"
        disabled={busy}
        icon={<KeyRound size={16} aria-hidden="true" />}
        className="min-h-9 justify-center font-semibold"
        onClick={make}
      >
        {busy ? security.working : security.passkeyMake}
      </Button>
    </div>
  )
}
