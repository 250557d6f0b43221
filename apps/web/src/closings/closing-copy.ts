import type { closings as ja } from '@mimamori/copy/closings/ja'

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
