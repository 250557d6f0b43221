import type { PageStart, PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { PAGE_START_ID } from '@mimamori/contract/transport-contract'
import { syncServerTime } from './server-clock.ts'

let answers: readonly PrefetchedAnswer[] = []

/** Reads the answers that the server sent inside the page, and removes them from the document. */
export function readPageStart(page: Document): void {
  const element = page.getElementById(PAGE_START_ID)
  if (!element) return
  const start = JSON.parse(element.textContent) as PageStart
  element.remove()
  syncServerTime(start.date)
  answers = start.answers
}

/**
 * Takes answers that came with the page: that of `session/current`, or all others. Each is given out once: a later call
 * asks the server, as the answer may be stale.
 */
export function takePrefetchedAnswers(which: 'session' | 'others'): readonly PrefetchedAnswer[] {
  const wanted = ({ way }: PrefetchedAnswer) => (way.join('/') === 'session/current') === (which === 'session')
  const taken = answers.filter(wanted)
  answers = answers.filter((answer) => !wanted(answer))
  return taken
}
