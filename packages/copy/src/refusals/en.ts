import type { refusals as ja } from './ja.ts'

export const refusals: typeof ja = {
  not_permitted: 'You are not permitted to do this.',
  already_decided: 'This case has already been decided.',
  held_by_other: 'Somebody else holds this case.',
  lease_lost: 'Your claim has lapsed. Please claim it again.',
  content_changed: 'The text has changed. Please check the new version.',
  already_hidden: 'It is already hidden.',
  not_hidden: 'It is not hidden.',
  already_undone: 'It has already been undone.',
  undo_window_over: 'The time for undoing is over.',
  idempotency_conflict: 'The same sending was used for something else. Please decide again.',
  measure_not_allowed: 'This measure does not exist for this target.',
  category_required: 'Please choose a category.',
  clause_required: 'A clause is needed.',
  text_required: 'A text for the member is needed.',
  variable_unfilled: 'The text has gaps.',
  passages_required: 'A passage to correct is needed.',
  passage_outside_text: 'A passage lies outside the text.',
  note_empty: 'Please write something in the note.',
  mention_unknown: 'Somebody you mention cannot read cases. Please choose again.',
}
