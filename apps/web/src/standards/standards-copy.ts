import { type MessagesOf, useMessages } from '../i18n/messages.ts'

type StandardsCopy = MessagesOf<'standards' | 'standards/standards-page' | 'standards/standard-proposals'>

/** The words of account standards. */
export const useStandardsCopy = (): StandardsCopy =>
  useMessages('standards', 'standards/standards-page', 'standards/standard-proposals')

/** `1,234`, in both languages. */
export const formatCount = (n: number): string => n.toLocaleString('en')

/** `+12`, `−3` with a minus as wide as the plus. */
export const formatDifference = (n: number): string => (n < 0 ? `−${formatCount(-n)}` : `+${formatCount(n)}`)
