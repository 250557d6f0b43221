import { CONTRACT_FORMATS, CONTRACT_SIDES, type ContractSide } from '../site/contract-records.ts'
import type { Asking, NewContract } from '../site/site-contracts.ts'
import type { EnquiryForm } from '../site/site-enquiries.ts'
import {
  BadRequestError,
  readBoolean,
  readChoice,
  readCount,
  readFields,
  readInstant,
  readText,
} from './control-fields.ts'

const DAY_MS = 86_400_000
const CONTRACT_FIELDS = [
  ...['title', 'format', 'client', 'freelancer', 'startedAt', 'amountYen', 'escrowYen', 'completionReportedAt'],
  ...['planChangeUnderWay', 'lastContactAt', 'remindersSent'],
]

const sides = (body: unknown) => readFields(body ?? {}, CONTRACT_SIDES)

function readLastContact(body: unknown): NonNullable<NewContract['lastContactAt']> {
  const { client, freelancer } = sides(body)
  const instantOrNull = (value: unknown, name: string) => (value == null ? null : readInstant(value, name, ''))
  return {
    client: instantOrNull(client, 'lastContactAt.client'),
    freelancer: instantOrNull(freelancer, 'lastContactAt.freelancer'),
  }
}

/** A contract to be made: of the past thirty days and in the project format unless said otherwise. Throws BadRequestError. */
export function readContract(body: unknown, now: string): NewContract {
  const fields = readFields(body, CONTRACT_FIELDS)
  const { client, freelancer, completionReportedAt } = fields
  const reminders = sides(fields.remindersSent)
  const amountYen = readCount(fields.amountYen, 'amountYen', 50_000)
  return {
    title: readText(fields.title, 'title', '記事作成'),
    format: readChoice(fields.format, 'format', { among: CONTRACT_FORMATS, fallback: 'project' }),
    members: { client: readText(client, 'client'), freelancer: readText(freelancer, 'freelancer') },
    startedAt: readInstant(fields.startedAt, 'startedAt', new Date(Date.parse(now) - 30 * DAY_MS).toISOString()),
    amountYen,
    escrowYen: readCount(fields.escrowYen, 'escrowYen', amountYen),
    completionReportedAt:
      completionReportedAt == null ? null : readInstant(completionReportedAt, 'completionReportedAt', now),
    planChangeUnderWay: readBoolean(fields.planChangeUnderWay, 'planChangeUnderWay'),
    lastContactAt: readLastContact(fields.lastContactAt),
    remindersSent: {
      client: readCount(reminders.client, 'remindersSent.client', 0),
      freelancer: readCount(reminders.freelancer, 'remindersSent.freelancer', 0),
    },
  }
}

type Writing = { readonly side: ContractSide; readonly text: string; readonly at: string }

/** What one side writes to the other. Throws BadRequestError. */
export function readWriting(body: unknown, now: string): Writing {
  const { side, text, at } = readFields(body, ['side', 'text', 'at'])
  return {
    side: readChoice(side, 'side', { among: CONTRACT_SIDES }),
    text: readText(text, 'text', 'ご連絡が遅くなりました。'),
    at: readInstant(at, 'at', now),
  }
}

/** When the freelancer reports completion. Throws BadRequestError. */
export const readCompletion = (body: unknown, now: string): string =>
  readInstant(readFields(body ?? {}, ['at']).at, 'at', now)

/** What one side asks the desk for. Throws BadRequestError. */
export function readAsking(body: unknown, now: string, language: string): Asking {
  const { side, text, confirmed, at } = readFields(body, ['side', 'text', 'confirmed', 'at'])
  return {
    side: readChoice(side, 'side', { among: CONTRACT_SIDES }),
    text: readText(text, 'text', '何度か連絡しましたが、返事がありません。'),
    confirmed: readBoolean(confirmed, 'confirmed'),
    at: readInstant(at, 'at', now),
    language,
  }
}

/** What a member asks about a direct deal, and when. Throws BadRequestError. */
export function readEnquiry(body: unknown, now: string): { readonly form: EnquiryForm; readonly at: string } {
  const fields = readFields(body, ['memberId', 'statedName', 'statedJobUrl', 'text', 'evidence', 'at'])
  const { evidence = [] } = fields
  if (!Array.isArray(evidence) || !evidence.every((each) => typeof each === 'string'))
    throw new BadRequestError('evidence must be a list of texts')
  const form = {
    memberId: readText(fields.memberId, 'memberId'),
    statedName: readText(fields.statedName, 'statedName', ''),
    statedJobUrl: readText(fields.statedJobUrl, 'statedJobUrl', ''),
    text: readText(fields.text, 'text'),
    evidence,
  }
  return { form, at: readInstant(fields.at, 'at', now) }
}
