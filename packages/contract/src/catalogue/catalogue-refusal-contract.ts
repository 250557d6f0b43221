import type { CatalogueRefusal } from '../page-refusal-contract.ts'

/** The statuses of the refusals of a new version of the catalogue. */
export const CATALOGUE_STATUS = {
  version_taken: 409,
  begins_in_past: 422,
  begins_too_soon: 422,
  last_active: 422,
  category_unknown: 422,
  words_missing: 422,
  words_too_long: 422,
  variable_unknown: 422,
  variable_not_here: 422,
  variables_differ: 422,
  categories_missing: 422,
  clause_unknown: 422,
  address_wrong: 422,
  measures_impossible: 422,
  letter_with_measures: 422,
  use_differs: 422,
  reminder_letters_fixed: 422,
  reminder_letter_retired: 422,
} as const satisfies Readonly<Record<CatalogueRefusal, number>>
