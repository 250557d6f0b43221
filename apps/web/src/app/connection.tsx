import { cx } from '@mimamori/ui/class-names'
import { useSyncExternalStore } from 'react'
import { currentConnection, watchConnection } from '../api/connection.ts'
import { useCopy } from '../language/language.tsx'

function useConnection() {
  return useSyncExternalStore(watchConnection, currentConnection)
}

/** Whether what is on screen is live. */
export function ConnectionState() {
  const { shell } = useCopy()
  const { up } = useConnection()
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-ink2">
      <span className={cx('size-2 rounded-full', up ? 'bg-green' : 'bg-red')} aria-hidden="true" />
      <span className="max-strip:sr-only">{up ? shell.online : shell.offline}</span>
    </span>
  )
}

/** While the server does not answer: as of when the screen is, and what happens next. */
export function OfflineNotice() {
  const { shell, instants } = useCopy()
  const { up, lastAnswerAt } = useConnection()
  if (up) return null
  return (
    <p role="alert" className="border-b border-amber/40 bg-amber-bg px-4 py-1.5 text-sm text-amber">
      {shell.offlineSince(instants.brief(new Date(lastAnswerAt).toISOString()))}
    </p>
  )
}
