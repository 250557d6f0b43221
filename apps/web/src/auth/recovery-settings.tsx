import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'

type Props = { left: number; failureWords: FailureWords; onChanged: () => Promise<void> }

/** How many recovery codes are left, and a button that replaces them by new ones. */
export function RecoverySettings({ left, failureWords, onChanged }: Props): ReactNode {
  const security = useMessages('security')
  const { busy, problem, show } = useVerifyIdentity({ failureWords })
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const replaceCodes = () =>
    void show(async () => {
      const { recoveryCodes } = await api.security.makeRecoveryCodes()
      setCodes(recoveryCodes)
      await onChanged()
    })
  return (
    <section aria-label={security.codesTitle} className="grid gap-2 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h3 className="font-semibold">{security.codesTitle}</h3>
          <p className="text-sm text-ink2">
            {left > 0 ? `${security.codesLeft(left)} ${security.codesAnewNote}` : security.codesNone}
          </p>
        </div>
        <Button small disabled={busy} onClick={replaceCodes}>
          {security.codesAnew}
        </Button>
      </div>
      <Problem>{problem}</Problem>
      {codes ? (
        <div className="rounded-md border border-line p-4">
          <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
        </div>
      ) : null}
    </section>
  )
}
