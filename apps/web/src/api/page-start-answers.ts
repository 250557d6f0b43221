import type { PageStart, PrefetchedAnswer } from '@mimamori/contract/page-start-contract'
import { PAGE_START_ID } from '@mimamori/contract/transport-contract'
import { syncServerTime } from './server-clock.ts'

let answers: readonly PrefetchedAnswer[] = []

/** Read what the server sent with the page, and take it out of the document. */
export function readPageStart(page: Document): void {
  const element = page.getElementById(PAGE_START_ID)
  if (!element) return
  const start = JSON.parse(element.textContent) as PageStart
  element.remove()
  syncServerTime(start.date)
  answers = start.answers
}

const isSession = ({ way }: PrefetchedAnswer): boolean => way.join('/') === 'session/current'

/** The answers that came with the page, once; of a later moment they tell nothing. `session` among them comes alone. */
export function takeEarlyAnswers(which: 'session' | 'others'): readonly PrefetchedAnswer[] {
  const wanted = (answer: PrefetchedAnswer) => isSession(answer) === (which === 'session')
  const taken = answers.filter(wanted)
  answers = answers.filter((answer) => !wanted(answer))
  return taken
}
