import { isMemberMailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { z } from 'zod'
import { count, Id, Instant, list, text, Yen } from './field-contract.ts'

/** `PUT /members/{id}`: who the member is. Name, mail and phone are encrypted at rest and never logged. */
export const MemberBody = z.strictObject({
  id: Id,
  roles: list(z.enum(MEMBER_ROLES), 2, 1),
  displayName: text(100, 1),
  email: text(254, 3).refine(isMemberMailAddress, { message: 'one mail address such as name@example.jp' }),
  phone: text(40),
  registeredAt: Instant,
  verifications: z.strictObject({
    identity: z.boolean(),
    phone: z.boolean(),
    nda: z.boolean(),
    marketplaceCheck: z.boolean(),
  }),
  profile: z.strictObject({
    hasPhoto: z.boolean(),
    introductionLength: count(),
    skills: count(10_000),
    portfolioItems: count(10_000),
    listedServices: count(10_000),
    experience: z.enum(['none', 'members', 'public']),
    qualifications: count(10_000),
    companyFactsPublic: count(10_000),
  }),
  /** contracts and payments under way: shown to people who propose to end the membership */
  dealings: z.strictObject({ runningContracts: count(), unpaidYen: Yen, openProposals: count() }).optional(),
})
