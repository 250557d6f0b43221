import { type MessagesOf, useMessages } from '../i18n/messages.ts'

const MESSAGE_NAMES = [
  'standards',
  'standards/standard-distances',
  'standards/standard-values',
  'standards/metric-names',
  'standards/member-standards',
] as const

export type MemberStandardCopy = MessagesOf<(typeof MESSAGE_NAMES)[number]>

/** The words of a member's account standards. */
export const useMemberStandardCopy = (): MemberStandardCopy => useMessages(...MESSAGE_NAMES)
