import { letterProblem, type ProposalProblem } from './proposal-problem.ts'

const FIELD_OF = {
  evidence: 'evidence',
  tooMany: 'evidence',
  category: 'categories',
  clause: 'categories',
  lastFour: 'lastFour',
  lastFourWrong: 'lastFour',
} as const

/** Puts the focus where a problem of the proposal on screen is mended. `text`: of the letter about the withdrawal. */
export function focusProblem(problem: ProposalProblem, text: string): void {
  const letter = letterProblem(text) === null ? 'hideLetter' : 'letter'
  const field = problem in FIELD_OF ? FIELD_OF[problem as keyof typeof FIELD_OF] : letter
  const fields = document.querySelectorAll<HTMLElement>(`[data-field=${field}] :is(button, textarea, input)`)
  const found = [...fields].find((each) => !each.closest('[inert]'))
  found?.closest('details')?.setAttribute('open', '')
  found?.focus()
}
