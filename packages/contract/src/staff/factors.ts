import { type } from '@orpc/contract'
import { z } from 'zod'
import { list, text } from '../intake/fields.ts'

const Encoded = z.string().regex(/^[A-Za-z0-9_-]{1,12000}$/, 'base64url')

/** What was begun, by the id the desk gave it. */
export const CeremonyId = z.string().regex(/^[0-9a-f-]{36}$/, 'the id of what was begun')

/** A one-time code of an authenticator app. */
export const Code = z.string().regex(/^\d{6}$/, 'six digits')

/** What a person calls a factor of theirs. */
export const Label = text(60, 1)

/** Of what a browser answers, only what is looked at; each is base64url. Source: W3C Web Authentication, level 3. */
export const PasskeyAnswer = z.strictObject({
  ceremony: CeremonyId,
  id: Encoded,
  clientDataJSON: Encoded,
  authenticatorData: Encoded,
  signature: Encoded,
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** A passkey a browser has made. */
export const PasskeyMade = z.strictObject({
  ceremony: CeremonyId,
  label: Label,
  id: Encoded,
  clientDataJSON: Encoded,
  attestationObject: Encoded,
  transports: list(z.enum(TRANSPORTS), TRANSPORTS.length),
})
export type PasskeyMade = z.infer<typeof PasskeyMade>

/** What the page hands to the browser: `options` are the JSON forms of those of `navigator.credentials`. */
export type PasskeyAsked = { ceremony: string; options: object }

/** Declared on whatever takes a factor. `over`: the session has ended with this one. */
export const factorAnswers = {
  FACTOR_WRONG: { status: 401, data: type<{ over: boolean }>() },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

const DemoShown = z.strictObject({ by: z.literal('demo'), password: text(200, 1) })
const CodeShown = z.strictObject({ by: z.literal('code'), code: Code })
const RecoveryShown = z.strictObject({ by: z.literal('recovery'), code: text(100, 1) })
const PasskeyShown = z.strictObject({ by: z.literal('passkey'), answer: PasskeyAnswer })

/** What is shown after the password. */
export const ArrivingShown = z.discriminatedUnion('by', [CodeShown, RecoveryShown, PasskeyShown])
/** What is shown again in a session. A recovery code is for getting in alone. */
export const ConfirmShown = z.discriminatedUnion('by', [CodeShown, PasskeyShown, DemoShown])
export type FactorShown = z.infer<typeof ArrivingShown> | z.infer<typeof ConfirmShown>
