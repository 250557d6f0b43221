import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useInboxSummary } from '../api/use-inbox-summary.ts'

/** Is this part of the page in sight, on a page in sight? */
function useInView(place: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    if (!place.current) return
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return inSight
}

/** Marks mentions of this person as seen once the notes of their case are on screen. */
export function useMarkMentionsSeen(caseId: string, active: boolean, place: RefObject<HTMLElement | null>): void {
  const cache = useQueryClient()
  const inSight = useInView(place)
  const unseen = useInboxSummary()
    ?.mentions.filter((mention) => mention.caseId === caseId)
    .map(({ noteId }) => noteId)
    .join(' ')
  useEffect(() => {
    if (!active || !inSight || !unseen || document.visibilityState === 'hidden') return
    const note = () => cache.invalidateQueries({ queryKey: queries.inbox.key() })
    // what could not be noted is noted with the next look
    void api.inbox.read({ ids: unseen.split(' ') }).then(note, () => undefined)
  }, [active, inSight, unseen, cache])
}
