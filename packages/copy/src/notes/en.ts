import type { notes as ja } from './ja.ts'

export const notes: typeof ja = {
  title: 'Internal notes',
  hint: 'Members never see these notes',
  write: 'Add note',
  goOn: 'Continue your note',
  label: 'Note',
  placeholder: 'Type @ to mention a colleague',
  save: 'Save',
  saving: 'Saving',
  saved: 'Note saved',
  notSaved: 'Couldn’t save the note',
  kept: 'Your text is kept.',
  left: (n) => `${n} characters left`,
  colleagues: 'Colleagues',
  found: (n) => `${n} ${n === 1 ? 'colleague' : 'colleagues'}. Arrow keys to move, Enter to select.`,
  nobody: 'No colleague by that name',
  meetsNobody: (names) =>
    `No colleague matches ${names}, so no one will be notified. Save again to keep the note as is.`,
  listed: ', ',
  failed: 'Couldn’t load the notes',
  retry: 'Try again',
  system: 'System',
  more: 'Show more',
  less: 'Show less',
}
