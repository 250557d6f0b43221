import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useZonedTitle } from './own-zone.ts'

/** An instant in Japan time; the tooltip has it in the person's own time zone, if that is another. */
export function Timestamp({ at, brief }: { at: string; brief?: boolean }): ReactNode {
  const { instants } = useCopy()
  return (
    <time dateTime={at} title={useZonedTitle()(at)} className="whitespace-nowrap">
      {brief ? instants.brief(at) : instants.absolute(at)}
    </time>
  )
}
