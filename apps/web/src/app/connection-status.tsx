import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useConnection } from '../api/use-connection.ts'
import { useCopy } from '../i18n/language-provider.tsx'

/** Says whether the screen is up to date. */
export function ConnectionStatus(): ReactNode {
  const { shell } = useCopy()
  const { up, stores } = useConnection()
  const all = up && stores
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm whitespace-nowrap text-ink2">
      <span className={cx('size-2 rounded-full', all ? 'bg-green' : 'bg-red')} aria-hidden="true" />
      <span className="max-[1559px]:sr-only">{all ? shell.online : up ? shell.unstored : shell.offline}</span>
    </span>
  )
}

/** Notice while the server does not answer or cannot store: what still works, what is kept, what happens next. */
export function ConnectionNotice(): ReactNode {
  const { shell, instants } = useCopy()
  const { up, stores, lastAnswerAt } = useConnection()
  if (up && stores) return null
  return (
    <p role="alert" className="border-b border-amber/40 bg-amber-bg px-4 py-1.5 text-sm text-amber">
      {up ? shell.unstoredNow : shell.offlineSince(instants.brief(new Date(lastAnswerAt).toISOString()))}
    </p>
  )
}
