import { type } from '@orpc/contract'
import { z } from 'zod'
import { list, text } from '../intake/field-contract.ts'

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,12000}$/, 'base64url')

/** The id of a started passkey or authenticator ceremony. */
export const CeremonyId = z.string().regex(/^[0-9a-f-]{36}$/, 'the id of what was begun')

/** A one-time code of an authenticator app. */
export const OneTimeCode = z.string().regex(/^\d{6}$/, 'six digits')

/** The name a person gave to a factor of theirs. */
export const FactorLabel = text(60, 1)

/** Of what a browser answers, only what is looked at; each is base64url. Source: W3C Web Authentication, level 3. */
export const PasskeyAnswer = z.strictObject({
  ceremony: CeremonyId,
  id: Base64Url,
  clientDataJSON: Base64Url,
  authenticatorData: Base64Url,
  signature: Base64Url,
})
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** A passkey a browser has made. */
export const NewPasskey = z.strictObject({
  ceremony: CeremonyId,
  label: FactorLabel,
  id: Base64Url,
  clientDataJSON: Base64Url,
  attestationObject: Base64Url,
  transports: list(z.enum(TRANSPORTS), TRANSPORTS.length),
})
export type NewPasskey = z.infer<typeof NewPasskey>

/** The input of the browser: `options` are the JSON forms of those of `navigator.credentials`. */
export type PasskeyRequest = { ceremony: string; options: object }

/** The errors of operations that take a factor. `over`: the session has ended with this attempt; `expired`: a code that was good until just now. */
export const factorErrors = {
  FACTOR_WRONG: { status: 401, data: type<{ over: boolean; expired: boolean }>() },
  TOO_MANY_ATTEMPTS: { status: 429, data: type<{ retryAfterSeconds: number }>() },
} as const

const DemoPasswordProof = z.strictObject({ by: z.literal('demo'), password: text(200, 1) })
const OneTimeCodeProof = z.strictObject({ by: z.literal('code'), code: OneTimeCode })
const RecoveryCodeProof = z.strictObject({ by: z.literal('recovery'), code: text(100, 1) })
const PasskeyProof = z.strictObject({ by: z.literal('passkey'), answer: PasskeyAnswer })

/** The second factors after the password. */
export const SignInProof = z.discriminatedUnion('by', [OneTimeCodeProof, RecoveryCodeProof, PasskeyProof])
/** The second factors of step-up. A recovery code is for signing in alone. */
export const StepUpProof = z.discriminatedUnion('by', [OneTimeCodeProof, PasskeyProof, DemoPasswordProof])
export type FactorProof = z.infer<typeof SignInProof> | z.infer<typeof StepUpProof>
