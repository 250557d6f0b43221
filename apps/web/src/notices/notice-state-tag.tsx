import type { NoticeLine } from '@mimamori/contract/notices/notice-contract'
import { Tag, type Tone } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

const TONES: Readonly<Record<NoticeLine['state'], Tone>> = { draft: 'neutral', requested: 'accent', published: 'green' }

/** The state of a notice; for those who may act on it, also that there are newer figures. */
export function NoticeStateTag({
  it: { state, newer, byDesk },
}: {
  it: Pick<NoticeLine, 'state' | 'newer' | 'byDesk'>
}): ReactNode {
  const copy = useMessages('notices')
  const editor = useMessages('notices/editor')
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Tag tone={TONES[state]}>{copy.states[state]}</Tag>
      {state === 'draft' && byDesk ? <Tag>{editor.byDesk}</Tag> : null}
      {newer === null ? null : <Tag tone="amber">{copy.newer(newer)}</Tag>}
    </span>
  )
}
