/** The personal fields of a member. The desk never receives addresses or bank details. */
export const PERSONAL_FIELDS = ['displayName', 'email', 'phone'] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]
export type PersonalData = Readonly<Record<PersonalField, string>>
