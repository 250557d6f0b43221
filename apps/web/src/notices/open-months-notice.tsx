import { Button } from '@mimamori/ui/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Info } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'

/** The months that are over and not closed, for leads: each until it is closed, or until tomorrow for who wants that. */
export default function OpenMonthsNotice(): ReactNode {
  const copy = useMessages('notices/reminders')
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const months = useQuery(queries.inbox.months.queryOptions()).data ?? []
  const hide = async (id: string) => {
    setBusy(true)
    try {
      await api.inbox.read({ ids: [id] })
      announce(copy.laterDone)
      await cache.invalidateQueries({ queryKey: queries.inbox.key() })
    } catch {
      announce(copy.failed, true)
    } finally {
      setBusy(false)
    }
  }
  return months.length === 0 ? null : (
    <ul className="print:hidden">
      {months.map(({ id, month }) => (
        <li
          key={id}
          data-open-month={month}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-panel px-4 py-1.5 text-sm"
        >
          <Info size={14} aria-hidden="true" className="flex-none text-ink2" />
          <p className="min-w-48 flex-1">{copy.unclosed(month)}</p>
          <Link
            to="/breakdown/close"
            search={{ month }}
            className="flex-none font-semibold whitespace-nowrap text-accent underline-offset-2 hover:underline"
          >
            {copy.close}
          </Link>
          <Button small variant="quiet" disabled={busy} onClick={() => void hide(id)}>
            {copy.later}
          </Button>
        </li>
      ))}
    </ul>
  )
}
