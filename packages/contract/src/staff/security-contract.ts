import type { FactorKind } from '@mimamori/policy/staff/second-factor-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import {
  CeremonyId,
  FactorLabel,
  factorErrors,
  NewPasskey,
  OneTimeCode,
  type PasskeyRequest,
} from './factor-contract.ts'
import type { Me } from './session-contract.ts'

const { REFUSED_409, REFUSED_422 } = refusals
const FactorId = z.strictObject({ id: z.uuid() })

export type OwnFactor = {
  id: string
  kind: FactorKind
  label: string
  createdAt: string
  lastUsedAt: string | null
}

export type OwnSecurity = { factors: OwnFactor[]; recoveryLeft: number }

/** A factor was added. With the first one there are recovery codes, which are returned only now. */
export type EnrolmentResult = { me: Me; recoveryCodes: string[] | null }

/**
 * A person's own sign-in: password, factors, recovery codes. Changes need step-up; a person without a factor adds the
 * first one right after the password.
 */
export const security = {
  mine: oc.meta({ session: 'full' }).output(type<OwnSecurity>()),
  /** A new secret, in base32 and as the URL for an authenticator app; it counts once a code of it was given. */
  beginTotp: oc
    .meta({ session: 'enrol', stepUp: 'own' })
    .output(type<{ ceremony: string; secret: string; uri: string }>()),
  finishTotp: oc
    .meta({ session: 'enrol', stepUp: 'own' })
    .input(z.strictObject({ ceremony: CeremonyId, code: OneTimeCode, label: FactorLabel }))
    .output(type<EnrolmentResult>())
    .errors({ REFUSED_409, REFUSED_422 }),
  beginPasskey: oc.meta({ session: 'enrol', stepUp: 'own' }).output(type<PasskeyRequest>()),
  finishPasskey: oc
    .meta({ session: 'enrol', stepUp: 'own' })
    .input(NewPasskey)
    .output(type<EnrolmentResult>())
    .errors({ REFUSED_409, REFUSED_422 }),
  renameFactor: oc
    .meta({ session: 'full', stepUp: 'own' })
    .input(FactorId.extend({ label: FactorLabel }))
    .output(type<OwnSecurity>())
    .errors({ NOT_FOUND: { status: 404 } }),
  removeFactor: oc
    .meta({ session: 'full', stepUp: 'own' })
    .input(FactorId)
    .output(type<OwnSecurity>())
    .errors({ REFUSED_409, NOT_FOUND: { status: 404 } }),
  /** Those from before are worth nothing. */
  makeRecoveryCodes: oc.meta({ session: 'full', stepUp: 'own' }).output(type<{ recoveryCodes: string[] }>()),
  /** Ends every other session of the person. */
  changePassword: oc
    .meta({ session: 'full', stepUp: 'own' })
    .input(z.strictObject({ current: text(200, 1), next: text(200, 1) }))
    .output(type<{ changed: true }>())
    .errors({ REFUSED_422, TOO_MANY_ATTEMPTS: factorErrors.TOO_MANY_ATTEMPTS }),
}
