import type { FactorProof } from '@mimamori/contract/staff/factor-contract'
import { Button } from '@mimamori/ui/button'
import { KeyRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { CodeForm } from './code-form.tsx'
import { getPasskeyAssertion, localhostAddress, supportsPasskeys } from './passkey-browser.ts'

/** in the order they are offered: the one that cannot be fished first */
const MFA_METHODS = ['passkey', 'code', 'recovery'] as const
type MfaMethod = (typeof MFA_METHODS)[number]
type MfaProof = Exclude<FactorProof, { by: 'demo' }>

type Props<Show extends MfaProof> = {
  has: { [way in Show['by']]: boolean }
  busy: boolean
  /** Show what this answers. */
  onShow: (shown: () => Promise<Show>) => void
}

/** A second factor, by one of the ways the person has; the others are one press away. */
export function VerifyIdentity<Show extends MfaProof>({ has, busy, onShow }: Props<Show>): ReactNode {
  const factor = useMessages('factor')
  const open: Readonly<Partial<Record<MfaMethod, boolean>>> = has
  const offered = MFA_METHODS.filter((method) => open[method] && (method !== 'passkey' || supportsPasskeys()))
  const [chosen, choose] = useState<MfaMethod | null>(null)
  const method = chosen ?? offered[0]
  const others = offered.filter((each) => each !== method)
  const show = (shown: () => Promise<MfaProof>) => onShow(shown as () => Promise<Show>)
  return (
    <div className="grid gap-4">
      {open.passkey && !supportsPasskeys() ? (
        <p className="text-sm text-ink2">{factor.passkeyNowhere(localhostAddress())}</p>
      ) : null}
      {method === 'passkey' ? (
        <VerifyByPasskey
          busy={busy}
          onPress={() => show(async () => ({ by: 'passkey', answer: await getPasskeyAssertion() }))}
        />
      ) : null}
      {method === 'code' || method === 'recovery' ? (
        <CodeForm
          key={method}
          of={method}
          lead={method === 'code' ? factor.codeLead : factor.recoveryLead}
          action={factor.confirmIt}
          busy={busy}
          onCode={(code) => show(async () => ({ by: method, code }))}
        />
      ) : null}
      {others.length > 0 ? (
        <div className="grid justify-items-start gap-1.5">
          <h2 className="text-sm font-semibold text-ink2">{factor.otherWays}</h2>
          {others.map((each) => (
            <Button key={each} small onClick={() => choose(each)}>
              {factor.ways[each]}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function VerifyByPasskey({ busy, onPress }: { busy: boolean; onPress: () => void }) {
  const factor = useMessages('factor')
  return (
    <div className="grid gap-3">
      <p className="text-ink2">{factor.passkeyLead}</p>
      <Button
        variant="primary"
        disabled={busy}
        autoFocus
        icon={<KeyRound size={16} aria-hidden="true" />}
        className="min-h-9 justify-center font-semibold"
        onClick={onPress}
      >
        {busy ? factor.confirming : factor.passkeyUse}
      </Button>
    </div>
  )
}
