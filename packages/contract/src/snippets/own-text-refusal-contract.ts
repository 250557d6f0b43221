import type { SavedViewRefusal } from '@mimamori/policy/queue/saved-view-rules'
import type { OwnTextRefusal } from '../page-refusal-contract.ts'

/** The status of each refusal about what a person keeps for themselves. */
export const OWN_TEXT_STATUS: Readonly<Record<OwnTextRefusal | Exclude<SavedViewRefusal, 'not_permitted'>, 409 | 422>> =
  {
    key_taken: 409,
    too_many_views: 409,
    snippet_name_taken: 409,
    too_many_snippets: 409,
    step_name_taken: 409,
    too_many_steps: 409,
  }
