import { MAX_BREAKDOWN_NOTE_LENGTH } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { nameOf } from '../instants/months.en.ts'
import type { trendNotes as ja } from './notes.ja.ts'

export const trendNotes: typeof ja = {
  title: 'Trend notes',
  lead: 'Leads’ notes on a date. They never appear in notices.',
  none: 'No notes in these 13 months.',
  add: 'Add note',
  dialog: 'Add a note on a date',
  day: 'Date (Japan time)',
  text: 'Note',
  hint: `Up to ${MAX_BREAKDOWN_NOTE_LENGTH} characters. Don’t include members’ names or contact details.`,
  save: 'Add',
  saving: 'Adding',
  cancel: 'Cancel',
  added: 'Note added.',
  remove: 'Remove',
  removeOf: (n, day) => `Remove note ${n} (${day})`,
  removed: 'Note removed.',
  removedLine: (day) => `Note on ${day} removed.`,
  putBack: 'Restore',
  putBackOf: (day) => `Restore the note on ${day}`,
  putBackDone: 'Note restored.',
  mark: (numbers) => `note ${numbers}`,
  dated: (day) => `${Number(day.slice(8))} ${nameOf(day.slice(0, 7)).slice(0, 3)} ${day.slice(0, 4)}`,
  failed: 'Couldn’t load the notes.',
  retry: 'Try again',
  dayNeeded: 'Enter a date.',
  textNeeded: 'Enter a note.',
  refusals: {
    note_day_outside: 'Enter a date from 1 January 2015 to today.',
    note_moved: 'Someone else already changed this note. Reload the page.',
  },
}
