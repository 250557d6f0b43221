import { Button } from '@mimamori/ui/button'
import { TextField } from '@mimamori/ui/text-field'
import type { FormEvent, ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  of: 'code' | 'recovery'
  lead: string
  action: string
  busy: boolean
  onCode: (code: string) => void
  /** takes the focus as it appears */
  arrives?: boolean
}

/** digits of any width and spacing */
const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/** A code to type: of an authenticator app, or one kept for when that is lost. */
export function CodeForm({ of, lead, action, busy, onCode, arrives = true }: Props): ReactNode {
  const factor = useMessages('factor')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('code'))
    onCode(of === 'code' ? digitsOf(typed) : typed.trim())
  }
  const own =
    of === 'code'
      ? { autoComplete: 'one-time-code', inputMode: 'numeric' as const, maxLength: 12, className: FIGURES }
      : { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, maxLength: 100, className: FIGURES }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="text-ink2">{lead}</p>
      <TextField
        label={of === 'code' ? factor.code : factor.recovery}
        name="code"
        required
        autoFocus={arrives}
        {...own}
      />
      <Button type="submit" variant="primary" disabled={busy} className="min-h-9 justify-center font-semibold">
        {busy ? factor.confirming : action}
      </Button>
    </form>
  )
}

const FIGURES =
  'h-9 w-full rounded-md border border-line2 bg-panel px-3 tabular-nums tracking-widest focus-visible:outline-offset-0'
