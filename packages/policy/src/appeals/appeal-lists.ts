import type { AppealState } from './appeal-rules.ts'

/** The lists of appeals: waiting ones, oldest first; decided ones and refused ones, newest first. */
export const APPEAL_LISTS = ['open', 'past', 'refused'] as const
export type AppealList = (typeof APPEAL_LISTS)[number]

export const STATES_BY_APPEAL_LIST: Readonly<Record<AppealList, readonly AppealState[]>> = {
  open: ['open', 'held'],
  past: ['granted', 'upheld'],
  refused: ['refused'],
}
