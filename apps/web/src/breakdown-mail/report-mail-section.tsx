import type { MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { isMailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { textField } from '../parts/forms/form-fields.tsx'
import { LoadFailed } from '../parts/load-failed.tsx'
import { type MailCall, MailPreview, MailRhythms, useMailCall } from './report-mail-rhythms.tsx'

type Props = {
  /** may this person read the breakdown? Others see that they get nothing, and can remove their address */
  permitted: boolean
  /** around what is shown; nothing is shown to who may not read the breakdown and has no address */
  frame: (title: string, content: ReactNode) => ReactNode
}

/** Figures by mail: an address that is confirmed, which reports, and what they say. */
export function MailReportSection({ permitted, frame }: Props): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const query = useQuery(queries.breakdownMail.state.queryOptions())
  const state = query.data
  if (!permitted && !state?.address) return null
  return frame(
    copy.title,
    <>
      <p className="text-sm text-ink2">{copy.lead}</p>
      {state ? <MailSettings state={state} permitted={permitted} /> : null}
      {query.isError && !state ? <LoadFailed words={copy} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={2} label={copy.title} /> : null}
      {permitted ? <MailPreview /> : null}
    </>,
  )
}

function MailSettings({ state, permitted }: { state: MailReportState; permitted: boolean }) {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const call = useMailCall()
  const [editing, setEditing] = useState(false)
  const { address, unavailable, confirmed } = state
  const edit = (on: boolean) => {
    call.forget()
    setEditing(on)
  }
  const remove = () => void call.change(queries.breakdownMail.remove, undefined, copy.removed)
  if (unavailable && address === null) return <p role="status">{copy.unavailable[unavailable]}</p>
  if (address === null || (editing && permitted))
    return (
      <Form
        noValidate
        now={{ address: '' }}
        typed={{ address: address ?? '' }}
        fields={{
          address: textField({
            label: copy.address,
            type: 'email',
            autoComplete: 'email',
            autoCapitalize: 'none',
            spellCheck: false,
            valid: (typed) => typed === '' || isMailAddress(typed),
            flaw: copy.addressFlaw,
            late: true,
          }),
        }}
        words={{ save: copy.sendCode, saving: copy.sending, cancel: copy.cancel }}
        call={call}
        onSave={async (typed) => {
          if (await call.change(queries.breakdownMail.setAddress, typed, copy.codeSent(typed.address))) edit(false)
        }}
        onCancel={address === null ? null : () => edit(false)}
      />
    )
  if (permitted && !confirmed && !unavailable)
    return <MailCode call={call} state={state} onChange={() => edit(true)} onRemove={remove} />
  return (
    <>
      {unavailable ? <p role="status">{copy.unavailable[unavailable]}</p> : null}
      {permitted ? null : <p role="status">{copy.notPermitted}</p>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">{address}</span>
        <span className="flex flex-wrap gap-2">
          {permitted && !unavailable ? (
            <Button small onClick={() => edit(true)}>
              {copy.change}
            </Button>
          ) : null}
          <Button small variant="quiet" disabled={call.busy} onClick={remove}>
            {copy.remove}
          </Button>
        </span>
      </div>
      {permitted && confirmed ? <MailRhythms state={state} call={call} /> : null}
      <Problem small>{call.problem}</Problem>
    </>
  )
}

type CodeProps = { call: MailCall; state: MailReportState; onChange: () => void; onRemove: () => void }

const digitsOf = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '')

/** The code that was mailed, to be typed; or another one to be sent. */
function MailCode({ call, state, onChange, onRemove }: CodeProps) {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const { instants } = useCopy()
  const [tries, setTries] = useState(0)
  const { codeUntil } = state
  const address = state.address ?? ''
  const others = (
    <>
      <Button
        disabled={call.busy}
        onClick={() => void call.change(queries.breakdownMail.sendCode, undefined, copy.codeSent(address))}
      >
        {copy.again}
      </Button>
      <Button onClick={onChange}>{copy.change}</Button>
      <Button variant="quiet" disabled={call.busy} onClick={onRemove}>
        {copy.remove}
      </Button>
    </>
  )
  return (
    <div className="grid gap-2">
      <p className="text-sm [overflow-wrap:anywhere]">
        {codeUntil ? copy.enterCode(address, instants.brief(codeUntil)) : copy.codeOver(address)}
      </p>
      {codeUntil ? (
        <Form
          key={tries}
          now={{ code: '' }}
          fields={{
            code: textField({
              label: copy.code,
              inputMode: 'numeric',
              autoComplete: 'one-time-code',
              maxLength: 12,
              valid: (typed) => digitsOf(typed).length === 6,
            }),
          }}
          words={{ save: copy.confirm }}
          call={call}
          onSave={async ({ code }) => {
            const done = await call.change(queries.breakdownMail.confirm, { code: digitsOf(code) }, copy.confirmed)
            if (!done) setTries(tries + 1)
          }}
          more={() => others}
        />
      ) : (
        <>
          <Problem small>{call.problem}</Problem>
          <div className="flex flex-wrap gap-2">{others}</div>
        </>
      )}
    </div>
  )
}
