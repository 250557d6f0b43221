import { type MessagesOf, useMessages } from '../i18n/messages.ts'

const NAMES = [
  'standards',
  'standards/standard-distances',
  'standards/standard-values',
  'standards/metric-names',
  'standards/member-standards',
] as const

export type MemberStandardCopy = MessagesOf<(typeof NAMES)[number]>

/** The words of a member's account standards. */
export const useMemberStandardCopy = (): MemberStandardCopy => useMessages(...NAMES)
