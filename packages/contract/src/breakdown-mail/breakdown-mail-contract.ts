import { MAX_MAIL_ADDRESS_LENGTH } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { MAIL_RHYTHMS, type MailRhythm } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** Why nothing is mailed at this desk: no mail server is set, or no address of the desk for the links. */
export type MailUnavailable = 'no_server' | 'no_public_url'

/** The last report that was to be mailed; `error`: a code, or why it was not sent; empty: it was sent. */
export type LastReport = {
  rhythm: MailRhythm
  first: string
  last: string
  state: 'sent' | 'failed' | 'skipped'
  error: string
  at: string
}

/** What a person has set for mails with figures. Their address is told to them alone. */
export type MailReportState = {
  unavailable: MailUnavailable | null
  address: string | null
  confirmed: boolean
  /** until when the code that was mailed last holds; `null`: none does */
  codeUntil: string | null
  weekly: boolean
  monthly: boolean
  last: LastReport[]
}

/** A report as it would be mailed now. */
export type MailPreview = { first: string; last: string; subject: string; text: string }

/** Mails with figures of the breakdown: one's own address, and what one asked for. */
export const breakdownMail = {
  /** Also for people who may not read the breakdown any more: they can remove their address. */
  state: oc.meta({ session: 'full', background: true }).output(type<MailReportState>()),
  /** Another address in the place of the present one; a code is mailed to it, and word of it to the one before. */
  setAddress: oc
    .meta({ permission: 'breakdown.read', stepUp: 'own' })
    .input(z.strictObject({ address: text(MAX_MAIL_ADDRESS_LENGTH, 1) }))
    .output(type<MailReportState>())
    .errors(refusals),
  /** Another code, in the place of the last one. */
  sendCode: oc.meta({ permission: 'breakdown.read' }).output(type<MailReportState>()).errors(refusals),
  confirm: oc
    .meta({ permission: 'breakdown.read' })
    .input(z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') }))
    .output(type<MailReportState>())
    .errors(refusals),
  subscribe: oc
    .meta({ permission: 'breakdown.read' })
    .input(z.strictObject({ weekly: z.boolean(), monthly: z.boolean() }))
    .output(type<MailReportState>())
    .errors(refusals),
  remove: oc.meta({ session: 'full' }).output(type<MailReportState>()),
  /** The report of the latest period, in the language of the caller. */
  preview: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ rhythm: z.enum(MAIL_RHYTHMS) }))
    .output(type<MailPreview>()),
}
