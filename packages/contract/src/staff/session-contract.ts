import type { Queue } from '@mimamori/policy/cases/case-model'
import { BINDABLE_KEY, BOUND_ACTIONS, findKeyOwner } from '@mimamori/policy/keys/default-key-bindings'
import { DECISION_DELAY_BOUNDS_MS, DENSITIES, isZone, type Preferences } from '@mimamori/policy/staff/preference-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { LANGUAGES, type Language } from '@mimamori/policy/staff/staff-member'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { factorErrors, PasskeyAnswer, SignInProof } from './factor-contract.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type Me = {
  id: string
  login: string
  alias: string
  role: Role
  /** those this person works in; none named: all of them */
  queues: readonly Queue[]
  language: Language
  theme: Theme
  preferences: Preferences
}

/** A person's own keys: one key an action, no key for two. They replace those set before. */
const OwnKeys = z
  .partialRecord(z.enum(BOUND_ACTIONS), z.string().regex(BINDABLE_KEY, 'A to Z, 0 or one symbol'))
  .superRefine((keys, { addIssue }) => {
    for (const action of BOUND_ACTIONS) {
      const key = keys[action]
      const owner = key ? findKeyOwner(key, keys, action) : null
      if (owner) addIssue({ code: 'custom', path: [action], message: `a key other than that of ${owner}` })
    }
  })

/** Settings that are left out stay as they are. */
const PreferenceChange = z.strictObject({
  singleKeys: z.boolean().optional(),
  keys: OwnKeys.optional(),
  density: z.enum(DENSITIES).optional(),
  notify: z.boolean().optional(),
  alarmSound: z.boolean().optional(),
  decisionDelayMs: z.int().min(DECISION_DELAY_BOUNDS_MS.least).max(DECISION_DELAY_BOUNDS_MS.most).optional(),
  zone: text(64).refine(isZone, 'auto, or the name of a time zone').optional(),
})

/** Accounts that everybody may use; only in demo mode. */
export type DemoAccount = { login: string; password: string; alias: string; role: Role }

/** The next step after the right password: give a second factor, or set up a first one. */
export type PendingSignIn =
  | { at: 'factor'; ways: { code: boolean; passkey: boolean; recovery: boolean } }
  | { at: 'enrol'; login: string }

/** Ways in beside a login: accounts of the demo, and the sign-in of the company, by its name where it has one. */
export type SignInOptions = { demoAccounts: DemoAccount[]; company: { name: string | null } | null }

/** `me`: `null` without a session; `arriving`: the password was right, a second factor is still to be shown or set up. */
export type SessionState = { me: Me | null; arriving: PendingSignIn | null } & SignInOptions

export const session = {
  current: oc.meta({ session: 'none', background: true }).output(type<SessionState>()),
  signIn: oc
    .meta({ session: 'none' })
    .input(z.strictObject({ login: text(100, 1), password: text(200, 1) }))
    .output(type<{ at: 'in'; me: Me } | PendingSignIn>())
    .errors({
      SIGN_IN_FAILED: { status: 401 },
      TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
    }),
  showFactor: oc.meta({ session: 'factor' }).input(SignInProof).output(type<{ me: Me }>()).errors(factorErrors),
  /** With a passkey that knows its holder, and nothing else. */
  signInByPasskey: oc.meta({ session: 'none' }).input(PasskeyAnswer).output(type<{ me: Me }>()).errors(factorErrors),
  signOut: oc.meta({ session: 'any' }).output(type<{ signedOut: true }>()),
  prefer: oc
    .meta({ session: 'full', stores: true })
    .input(
      z.strictObject({
        language: z.enum(LANGUAGES).optional(),
        theme: z.enum(THEMES).optional(),
        preferences: PreferenceChange.optional(),
      }),
    )
    .output(type<{ me: Me }>()),
}
