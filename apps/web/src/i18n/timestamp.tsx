import type { ReactNode } from 'react'
import { useCopy } from './language-provider.tsx'

const own = Intl.DateTimeFormat().resolvedOptions()

/** An instant in Japan time; the tooltip has it in the person's own time zone, if that is another. */
export function Timestamp({ at, brief }: { at: string; brief?: boolean }): ReactNode {
  const { instants } = useCopy()
  const local = new Date(at).toLocaleString(own.locale, { dateStyle: 'medium', timeStyle: 'short' })
  const absolute = instants.absolute(at)
  const title = own.timeZone === 'Asia/Tokyo' ? absolute : `${absolute}\n${instants.ownZone(local)}`
  return (
    <time dateTime={at} title={title} className="whitespace-nowrap">
      {brief ? instants.brief(at) : absolute}
    </time>
  )
}
