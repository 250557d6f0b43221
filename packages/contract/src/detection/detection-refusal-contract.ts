import type { ModelRefusal, TrackRecordRefusal } from '../page-refusal-contract.ts'

/** The status of each refusal about models and silenced rules. */
export const DETECTION_STATUS: Readonly<Record<TrackRecordRefusal | ModelRefusal, 403 | 409 | 422>> = {
  rule_unknown: 422,
  silence_out_of_range: 422,
  already_silenced: 409,
  silences_spent: 409,
  silence_over: 409,
  models_off: 409,
  refit_running: 409,
  nothing_to_learn: 409,
  not_challenger: 409,
  kit_finished: 409,
  kit_too_small: 409,
  kit_answered: 409,
  kit_unfinished: 409,
  kit_too_fast: 409,
  kit_disagrees: 409,
  own_kit: 403,
  right_not_earned: 409,
  already_agreed: 409,
  not_agreed: 409,
  no_champion: 409,
  levels_unchanged: 409,
  level_not_earned: 409,
}
