import { closings as en } from '@mimamori/copy/closings/en'
import { closings as ja } from '@mimamori/copy/closings/ja'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of month closes; they come with what shows them. */
export const useClosingCopy = (): typeof ja => WORDS[useLanguage().language]

/** Every refusal a closing can meet, in words. */
export function useClosingErrorCopy() {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useClosingCopy().refusals } }
}

export const formatCount = (n: number): string => n.toLocaleString('en')

export type MonthState = keyof typeof ja.states

type MonthFlags = Readonly<Record<'over' | 'pending' | 'closed' | 'differs', boolean>>

/** How a month stands, in one word. */
export function monthStateOf({ over, pending, closed, differs }: MonthFlags): MonthState {
  if (pending) return 'proposed'
  if (closed) return differs ? 'differs' : 'closed'
  return over ? 'over' : 'running'
}
