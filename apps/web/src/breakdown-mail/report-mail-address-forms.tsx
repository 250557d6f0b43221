import type { MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { isMailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { MailCall } from './use-report-mail.ts'

type AddressProps = { call: MailCall; was: string; onDone: () => void; onCancel: (() => void) | null }

/** An address to which a code is mailed. */
export function MailAddressForm({ call, was, onDone, onCancel }: AddressProps): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const [typed, setTyped] = useState(was)
  const [tried, setTried] = useState(false)
  const address = typed.trim()
  const flawed = tried && !isMailAddress(address)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isMailAddress(address)) return
    if (await call.change(() => api.breakdownMail.setAddress({ address }), copy.codeSent(address))) onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-2" noValidate>
      <TextField
        label={copy.address}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        aria-invalid={flawed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Problem small plain>
        {flawed ? copy.addressFlaw : call.problem}
      </Problem>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={call.busy || address === ''}>
          {call.busy ? copy.sending : copy.sendCode}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{copy.cancel}</Button> : null}
      </div>
    </form>
  )
}

type CodeProps = { call: MailCall; state: MailReportState; onChange: () => void; onRemove: () => void }

/** The code that was mailed, to be typed; or another one to be sent. */
export function MailCodeForm({ call, state, onChange, onRemove }: CodeProps): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const { instants } = useCopy()
  const [typed, setTyped] = useState('')
  const { codeUntil } = state
  const address = state.address ?? ''
  const code = typed.normalize('NFKC').replace(/\D/g, '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await call.change(() => api.breakdownMail.confirm({ code }), copy.confirmed)
    if (!done) setTyped('')
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-2">
      <p className="text-sm [overflow-wrap:anywhere]">
        {codeUntil ? copy.enterCode(address, instants.brief(codeUntil)) : copy.codeOver(address)}
      </p>
      {codeUntil ? (
        <TextField
          label={copy.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <Problem small plain>
        {call.problem}
      </Problem>
      <div className="flex flex-wrap gap-2">
        {codeUntil ? (
          <Button type="submit" variant="primary" disabled={call.busy || code.length !== 6}>
            {copy.confirm}
          </Button>
        ) : null}
        <Button
          disabled={call.busy}
          onClick={() => void call.change(() => api.breakdownMail.sendCode(), copy.codeSent(address))}
        >
          {copy.again}
        </Button>
        <Button onClick={onChange}>{copy.change}</Button>
        <Button variant="quiet" disabled={call.busy} onClick={onRemove}>
          {copy.remove}
        </Button>
      </div>
    </form>
  )
}
