import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { Problem } from '@mimamori/ui/problem'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'
import { VerifyIdentity } from './verify-identity.tsx'

type Props = { failureWords: FailureWords; onEnd: (confirmed: boolean) => void }
type Input = Parameters<typeof api.session.confirm>[0]

/** Step-up: asks for one of the second factors that the person has. `onEnd` is called with whether they gave it. */
export default function ConfirmIdentity({ failureWords, onEnd }: Props): ReactNode {
  const security = useMessages('security')
  const { busy, problem, show } = useVerifyIdentity({ failureWords })
  const { data: ways } = useQuery({ ...queries.session.ways.queryOptions(), staleTime: 0 })
  const confirm = (input: () => Promise<Input>) =>
    void show(async () => {
      await api.session.confirm(await input())
      onEnd(true)
    })
  const { code = false, passkey = false, demoPassword = null } = ways ?? {}
  return (
    <Dialog open onClose={() => onEnd(false)} label={security.confirm} small>
      <div className="grid gap-4 p-5">
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <ShieldCheck size={18} aria-hidden="true" className="text-ink2" />
          {security.confirm}
        </h2>
        <p className="text-ink2">{security.confirmLead}</p>
        <Problem>{problem}</Problem>
        {demoPassword ? (
          <ConfirmByDemo busy={busy} onConfirm={() => confirm(async () => ({ by: 'demo', password: demoPassword }))} />
        ) : null}
        {code || passkey ? (
          <VerifyIdentity<Exclude<Input, { by: 'demo' }>> has={{ code, passkey }} busy={busy} onShow={confirm} />
        ) : null}
        {ways && !code && !passkey && !demoPassword ? <p>{security.confirmNone}</p> : null}
        <div className="flex justify-end border-t border-line pt-3">
          <Button onClick={() => onEnd(false)}>{security.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function ConfirmByDemo({ busy, onConfirm }: { busy: boolean; onConfirm: () => void }) {
  const security = useMessages('security')
  const factor = useMessages('factor')
  const button = useRef<HTMLButtonElement>(null)
  // what it is came behind the dialog
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="grid gap-2">
      <Button
        ref={button}
        variant="primary"
        disabled={busy}
        className="min-h-9 justify-center font-semibold"
        onClick={onConfirm}
      >
        {busy ? factor.confirming : security.confirmDemo}
      </Button>
      <p className="text-sm text-ink2">{security.confirmDemoNote}</p>
    </div>
  )
}
