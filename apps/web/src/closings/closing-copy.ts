import { closings as en } from '@mimamori/copy/closings/en'
import { closings as ja } from '@mimamori/copy/closings/ja'
import { type Copy, copyHook, useCopy } from '../i18n/language-provider.tsx'

/** Texts of month closes; loaded with the components that show them. */
export const useClosingCopy = copyHook<typeof ja>({ ja, en })

/** Texts of every refusal of a month close. */
export function useClosingErrorCopy(): Pick<Copy, 'errors' | 'refusals'> {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useClosingCopy().refusals } }
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
