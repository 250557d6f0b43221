import { may, type Role } from '../staff/role-permissions.ts'
import { maskEmail, maskName, maskPhone } from './mask-formats.ts'
import type { PersonalData, PersonalField } from './personal-fields.ts'

declare const masked: unique symbol
/** Personal fields that went through `maskFor`; answers accept nothing else, so that unmasked values do not compile. */
export type Masked = string & { readonly [masked]: true }

/** A value of which nothing is shown. */
const WITHHELD = '***' as Masked

const MASKS: Readonly<Record<PersonalField, (value: string) => string>> = {
  displayName: maskName,
  email: maskEmail,
  phone: maskPhone,
}

/**
 * Masks a member's personal fields for this role: masked for those who may reveal them, `***` for all others. Every answer of the server
 * with personal fields goes through it, except a reveal. A field that is unknown or erased is masked as an empty text.
 */
export function maskFor(role: Role, personal: PersonalData): Readonly<Record<PersonalField, Masked>> {
  const of = (field: PersonalField): Masked => {
    if (!may(role, 'members.reveal')) return WITHHELD
    const value = personal[field]
    return (value === '' ? '' : MASKS[field](value)) as Masked
  }
  return { displayName: of('displayName'), email: of('email'), phone: of('phone') }
}
