import { API_KEY_SCOPES, type ApiKeyScope, KEY_OVERLAP_HOURS } from '@mimamori/policy/api-keys/api-key-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** An API key of another system. Its secret is returned once, when it is created. */
export type ApiKey = {
  id: string
  name: string
  scopes: ApiKeyScope[]
  createdAt: string
  /** alias of who made it, empty: by command */
  createdBy: string
  /** noted once an hour at most */
  lastUsedAt: string | null
  /** `ends`: it was replaced and stays valid until `until`; `ended`: that time is over, or it was revoked */
  state: 'in_force' | 'ends' | 'ended'
  until: string | null
}

/** `secret` is shown this once. */
export type CreatedApiKey = { key: ApiKey; secret: string }

export const KeyName = text(60, 1)

export const apiKeys = {
  list: oc.meta({ permission: 'desk.manage' }).output(type<{ keys: ApiKey[] }>()),
  add: oc
    .meta({ permission: 'desk.manage', stepUp: 'keys' })
    .input(z.strictObject({ name: KeyName, scopes: list(z.enum(API_KEY_SCOPES), API_KEY_SCOPES.length, 1) }))
    .output(type<CreatedApiKey>())
    .errors(refusals),
  /** Replaces a key by a new one; the old one stays valid for the given hours. */
  replace: oc
    .meta({ permission: 'desk.manage', stepUp: 'keys' })
    .input(z.strictObject({ id: Id, overlapHours: z.int().min(KEY_OVERLAP_HOURS.least).max(KEY_OVERLAP_HOURS.most) }))
    .output(type<CreatedApiKey>())
    .errors(refusals),
  revoke: oc
    .meta({ permission: 'desk.manage', stepUp: 'keys' })
    .input(z.strictObject({ id: Id }))
    .output(type<{ key: ApiKey }>())
    .errors(refusals),
}
