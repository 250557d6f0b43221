import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { DeskClient, DeskStory } from './desk-story.ts'

type Side = 'client' | 'freelancer'

/** A contract as the stand-in has it, the newest reminder last. */
type SiteContract = {
  readonly contract: {
    readonly id: string
    readonly progress: string
    readonly ratings: Readonly<Record<string, Side>>
    readonly moves: readonly { readonly kind: string; readonly amountYen: number }[]
  }
  readonly money: { readonly heldYen: number; readonly confirmedYen: number; readonly releasedYen: number }
  readonly reminders: readonly {
    readonly id: string
    readonly state: string
    readonly deadline: string | null
    readonly refusal: { readonly codes: readonly string[] } | null
    readonly shownAt: readonly string[]
    readonly decided: {
      readonly outcome: ReminderOutcome
      readonly amountYen: number | null
      readonly letters: Readonly<Record<'asking' | 'silent', string>>
    } | null
  }[]
}

/** `asking`: who is going to ask; the other side has been silent for two weeks. */
type ContractChange = {
  readonly title: string
  readonly asking?: Side
  readonly amountYen?: number
  readonly escrowYen?: number
  readonly completed?: boolean
}

const DAY_MS = 86_400_000

/** The contracts of the stand-in in a story, and what their two sides do. */
export function storyContracts(story: DeskStory): {
  readonly add: (change: ContractChange) => Promise<string>
  readonly ask: (id: string, side: Side, confirmed: boolean) => Promise<SiteContract>
  /** Makes a contract whose one side asks for a reminder at once, knowing what it risks. Answers the contract's id. */
  readonly askFor: (change: ContractChange) => Promise<string>
  readonly read: (id: string) => Promise<SiteContract>
  /** The state of its newest reminder. */
  readonly state: (id: string) => Promise<string | undefined>
  /** One side writes to the other, at an instant of the desk's; `remind`: it asks for an answer. */
  readonly write: (id: string, side: Side, at: string) => Promise<SiteContract>
  readonly remind: (id: string, side: Side) => Promise<SiteContract>
  readonly money: () => Promise<{
    readonly moves: Readonly<Record<string, number>>
    readonly refused: number
    readonly faults: readonly string[]
  }>
  /** Events about reminders and enquiries as they were received. */
  readonly events: () => Promise<{ readonly type: string; readonly times: number; readonly actions: number }[]>
  /** Lets the deadline of this contract's newest reminder pass, and the desk notice it. */
  readonly passDeadline: (id: string) => Promise<string>
} {
  const { request } = story.site
  const daysAgo = (days: number) => new Date(Date.parse(story.now()) - days * DAY_MS).toISOString()
  const read = (id: string) => request<SiteContract>(`/contracts/${id}.json`)
  const ask = (id: string, side: Side, confirmed: boolean) =>
    request<SiteContract>(`/contracts/${id}/request`, { side, text: 'お返事がありません。', confirmed })
  async function add(change: ContractChange): Promise<string> {
    const { title, asking = 'freelancer', amountYen = 50_000, escrowYen = amountYen, completed = false } = change
    const silent = asking === 'client' ? 'freelancer' : 'client'
    const { contract } = await request<SiteContract>('/contracts', {
      ...{ title, client: 'U-minato-21', freelancer: 'U-asahi-07', amountYen, escrowYen },
      startedAt: daysAgo(40),
      ...(completed ? { completionReportedAt: daysAgo(15) } : {}),
      lastContactAt: { [silent]: daysAgo(14), [asking]: daysAgo(2) },
      remindersSent: { [asking]: 2 },
    })
    return contract.id
  }
  return {
    add,
    ask,
    async askFor(change) {
      const id = await add(change)
      await ask(id, change.asking ?? 'freelancer', true)
      return id
    },
    read,
    state: async (id) => (await read(id)).reminders.at(-1)?.state,
    write: (id, side, at) => request(`/contracts/${id}/contact`, { side, text: 'ご連絡が遅くなりました。', at }),
    remind: (id, side) => request(`/contracts/${id}/remind`, { side, text: 'ご確認をお願いします。' }),
    money: () => request('/money.json'),
    events: async () =>
      (await request<{ requests: { type: string; times: number; actions: number }[] }>('/received')).requests,
    async passDeadline(id) {
      const deadline = (await read(id)).reminders.at(-1)?.deadline ?? ''
      story.wait((Date.parse(deadline) - Date.parse(story.now())) / 1000)
      await story.turn()
      return deadline
    },
  }
}

type ReminderCase = Extract<NonNullable<Awaited<ReturnType<DeskClient['cases']['claimNext']>>>, { kind: 'reminder' }>

/** Claims the case of the contract with this title. Throws when it is no case of a reminder. */
export async function claimReminder({ queue, cases }: DeskClient, title: string): Promise<ReminderCase> {
  const { items } = await queue.list({ view: 'reminders' })
  const held = await cases.claim({ caseId: items.find((each) => each.title === title)?.id ?? '' })
  if (held.kind !== 'reminder') throw new Error(`${title} is no reminder`)
  return held
}

/** What the page sends for an outcome of the case in hand, with the letters it is suggested. */
export function outcomeOf(
  { id: caseId, fence, reminder }: ReminderCase,
  outcome: ReminderOutcome,
  reason = '相手方から返事がないため',
): Parameters<DeskClient['reminders']['decide']>[0] {
  const { contract, suggested, contactedLateAt } = reminder
  const moves = outcome === 'payment_confirmed' || outcome === 'escrow_released'
  const amountYen = moves ? contract.escrowedYen : null
  const letters = { asking: '', silent: '' }
  for (const side of ['asking', 'silent'] as const)
    letters[side] = reminder.letters[outcome][side].replaceAll('{{amount}}', `${amountYen}`)
  const negativeRating = outcome !== 'dismissed' && suggested.negativeRating
  return { caseId, fence, outcome, amountYen, negativeRating, letters, reason, contactedLateAt }
}
