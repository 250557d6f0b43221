import type { Role } from '@mimamori/policy/staff/roles'
import { LANGUAGES, type Language } from '@mimamori/policy/staff/staff'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export type Me = { id: string; login: string; alias: string; role: Role; language: Language; theme: Theme }

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
    .input(z.strictObject({ language: z.enum(LANGUAGES).optional(), theme: z.enum(THEMES).optional() }))
    .output(type<{ me: Me }>()),
}
