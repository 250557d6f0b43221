import type { PeopleRefusal, SecurityRefusal } from '../page-refusal-contract.ts'

/** The status of refusals about accounts and signing in. */
export const ACCOUNT_STATUS = {
  code_wrong: 422,
  code_expired: 422,
  passkey_wrong: 422,
  too_late: 409,
  last_factor: 409,
  too_many_factors: 409,
  password_short: 422,
  password_common: 422,
  password_names: 422,
  password_wrong: 422,
  login_taken: 409,
  alias_taken: 409,
  own_invitation: 403,
  already_confirmed: 409,
  not_arrived: 409,
  own_role: 403,
  own_account: 403,
  last_admin: 409,
  already_disabled: 409,
  not_disabled: 409,
  person_disabled: 409,
} as const satisfies Partial<Record<PeopleRefusal | SecurityRefusal, 403 | 409 | 422>>
