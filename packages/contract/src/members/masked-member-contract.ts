import type { MemberRole, Verifications } from '@mimamori/policy/intake/intake-arrivals'
import type { Masked } from '@mimamori/policy/members/masking-rules'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'

/** A member with name, mail and phone masked by the server. */
export type MaskedMember = {
  id: string
  roles: MemberRole[]
  displayName: Masked
  email: Masked
  phone: Masked
  registeredAt: string
  verifications: Verifications
  standing: MemberStanding
  /** the member was erased: the personal fields are empty */
  erased: boolean
}
