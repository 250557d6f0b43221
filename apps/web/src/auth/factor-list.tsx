import type { EnrolmentResult, OwnFactor } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { KeyRound, Smartphone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { AddFactor } from './add-factor.tsx'
import { FactorRow } from './factor-row.tsx'
import { localhostAddress, supportsPasskeys } from './passkey-browser.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import type { FailureWords } from './use-verify-identity.ts'

type Props = {
  factors: readonly OwnFactor[]
  failureWords: FailureWords
  onChanged: () => Promise<void>
}

/** A person's second factors, and the ways to add another one. */
export function FactorList({ factors, failureWords, onChanged }: Props): ReactNode {
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
