import type { drafts as ja } from './ja.ts'

export const drafts: typeof ja = {
  saving: 'Saving draft',
  saved: 'Draft saved',
  restored: (at) => `Draft restored (saved ${at})`,
  discard: 'Discard draft',
  discarded: 'Draft discarded',
  putBack: 'Restore',
  newer: (at) => `You have a draft from another tab or device (saved ${at}).`,
  takeNewer: 'Open that draft',
  keepOwn: 'Keep this text',
  offline:
    'You’re offline, so this draft isn’t saved yet. You’ll lose it if you close this tab. We’ll save it once you’re back online.',
  waiting: 'This draft isn’t saved yet. You’ll lose it if you close this tab. We’re still trying to save it.',
  refused: 'This draft can’t be saved. You’ll lose it if you close this tab, so copy what you need first.',
}
