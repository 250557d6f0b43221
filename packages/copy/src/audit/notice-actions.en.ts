import type { noticeActions as ja } from './notice-actions.ja.ts'

/** What somebody did with a notice. */
export const noticeActions: typeof ja = {
  'notice.begun': 'Notice started',
  'notice.saved': 'Notice text saved',
  'notice.picture_added': 'Notice picture added',
  'notice.requested': 'Notice approval requested',
  'notice.discarded': 'Notice draft discarded',
  'notice.refused': 'Notice sent back',
  'notice.published': 'Notice published',
}
