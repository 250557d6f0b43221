import type { noticeSettings as ja } from './settings.ja.ts'

export const noticeSettings: typeof ja = {
  title: 'Notices',
  lead: 'How small counts are published, when the monthly draft is created, and where notices are published. Published notices don’t change.',
  below: 'Combine counts below',
  belowNote:
    'If any category has fewer jobs than this, but not 0, the smallest categories are published as one figure, at least two together. If the whole month has fewer, only “fewer than” this number is published. Corrections never use a lower value than the version before. 0 publishes every count.',
  belowRange: '0, or 3–50',
  draftDay: 'Create the draft on day',
  draftDayNote:
    'On this day of each month (Japan time), the month’s draft is created automatically. Leave empty for never.',
  draftDayRange: (min, max) => `${min}–${max}, or empty`,
  address: 'URL of published notices',
  addressNote: 'For the link to the previous notice. {id} is replaced with the notice’s ID.',
  problems: {
    setting_out_of_range: 'Enter 0, or a whole number from 3 to 50.',
    draft_day_out_of_range: 'Enter a whole number from 1 to 28, or leave it empty.',
    notice_address_flawed: 'Enter a path starting with “/” or an http(s) URL. It must contain {id}.',
  },
  save: 'Save',
  saved: 'Notice settings saved',
  reset: 'Reset to default',
}
