import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { isDefinedError, safe } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { desk } from '../api/client.ts'
import { type Failure, failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useCopy } from '../language/language.tsx'
import { useSecurityCopy } from './security-words.ts'

type Props = { failureWords: (failure: Failure) => string; onEnd: (confirmed: boolean) => void }
type Input = Parameters<typeof desk.session.confirm>[0]

/** Asks who the person is, by what they have. `onEnd` hears whether they showed it. */
export default function ConfirmDialog({ failureWords, onEnd }: Props) {
  const security = useSecurityCopy()
  const { busy, problem, confirm } = useConfirm(failureWords, () => onEnd(true))
  const { data: ways } = useQuery({ ...queries.session.ways.queryOptions(), staleTime: 0 })
  return (
    <Dialog open onClose={() => onEnd(false)} label={security.confirm} small>
      <div className="grid gap-4 p-5">
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <ShieldCheck size={18} aria-hidden="true" className="text-ink2" />
          {security.confirm}
        </h2>
        <p className="text-ink2">{security.confirmLead}</p>
        {problem ? (
          <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-red">
            {problem}
          </p>
        ) : null}
        {ways?.demoPassword ? <ByDemo password={ways.demoPassword} busy={busy} onConfirm={confirm} /> : null}
        {ways && !ways.demoPassword ? <p>{security.confirmNone}</p> : null}
        <div className="flex justify-end border-t border-line pt-3">
          <Button onClick={() => onEnd(false)}>{security.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function useConfirm(failureWords: Props['failureWords'], onConfirmed: () => void) {
  const { staff } = useCopy()
  const security = useSecurityCopy()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async (input: Input) => {
    setBusy(true)
    setProblem(null)
    const { error } = await safe(desk.session.confirm(input))
    setBusy(false)
    if (!error) return onConfirmed()
    if (!isDefinedError(error)) return setProblem(failureWords(failureOf(error)))
    setProblem(error.code === 'FACTOR_WRONG' ? security.wrong : staff.tooMany(error.data.retryAfterSeconds))
  }
  return { busy, problem, confirm }
}

type ByDemoProps = { password: string; busy: boolean; onConfirm: (input: Input) => Promise<void> }

function ByDemo({ password, busy, onConfirm }: ByDemoProps) {
  const security = useSecurityCopy()
  const button = useRef<HTMLButtonElement>(null)
  // what it is came behind the dialog
  useEffect(() => button.current?.focus(), [])
  return (
    <div className="grid gap-2">
      <Button
        ref={button}
        look="primary"
        disabled={busy}
        className="min-h-9 justify-center font-semibold"
        onClick={() => void onConfirm({ by: 'demo', password })}
      >
        {busy ? security.confirming : security.confirmDemo}
      </Button>
      <p className="text-sm text-ink2">{security.confirmDemoNote}</p>
    </div>
  )
}
