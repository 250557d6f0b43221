import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createContext, useContext } from 'react'
import type { NoticeDraft } from './use-notice-draft.ts'

export type NoticeEditing = {
  readonly noticeId: string
  readonly version: number
  readonly draft: NoticeDraft
  /** those that are edited now, side by side where there are two */
  readonly languages: readonly Language[]
  /** of the notice before, whose pictures can be used again; `null`: there is none */
  readonly lastTexts: NoticeTexts | null
  /** moves the focus to the element with this id, once it is drawn */
  readonly focusOn: (id: string) => void
}

/** What the parts of an open editor work on. */
export const EditingContext = createContext<NoticeEditing | null>(null)

/** The open editor this part is in. */
export function useEditing(): NoticeEditing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('no editor is open')
  return editing
}
