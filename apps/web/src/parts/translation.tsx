import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

/** A letter in the language of the page, beside the Japanese one that is sent. */
export function Translation({ text }: { text: string }): ReactNode {
  const panels = useMessages('panels')
  return (
    <details open className="text-sm">
      <summary className="min-h-6 leading-6 text-ink2">{panels.english}</summary>
      <p className="verbatim mt-1 border-l-2 border-line2 py-2 pl-2.5 text-[13px]/5 text-ink2">{text}</p>
    </details>
  )
}
