import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { markPainted } from '../../api/idle-loading.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeyScene } from '../../keys/use-key-scene.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { useDocumentTitle } from '../../parts/use-document-title.ts'
import { useDesk } from '../desk-context.tsx'

/** as in `styles.css`: a case opens at its text there */
const TEXT_FIRST = '(height < 600px) and (width < 820px)'

/** A case that is shown takes the focus, and its title is read out. Deciding keys act on `scene`: what is decided on, and in which state. */
export function useCaseOnScreen(
  { id, number }: CaseHead,
  named: string,
  scene: string,
  active: boolean,
  heading: RefObject<HTMLElement | null>,
  text: RefObject<HTMLElement | null>,
): void {
  const announce = useAnnounce()
  const { cases, queue, titles } = useCopy()
  const {
    recent,
    decisions: { returned },
  } = useDesk()
  useKeyScene(active, scene)
  const title = named || queue.noTitle
  useDocumentTitle(active ? titles.numbered(number, title) : null)
  useLayoutEffect(() => {
    if (!active) return
    markPainted()
    heading.current?.focus({ preventScroll: true })
    const media = matchMedia(TEXT_FIRST)
    const place = () => (media.matches ? text.current : document.getElementById('screen'))?.scrollIntoView()
    place()
    media.addEventListener('change', place)
    return () => media.removeEventListener('change', place)
  }, [active, heading, text])
  useEffect(() => {
    if (active) recent.current = [{ id, number, title }, ...recent.current.filter((each) => each.id !== id)].slice(0, 8)
  }, [active, recent, id, number, title])
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => {
      if (returned.current !== id) announce(cases.announce(number, title))
    }, 60)
    return () => clearTimeout(timer)
  }, [active, announce, cases, id, number, title, returned])
}
