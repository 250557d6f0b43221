import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ContractState, JobFormat, Message, Proposal } from '@mimamori/policy/intake/intake-arrivals'
import type { Random } from './seeded-random.ts'
import { MESSAGE_TELLS } from './texts/message-tell-texts.ts'
import {
  AT_WORK,
  BEFORE_ESCROW,
  CONTACT_AFTER_ESCROW,
  type ContractSide,
  FIRST_GREETINGS,
  GOODBYES,
  LATER_GREETINGS,
  SHORT_GOODBYES,
} from './texts/message-texts.ts'
import {
  CAREERS,
  MANNERS,
  PLANS,
  PROPOSAL_CLOSINGS,
  PROPOSAL_OPENINGS,
  PROPOSAL_TELLS,
} from './texts/proposal-texts.ts'
import { createFiller, type FillTemplate, pickSome } from './wording/slot-filling.ts'
import { createContactSlots, formatDayAfter, GENERAL_SLOTS } from './wording/slot-values.ts'

/** What a message or proposal is made to be. */
export type CorrespondenceKind = 'clean' | Category

export type MessageOrder = {
  readonly id: string
  readonly jobId: string
  readonly senderId: string
  readonly recipientId: string
  readonly at: string
  readonly kind: CorrespondenceKind
  /** whose words they are; the client's unless told, and always the client's in a bad one */
  readonly from?: ContractSide | undefined
  /** title and category of the job; keeps out sentences of another trade */
  readonly about?: string | undefined
  /** `project` unless told */
  readonly format?: JobFormat | undefined
  /** money already in escrow; `false` unless told */
  readonly escrowed?: boolean | undefined
  /** running after escrow and none before it, unless told */
  readonly contract?: ContractState | undefined
  /** chance of contact details spelt to get past a filter; 0.25 unless told */
  readonly disguise?: number | undefined
}

/** One message. A clean one after escrow in project format may well hold a contact: that is allowed. */
export function exampleMessage(random: Random, order: MessageOrder): Message {
  const { id, jobId, senderId, recipientId, at, kind, from = 'client', format = 'project', escrowed = false } = order
  const fill = correspondenceFiller(random, at, kind !== 'clean' && random.chance(order.disguise ?? 0.25))
  const core = kind === 'clean' ? cleanSentences(random, from, format, escrowed) : MESSAGE_TELLS[kind]
  const text = fill(random.pick(sentencesForTrade(core, order.about)))
  const body = joinParts([greetingFor(random, text, escrowed), text, goodbyeFor(random, text)])
  const { contract = escrowed ? 'running' : 'none' } = order
  return { id, jobId, senderId, recipientId, body, sentAt: at, escrowed, format, contract }
}

function cleanSentences(random: Random, from: ContractSide, format: JobFormat, escrowed: boolean): readonly string[] {
  if (!escrowed) return BEFORE_ESCROW[from]
  return format === 'project' && random.chance(0.4) ? CONTACT_AFTER_ESCROW[from] : AT_WORK[from]
}

const TRADE_PREFIX = /^\[([^\]]+)\]/

/** The sentences for any trade and those of the job's own; of every trade when the job is not known. */
function sentencesForTrade(core: readonly string[], about: string | undefined): readonly string[] {
  const fits = (line: string): boolean => {
    const trades = TRADE_PREFIX.exec(line)?.[1]
    return trades === undefined || about === undefined || trades.split('/').some((trade) => about.includes(trade))
  }
  return core.filter(fits).map((line) => line.replace(TRADE_PREFIX, ''))
}

/** Sentences that do not repeat a thanks or apology already in the text. */
function greetingFor(random: Random, text: string, escrowed: boolean): string {
  if (/^.{0,16}(ありがとう|失礼|申し訳|恐れ入り)/.test(text))
    return random.chance(0.4) ? 'お世話になっております。' : ''
  return random.chance(0.75) ? random.pick(escrowed ? LATER_GREETINGS : FIRST_GREETINGS) : ''
}

function goodbyeFor(random: Random, text: string): string {
  if (!random.chance(0.6)) return ''
  return random.pick(/(お願い(いた)?します|ください|教えてください)。$/.test(text) ? SHORT_GOODBYES : GOODBYES)
}

export type ProposalOrder = {
  readonly id: string
  readonly jobId: string
  readonly freelancerId: string
  readonly at: string
  readonly kind: CorrespondenceKind
  /** named in the opening when given */
  readonly jobTitle?: string | undefined
  /** chance of contact details spelt to get past a filter; 0.25 unless told */
  readonly disguise?: number | undefined
}

/** One proposal: opening, experience, plan, and in a bad one the sentence that leads away. */
export function exampleProposal(random: Random, order: ProposalOrder): Proposal {
  const { id, jobId, freelancerId, at, kind, jobTitle } = order
  const fill = correspondenceFiller(random, at, kind !== 'clean' && random.chance(order.disguise ?? 0.25), jobTitle)
  const tell = kind === 'clean' ? '' : random.pick(PROPOSAL_TELLS[kind])
  const experience = `${random.pick(CAREERS)}${pickSome(random, MANNERS, random.int(0, 2)).join('')}`
  const plan = pickSome(random, PLANS, random.int(1, 3)).join(random.pick(['', '\n']))
  const parts = [random.pick(PROPOSAL_OPENINGS), experience, plan, tell, random.pick(PROPOSAL_CLOSINGS)]
  return { id, jobId, freelancerId, body: joinParts(parts.map(fill)), sentAt: at }
}

function correspondenceFiller(random: Random, at: string, disguised: boolean, jobTitle?: string): FillTemplate {
  const own = {
    納期: [formatDayAfter(at, random.int(3, 21))],
    年数: ['3', '4', '5', '7', '8', '10'],
    依頼: [jobTitle === undefined ? 'こちら' : `「${jobTitle}」`],
  }
  return createFiller(random, own, createContactSlots(random, disguised), GENERAL_SLOTS)
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
