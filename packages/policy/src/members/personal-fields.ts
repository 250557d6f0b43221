/** What the desk knows of a member as a person. Addresses and bank details never reach it. */
export const PERSONAL_FIELDS = ['displayName', 'email', 'phone'] as const
export type PersonalField = (typeof PERSONAL_FIELDS)[number]
export type PersonalData = Readonly<Record<PersonalField, string>>
