import type { LastReport, MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import type { MailSkipReason } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { MAIL_RHYTHMS, type MailRhythm } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Operation, queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type Operations, useOperation } from '../parts/use-operation.ts'

export type MailCall = Omit<Operations, 'run'> & {
  /** carries out an operation whose answer is the new state, and says so */
  readonly change: <Input>(
    operation: Operation<Input, MailReportState>,
    input: Input,
    said: string,
  ) => Promise<MailReportState | null>
}

/** Operations on the settings of mails with figures. */
export function useMailCall(): MailCall {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const cache = useQueryClient()
  const { run, ...call } = useOperation({ refusals: copy.refusals })
  return {
    ...call,
    async change(operation, input, said) {
      const next = await run(operation, input, { done: () => said })
      if (next) cache.setQueryData(queries.breakdownMail.state.queryKey(), next)
      // an address may be stored although its code did not go out
      else await cache.invalidateQueries({ queryKey: queries.breakdownMail.state.key() })
      return next
    },
  }
}

/** What became of the last report, in words. */
function useLastReportText(): (last: LastReport) => string {
  const { instants } = useCopy()
  const { last: copy, skipReasons, week } = useMessages('breakdown-mail/report-mail-settings')
  const day = (date: string) => instants.day(`${date}T00:00:00.000+09:00`)
  return ({ first, last, state, error, at }) => {
    const period = week(day(first), day(last))
    if (state === 'sent') return copy.sent(period, instants.brief(at))
    if (state === 'skipped') return copy.skipped(period, skipReasons[error as MailSkipReason] ?? error)
    return error.startsWith('unsure') ? copy.unsure(period) : copy.failed(period)
  }
}

/** Weekly and monthly reports, each on or off, with when it comes and what became of the last one. */
export function MailRhythms({ state, call }: { state: MailReportState; call: MailCall }): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const lastText = useLastReportText()
  const { weekly, monthly } = state
  const set = (rhythm: MailRhythm, on: boolean) =>
    void call.change(queries.breakdownMail.subscribe, { weekly, monthly, [rhythm]: on }, copy.subscribed)
  return (
    <>
      {MAIL_RHYTHMS.map((rhythm) => {
        const last = state.last.find((each) => each.rhythm === rhythm)
        return (
          <label key={rhythm} className="flex items-start gap-3">
            <input
              type="checkbox"
              checked={state[rhythm]}
              disabled={call.busy}
              onChange={(event) => set(rhythm, event.target.checked)}
              className="mt-0.5 size-4.5 flex-none accent-accent"
            />
            <span>
              {copy.rhythms[rhythm]}
              <span className="block text-sm text-ink2">{copy.notes[rhythm]}</span>
              {last ? <span className="block text-sm text-ink2">{lastText(last)}</span> : null}
            </span>
          </label>
        )
      })}
    </>
  )
}

/** What the mail of the latest week, or month, says. */
export function MailPreview(): ReactNode {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const [open, setOpen] = useState(false)
  const [rhythm, setRhythm] = useState<MailRhythm>('weekly')
  const report = useQuery({ ...queries.breakdownMail.preview.queryOptions({ input: { rhythm } }), enabled: open })
  return (
    <details className="border-t border-line pt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded-sm text-sm font-semibold">{copy.preview}</summary>
      <div className="mt-2 grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Segmented
            label={copy.preview}
            value={rhythm}
            options={MAIL_RHYTHMS.map((value) => ({ value, label: copy.rhythms[value] }))}
            onChange={setRhythm}
          />
          <span className="text-sm text-ink2">{copy.previewNote}</span>
        </div>
        {report.data ? (
          <figure className="grid gap-2 rounded-md bg-sunk px-3 py-2">
            <figcaption className="font-semibold">{report.data.subject}</figcaption>
            <pre className="font-sans text-sm whitespace-pre-wrap tabular-nums [overflow-wrap:anywhere]">
              {report.data.text}
            </pre>
          </figure>
        ) : report.isError ? (
          <Problem small>{copy.failed}</Problem>
        ) : (
          <Skeleton className="h-40" />
        )}
      </div>
    </details>
  )
}
