import type { DueTimesRefusal } from '../page-refusal-contract.ts'

/** The status of each refusal about due times. */
export const DUE_TIMES_STATUS: Readonly<Record<Exclude<DueTimesRefusal, 'begins_in_past'>, 409 | 422>> = {
  due_time_out_of_range: 422,
  due_times_reversed: 422,
  due_times_unchanged: 409,
}
