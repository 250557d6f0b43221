import type { NoticeChanges, NoticeView } from '@mimamori/contract/notices/notice-contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { serverNow } from '../api/server-clock.ts'

type LastMonth = NoticeChanges['sinceLastMonth']
type Look = NoticeChanges['sinceLook']

export type ComparedWith = {
  readonly lastMonth: LastMonth
  /** as this person saw it last, before it was saved anew; `null`: never */
  readonly look: Look
  readonly loaded: boolean
  readonly failed: boolean
  readonly retry: () => void
}

/**
 * What a notice can be compared with. What this person saw last is read once, before the desk is told that they look at it now; while they do,
 * it is the text before the last saving of somebody else. `seenEdit`: the edit they have turned to, which the desk is told; what a poll brought since
 * they may not have looked at.
 */
export function useNoticeChanges(notice: NoticeView, staffId: string, seenEdit: number): ComparedWith {
  const { id: noticeId, edit, texts, edited, state } = notice
  const query = useQuery({
    ...queries.notices.changes.queryOptions({ input: { noticeId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { data } = query
  const [look, setLook] = useState<{ readonly last: Look } | null>(null)
  const onScreen = useRef({ edit, texts })
  const seen = useRef(seenEdit)
  seen.current = seenEdit
  useEffect(() => {
    if (data) setLook((before) => before ?? { last: data.sinceLook })
  }, [data])
  useEffect(() => {
    const before = onScreen.current
    onScreen.current = { edit, texts }
    if (edit > before.edit && edited.by.id !== staffId)
      setLook({ last: { ...before, seenAt: new Date(serverNow()).toISOString() } })
  }, [edit, texts, edited, staffId])
  const ready = look !== null
  const looks = notice.moves.save === null && state !== 'published'
  useEffect(() => {
    if (!ready || !looks) return
    let told = 0
    const tell = () => {
      if (seen.current === told) return
      told = seen.current
      // of no consequence but for the next comparison
      api.notices.look({ noticeId, edit: told }, { context: { outlives: true } }).catch(() => undefined)
    }
    tell()
    return tell
  }, [ready, looks, noticeId])
  return {
    lastMonth: data?.sinceLastMonth ?? null,
    look: look?.last ?? null,
    loaded: ready,
    failed: query.isError,
    retry: () => void query.refetch(),
  }
}
