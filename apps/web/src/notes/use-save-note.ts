import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { trackAct } from '../api/acts-underway.ts'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { mentionedIds } from './mention-text.ts'

type SaveNote = {
  /** `false`: the text is empty, or the call failed, see `problem` */
  readonly save: (text: string, colleagues: readonly Colleague[]) => Promise<boolean>
  readonly busy: boolean
  readonly problem: string | null
}

/** Saves a note. The same text sent again has the same idempotency key, so a lost answer never makes two notes. */
export function useSaveNote(caseId: string, explain: (error: unknown) => string): SaveNote {
  const notes = useMessages('notes')
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sending = useRef<{ text: string; key: string } | null>(null)
  const save = useCallback(
    async (text: string, colleagues: readonly Colleague[]): Promise<boolean> => {
      if (text.trim() === '') return false
      if (sending.current?.text !== text) sending.current = { text, key: crypto.randomUUID() }
      const { key } = sending.current
      setBusy(true)
      setProblem(null)
      try {
        const mentions = mentionedIds(text, colleagues)
        const added = api.notes.add({ caseId, text, mentions }, { context: { idempotencyKey: key } })
        await trackAct(added, ({ actId }) => actId)
        void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
        sending.current = null
        await cache.invalidateQueries({ queryKey: queries.notes.list.queryKey({ input: { caseId } }) })
        announce(notes.saved)
        return true
      } catch (error) {
        setProblem(explain(error))
        return false
      } finally {
        setBusy(false)
      }
    },
    [caseId, cache, announce, notes, explain],
  )
  return { save, busy, problem }
}
