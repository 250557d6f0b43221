import type { AuditFilters } from '@mimamori/contract/audit/audit-contract'
import {
  EXPORT_FORMATS,
  EXPORT_REASONS,
  type ExportFormat,
  type ExportReason,
} from '@mimamori/policy/audit/audit-export-rules'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { serverNow } from '../api/server-clock.ts'
import { useMessages } from '../i18n/messages.ts'
import { downloadExportFile } from './download-export-file.ts'
import { useAsyncAction } from './use-async-action.ts'

/** Requests the export and downloads it. Resolves with the number of entries in it. */
async function downloadExport(filters: AuditFilters, format: ExportFormat, reason: ExportReason): Promise<number> {
  const { id, rows } = await api.audit.export({ ...filters, format, reason })
  const day = dayOf(new Date(serverNow()).toISOString())
  await downloadExportFile(id, `mimamori-audit-${day}.${format}`)
  return rows
}

/** Exports the entries that match the filters to a file; the reason is logged. */
export function AuditExportDialog({ filters, onClose }: { filters: AuditFilters; onClose: () => void }): ReactNode {
  const { exporting } = useMessages('audit')
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [reason, setReason] = useState<ExportReason | ''>('')
  const cache = useQueryClient()
  const { busy, done, error, run } = useAsyncAction(async () => {
    if (reason === '') return null
    const rows = await downloadExport(filters, format, reason)
    // the export is an entry itself
    void cache.invalidateQueries({ queryKey: queries.audit.list.key() })
    return rows
  })
  return (
    <Dialog open onClose={onClose} label={exporting.title}>
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <h2 className="text-lg font-semibold">{exporting.title}</h2>
        <p className="text-ink2">{exporting.note}</p>
        <div className="grid justify-items-start gap-1 text-sm text-ink2">
          {exporting.format}
          <Segmented
            label={exporting.format}
            value={format}
            options={EXPORT_FORMATS.map((value) => ({ value, label: exporting.formats[value] }))}
            onChange={setFormat}
          />
        </div>
        <label className="grid justify-items-start gap-1 text-sm text-ink2">
          {exporting.reason}
          <select
            required
            value={reason}
            onChange={(event) => setReason(EXPORT_REASONS.find((each) => each === event.target.value) ?? '')}
            className="h-8 rounded-md border border-line2 bg-panel px-2 text-ink"
          >
            <option value="">{exporting.choose}</option>
            {EXPORT_REASONS.map((each) => (
              <option key={each} value={each}>
                {exporting.reasons[each]}
              </option>
            ))}
          </select>
        </label>
        <ExportOutcome rows={done} error={error} />
        <div className="flex justify-end gap-2 border-t border-line pt-3">
          <Button onClick={onClose}>{done !== null ? exporting.close : exporting.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy || reason === ''}>
            {busy ? exporting.fetching : exporting.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function ExportOutcome({ rows, error }: { rows: number | null; error: unknown }) {
  const { exporting } = useMessages('audit')
  if (error) {
    const failure = failureOf(error)
    const refusals: Readonly<Record<string, string>> = exporting.refusals
    const why = failure.kind === 'refused' ? refusals[failure.refusal] : undefined
    return <Problem>{why ?? exporting.failed}</Problem>
  }
  return (
    <p role="status" className={rows === null ? 'sr-only' : 'text-green'}>
      {rows === null ? '' : exporting.done(rows.toLocaleString('en'))}
    </p>
  )
}
