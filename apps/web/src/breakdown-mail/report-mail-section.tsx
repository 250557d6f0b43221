import type { MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { LoadFailed } from '../parts/load-failed.tsx'
import { MailAddressForm, MailCodeForm } from './report-mail-address-forms.tsx'
import { MailPreview, MailRhythms } from './report-mail-rhythms.tsx'
import { useMailCall } from './use-report-mail.ts'

type Props = {
  /** may this person read the breakdown? Others see that they get nothing, and can remove their address */
  permitted: boolean
  failureText: (failure: Failure) => string
  /** around what is shown; nothing is shown to who may not read the breakdown and has no address */
  frame: (title: string, content: ReactNode) => ReactNode
}

/** Figures by mail: an address that is confirmed, which reports, and what they say. */
export function MailReportSection({ permitted, failureText, frame }: Props): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const query = useQuery(queries.breakdownMail.state.queryOptions())
  const state = query.data
  if (!permitted && !state?.address) return null
  return frame(
    copy.title,
    <>
      <p className="text-sm text-ink2">{copy.lead}</p>
      {state ? <MailSettings state={state} permitted={permitted} failureText={failureText} /> : null}
      {query.isError && !state ? <LoadFailed words={copy} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <SkeletonRows rows={2} label={copy.title} /> : null}
      {permitted ? <MailPreview /> : null}
    </>,
  )
}

type SettingsProps = Pick<Props, 'permitted' | 'failureText'> & { state: MailReportState }

function MailSettings({ state, permitted, failureText }: SettingsProps) {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const call = useMailCall(failureText)
  const [editing, setEditing] = useState(false)
  const { address, unavailable, confirmed } = state
  const edit = (on: boolean) => {
    call.forget()
    setEditing(on)
  }
  const remove = () => void call.change(() => api.breakdownMail.remove(), copy.removed)
  if (unavailable && address === null) return <p role="status">{copy.unavailable[unavailable]}</p>
  if (address === null || (editing && permitted))
    return (
      <MailAddressForm
        call={call}
        was={address ?? ''}
        onDone={() => edit(false)}
        onCancel={address === null ? null : () => edit(false)}
      />
    )
  if (permitted && !confirmed && !unavailable)
    return <MailCodeForm call={call} state={state} onChange={() => edit(true)} onRemove={remove} />
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
      <Problem small plain>
        {call.problem}
      </Problem>
    </>
  )
}
