import { type Messages, type MessagesOf, useMessages } from '../i18n/messages.ts'

const MESSAGE_NAMES = [
  'standards',
  'standards/standard-distances',
  'standards/standard-values',
  'standards/member-standards',
] as const

export type MemberStandardCopy = MessagesOf<(typeof MESSAGE_NAMES)[number]> & {
  readonly metricNames: Messages['standards/metric-names']
}

/** The words of a member's account standards. */
export const useMemberStandardCopy = (): MemberStandardCopy => ({
  ...useMessages(...MESSAGE_NAMES),
  metricNames: useMessages('standards/metric-names'),
})
