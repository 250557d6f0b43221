import type { Me } from '@mimamori/contract/staff/session-contract'
import { parsePreferences } from '@mimamori/policy/staff/preference-rules'
import type { Account } from '@mimamori/storage/staff/staff-reads'

/** A person as their own page knows them. */
export const presentMe = ({ id, login, alias, role, queues, language, theme, preferences }: Account): Me => ({
  id,
  login,
  alias,
  role,
  queues,
  language,
  theme,
  preferences: parsePreferences(preferences),
})
