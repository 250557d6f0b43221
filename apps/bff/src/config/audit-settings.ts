import { join } from 'node:path'
import { z } from 'zod'
import { nonEmpty } from './setting-schemas.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/

const commaList = (each: RegExp, expected: string) =>
  z
    .string()
    .refine((value) => value.split(',').every((one) => each.test(one.trim())), expected)
    .transform((value) => value.split(',').map((one) => one.trim()))

/** The variables of the audit log. */
export const AUDIT_ENVIRONMENT = {
  MIMAMORI_AUDIT_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hex digits (32 bytes)')
    .optional(),
  MIMAMORI_AUDIT_TRUSTED: commaList(PUBLIC_KEY, 'public audit keys of 43 characters each, with commas').optional(),
  MIMAMORI_AUDIT_HEADS: nonEmpty('a file').optional(),
  MIMAMORI_AUDIT_STREAM: z
    .string()
    .regex(/^(file:\/\/\/|https?:\/\/)\S+$/, 'file:///… or https://…')
    .optional(),
  MIMAMORI_AUDIT_STREAM_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'whsec_ and at least 24 bytes in base64')
    .optional(),
  MIMAMORI_SHIFT_CHANGES: commaList(TIME, 'times such as 00:00,08:00,16:00').default(['00:00', '08:00', '16:00']),
} as const

export type AuditSettings = {
  /** 32 bytes in hex, the private key that signs heads, or null: the key file in the data folder */
  readonly key: string | null
  /** public keys that signed earlier heads and are still trusted */
  readonly trusted: readonly string[]
  /** where signed heads are appended to */
  readonly headsFile: string
  /** where every entry is sent to, or null; a file needs no secret */
  readonly stream: { readonly url: string; readonly secret: string } | null
  /** times of the day in Japan, `HH:MM` */
  readonly shiftChanges: readonly string[]
}

type AuditVariables = z.infer<z.ZodObject<typeof AUDIT_ENVIRONMENT>>

/** Is there a signing secret for a stream over the network, and only for such? */
export function isStreamComplete({
  MIMAMORI_AUDIT_STREAM: url,
  MIMAMORI_AUDIT_STREAM_SECRET: secret,
}: AuditVariables): boolean {
  return (url?.startsWith('http') ?? false) === (secret !== undefined)
}

/** The settings of the audit log, from checked variables. */
export function toAuditSettings(env: AuditVariables, dataFolder: string): AuditSettings {
  const { MIMAMORI_AUDIT_STREAM: url, MIMAMORI_AUDIT_STREAM_SECRET: secret = '' } = env
  return {
    key: env.MIMAMORI_AUDIT_KEY?.toLowerCase() ?? null,
    trusted: env.MIMAMORI_AUDIT_TRUSTED ?? [],
    headsFile: env.MIMAMORI_AUDIT_HEADS ?? join(dataFolder, 'audit-heads.jsonl'),
    stream: url === undefined ? null : { url, secret },
    shiftChanges: env.MIMAMORI_SHIFT_CHANGES,
  }
}
