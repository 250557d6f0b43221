import type { EnrolmentResult, OwnFactor } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { TextField } from '@mimamori/ui/text-field'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Smartphone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { FactorRow } from './factor-row.tsx'
import { localhostAddress, supportsPasskeys } from './passkey-browser.ts'
import { PasskeySetup } from './passkey-setup.tsx'
import { PasswordChange } from './password-change.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { RecoverySettings } from './recovery-settings.tsx'
import { TotpSetup } from './totp-setup.tsx'
import type { FailureWords } from './use-verify-identity.ts'

/** A person's sign-in: second factors, recovery codes, the password. */
export default function SecuritySection({ failureWords }: { failureWords: FailureWords }): ReactNode {
  const security = useMessages('security')
  const cache = useQueryClient()
  const options = queries.security.mine.queryOptions()
  const { data, isError, refetch } = useQuery(options)
  if (isError) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-2" role="alert">
        <span>{security.failed}</span>
        <Button small onClick={() => void refetch()}>
          {security.retry}
        </Button>
      </div>
    )
  }
  if (!data) return <SkeletonRows rows={3} label={security.working} />
  const again = () => cache.invalidateQueries({ queryKey: options.queryKey })
  return (
    <div className="grid gap-5">
      <FactorList factors={data.factors} failureWords={failureWords} onChanged={again} />
      <RecoverySettings left={data.recoveryLeft} failureWords={failureWords} onChanged={again} />
      <PasswordChange failureWords={failureWords} />
    </div>
  )
}

type Props = {
  factors: readonly OwnFactor[]
  failureWords: FailureWords
  onChanged: () => Promise<void>
}

/** A person's second factors, and the ways to add another one. */
function FactorList({ factors, failureWords, onChanged }: Props): ReactNode {
  const security = useMessages('security')
  const factor = useMessages('factor')
  const announce = useAnnounce()
  const [adding, setAdding] = useState<OwnFactor['kind'] | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const added = (label: string, { recoveryCodes }: EnrolmentResult) => {
    setAdding(null)
    setCodes(recoveryCodes)
    announce(security.added(label))
    void onChanged()
  }
  return (
    <section aria-label={security.factors} className="grid gap-2">
      <h3 className="font-semibold">{security.factors}</h3>
      {factors.length === 0 ? <p className="text-ink2">{security.factorsNone}</p> : null}
      {factors.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line">
          {factors.map((factor) => (
            <FactorRow
              key={factor.id}
              factor={factor}
              last={factors.length === 1}
              failureWords={failureWords}
              onChanged={onChanged}
            />
          ))}
        </ul>
      ) : null}
      {codes ? (
        <div className="rounded-md border border-line p-4">
          <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
        </div>
      ) : null}
      {adding ? (
        <AddFactor kind={adding} failureWords={failureWords} onAdded={added} onCancel={() => setAdding(null)} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button small icon={<Smartphone size={14} aria-hidden="true" />} onClick={() => setAdding('totp')}>
            {security.addApp}
          </Button>
          <Button
            small
            disabled={!supportsPasskeys()}
            icon={<KeyRound size={14} aria-hidden="true" />}
            onClick={() => setAdding('passkey')}
          >
            {security.addPasskey}
          </Button>
          {supportsPasskeys() ? null : (
            <span className="text-sm text-ink2">{factor.passkeyNowhere(localhostAddress())}</span>
          )}
        </div>
      )}
    </section>
  )
}

type AddFactorProps = {
  kind: OwnFactor['kind']
  failureWords: FailureWords
  onAdded: (label: string, enrolled: EnrolmentResult) => void
  onCancel: () => void
}

/** One more second factor, under a name of its own. */
function AddFactor({ kind, failureWords, onAdded, onCancel }: AddFactorProps): ReactNode {
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
