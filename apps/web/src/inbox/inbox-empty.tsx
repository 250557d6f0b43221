import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/messages.ts'

/** An empty list of the inbox, and what would be in it. */
export function InboxEmpty({ list }: { list: keyof Messages['inbox']['empty'] }): ReactNode {
  const copy = useMessages('inbox')
  return (
    <p className="px-4 py-3 text-sm">
      {copy.empty[list]}
      <span className="mt-0.5 block text-ink2">{copy.emptyNext[list]}</span>
    </p>
  )
}
