import type { EnrolmentResult } from '@mimamori/contract/staff/security-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Copy } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useMessages } from '../i18n/messages.ts'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { CodeForm } from './code-form.tsx'
import { type FailureWords, useVerifyIdentity } from './use-verify-identity.ts'

const QrCode = lazy(lazyWithFallback(() => import('./qr-code.tsx').then((module) => ({ default: module.QrCode }))))

type Props = {
  label: string
  failureWords: FailureWords
  onAdded: (enrolled: EnrolmentResult) => void
  onOver?: ((why: string) => void) | undefined
}

/** An authenticator app: its secret as a picture and as text, and a code that proves it was taken in. */
export function TotpSetup({ label, failureWords, onAdded, onOver }: Props): ReactNode {
  const security = useMessages('security')
  const { busy, problem, show } = useVerifyIdentity({ failureWords, onOver, refusals: security.refusals })
  const [begun, setBegun] = useState<{ ceremony: string; secret: string; uri: string } | null>(null)
  const begin = useRef(() => show(async () => setBegun(await api.security.beginTotp())))
  useEffect(() => void begin.current(), [])
  const finish = (code: string) =>
    void show(async () => {
      if (begun) onAdded(await api.security.finishTotp({ ceremony: begun.ceremony, code, label }))
    })
  return (
    <div className="grid gap-4">
      <p className="text-ink2">{security.appScan}</p>
      {begun ? (
        <>
          <div className="grid justify-items-center">
            <Suspense fallback={<QrSpace />}>
              <QrCode text={begun.uri} label={security.appQr} />
            </Suspense>
          </div>
          <Secret secret={begun.secret} />
          <Problem>{problem}</Problem>
          <CodeForm of="code" lead={security.appCode} action={security.appFinish} busy={busy} onCode={finish} />
        </>
      ) : (
        <>
          <Problem>{problem}</Problem>
          {problem === null ? <QrSpace /> : null}
        </>
      )}
    </div>
  )
}

/** Keeps the space of the picture until it is there. */
const QrSpace = () => <span className="mx-auto block size-48 rounded-md bg-sunk" />

function Secret({ secret }: { secret: string }) {
  const security = useMessages('security')
  const [copied, setCopied] = useState(false)
  const spaced = (secret.match(/.{1,4}/g) ?? []).join(' ')
  return (
    <div className="grid gap-1">
      <p className="text-sm text-ink2">{security.appKey}</p>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 rounded-md border border-line bg-sunk px-2 py-1 text-sm break-words">
          {spaced}
        </code>
        <Button
          small
          icon={<Copy size={14} aria-hidden="true" />}
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          <span role="status">{copied ? security.copied : security.copy}</span>
        </Button>
      </div>
    </div>
  )
}
