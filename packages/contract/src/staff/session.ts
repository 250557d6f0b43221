import { BINDABLE, BOUND_ACTIONS, ownerOf } from '@mimamori/policy/keys/bindings'
import { DENSITIES, type Preferences } from '@mimamori/policy/staff/preferences'
import type { Role } from '@mimamori/policy/staff/roles'
import { LANGUAGES, type Language } from '@mimamori/policy/staff/staff'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type Me = {
  id: string
  login: string
  alias: string
  role: Role
  language: Language
  theme: Theme
  preferences: Preferences
}

/** A person's own keys: one key an action, no key for two. They replace those set before. */
const OwnKeys = z
  .partialRecord(z.enum(BOUND_ACTIONS), z.string().regex(BINDABLE, 'A to Z, 0 or one symbol'))
  .superRefine((keys, { addIssue }) => {
    for (const action of BOUND_ACTIONS) {
      const key = keys[action]
      const owner = key ? ownerOf(key, keys, action) : null
      if (owner) addIssue({ code: 'custom', path: [action], message: `a key other than that of ${owner}` })
    }
  })

/** What is not named stays as it was set. */
const PreferenceChange = z.strictObject({
  singleKeys: z.boolean().optional(),
  keys: OwnKeys.optional(),
  density: z.enum(DENSITIES).optional(),
  notify: z.boolean().optional(),
})

/** Accounts anybody may use, shown in demo mode alone. */
export type DemoAccount = { login: string; password: string; alias: string; role: Role }

export type SessionState = { me: Me | null; demoAccounts: DemoAccount[] }

export const session = {
  current: oc.output(type<SessionState>()),
  signIn: oc
    .input(z.strictObject({ login: text(100, 1), password: text(200, 1) }))
    .output(type<{ me: Me }>())
    .errors({
      SIGN_IN_FAILED: { status: 401 },
      TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
    }),
  signOut: oc.output(type<{ signedOut: true }>()),
  prefer: oc
    .input(
      z.strictObject({
        language: z.enum(LANGUAGES).optional(),
        theme: z.enum(THEMES).optional(),
        preferences: PreferenceChange.optional(),
      }),
    )
    .output(type<{ me: Me }>()),
}
