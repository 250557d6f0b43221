import type { Role } from '../staff/roles.ts'
import { PERSONAL_FIELDS, type Personal, type PersonalField } from './fields.ts'
import { maskEmail, maskName, maskPhone } from './mask.ts'

declare const masked: unique symbol
/** Went through `shownTo`: answers that carry a member take nothing else, so that a whole value does not compile. */
export type Masked = string & { readonly [masked]: true }

/** Nothing of it at all. */
const WITHHELD = '***' as Masked

const MASKS: Readonly<Record<PersonalField, (value: string) => string>> = {
  displayName: maskName,
  email: maskEmail,
  phone: maskPhone,
}

/** Which fields a role sees, masked. Who runs people and settings has no use for members. Source: separated powers. */
const SEEN: Readonly<Record<Role, readonly PersonalField[]>> = {
  moderator: PERSONAL_FIELDS,
  lead: PERSONAL_FIELDS,
  approver: PERSONAL_FIELDS,
  auditor: PERSONAL_FIELDS,
  admin: [],
}

/**
 * A member's personal fields as they leave the server for this role: masked, or withheld. The one way out, but for a
 * reveal. What is not known, or was erased, is empty.
 */
export function shownTo(role: Role, personal: Personal): Readonly<Record<PersonalField, Masked>> {
  const of = (field: PersonalField): Masked => {
    if (!SEEN[role].includes(field)) return WITHHELD
    const value = personal[field]
    return (value === '' ? '' : MASKS[field](value)) as Masked
  }
  return { displayName: of('displayName'), email: of('email'), phone: of('phone') }
}
