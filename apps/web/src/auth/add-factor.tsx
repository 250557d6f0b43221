import type { EnrolmentResult, OwnFactor } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { TextField } from '@mimamori/ui/text-field'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { PasskeySetup } from './passkey-setup.tsx'
import { TotpSetup } from './totp-setup.tsx'
import type { FailureWords } from './use-verify-identity.ts'

type Props = {
  kind: OwnFactor['kind']
  failureWords: FailureWords
  onAdded: (label: string, enrolled: EnrolmentResult) => void
  onCancel: () => void
}

/** One more second factor, under a name of its own. */
export function AddFactor({ kind, failureWords, onAdded, onCancel }: Props): ReactNode {
  const security = useMessages('security')
  const [typed, setTyped] = useState(security.labelOf[kind])
  const label = typed.trim() || security.labelOf[kind]
  const setup = { label, failureWords, onAdded: (enrolled: EnrolmentResult) => onAdded(label, enrolled) }
  return (
    <div className="grid max-w-md gap-4 rounded-md border border-line p-4">
      <h4 className="font-semibold">{kind === 'totp' ? security.addApp : security.addPasskey}</h4>
      <TextField
        label={security.label}
        value={typed}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {kind === 'totp' ? <TotpSetup {...setup} /> : <PasskeySetup {...setup} />}
      <Button variant="quiet" small className="-ml-2 justify-self-start" onClick={onCancel}>
        {security.cancel}
      </Button>
    </div>
  )
}
