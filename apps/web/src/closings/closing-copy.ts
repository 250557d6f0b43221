import type { closings as ja } from '@mimamori/copy/closings/ja'
import { type Copy, useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Texts of every refusal of a month close. */
export function useClosingErrorCopy(): Pick<Copy, 'errors' | 'refusals'> {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useMessages('closings').refusals } }
}

/** `1,234`, in both languages. */
export const formatCount = (n: number): string => n.toLocaleString('en')

export type MonthState = keyof typeof ja.states

type MonthFlags = Readonly<Record<'over' | 'pending' | 'closed' | 'differs', boolean>>

/** State of a month. `over`: it has ended; `differs`: figures changed since it was closed. */
export function monthStateOf({ over, pending, closed, differs }: MonthFlags): MonthState {
  if (pending) return 'proposed'
  if (closed) return differs ? 'differs' : 'closed'
  return over ? 'over' : 'running'
}
