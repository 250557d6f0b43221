import type { Case } from './case-model.ts'

/** What a person did that explains why a case is here (表示理由), beside flags and reports. */
export const PERSON_REASON_KINDS = ['raised', 'sent_back', 'snoozed', 'escalated', 'assigned', 'pinned'] as const
export type PersonReasonKind = (typeof PERSON_REASON_KINDS)[number]

/** An entry of the audit log about a case, as far as it matters here. */
export type HandlingEntry = {
  readonly action: string
  readonly actorId: string
  readonly at: string
  /** the internal note with the reason in words */
  readonly noteId: string | null
  /** of a snooze: until when; of an assignment: until when it is kept, `null`: it is not */
  readonly until: string | null
  /** of an assignment: to whom */
  readonly to: string | null
}

export type PersonReason = Omit<HandlingEntry, 'action'> & { readonly kind: PersonReasonKind }

type HandledCase = Pick<Case, 'state' | 'fence' | 'lease' | 'escalatedBy' | 'pinnedAt' | 'raisedAt'>

const KIND_BY_ACTION: ReadonlyMap<string, PersonReasonKind> = new Map([
  ['case.raised', 'raised'],
  ['case.sent_back', 'sent_back'],
  ['case.snoozed', 'snoozed'],
  ['case.escalated', 'escalated'],
  ['case.assigned', 'assigned'],
  ['case.pinned', 'pinned'],
])

const UNDONE_KIND: ReadonlyMap<string, PersonReasonKind> = new Map([
  ['case.raise_undone', 'raised'],
  ['case.send_back_undone', 'sent_back'],
  ['case.snooze_undone', 'snoozed'],
  ['case.escalation_undone', 'escalated'],
  ['case.assignment_undone', 'assigned'],
])

/** The actions that are read for this. */
export const HANDLING_ACTIONS: readonly string[] = [...KIND_BY_ACTION.keys(), ...UNDONE_KIND.keys()]

/**
 * Can anybody have raised, sent back, snoozed, escalated, assigned or pinned the case? Known without reading: all but a pin end a claim, and what
 * is claimed again has a higher fence.
 */
export function mayHavePersonReason({ state, fence, lease, pinnedAt }: HandledCase): boolean {
  const firstClaim = state === 'claimed' || state === 'held' || state === 'closed' ? 1 : 0
  return fence > firstClaim || pinnedAt !== null || lease?.kind === 'assigned'
}

/**
 * What people did that still explains why the case is here, newest first: who raised it, as long as it is raised; who escalated it, until it
 * is sent back, and then who sent it back; who pinned it; who snoozed or assigned it, until somebody does anything else of these. What was
 * undone is left out. `entries`: oldest first.
 */
export function personReasons(handled: HandledCase, entries: readonly HandlingEntry[]): PersonReason[] {
  const standing = withoutUndone(entries)
  const newest = new Map(standing.map((reason) => [reason.kind, reason]))
  const lastHandling = standing.findLast(({ kind }) => kind !== 'pinned')
  const { escalatedBy, raisedAt, pinnedAt, lease } = handled
  const explains = (reason: PersonReason): boolean => {
    switch (reason.kind) {
      case 'raised':
        return raisedAt !== null
      case 'pinned':
        return pinnedAt !== null
      case 'escalated':
        return escalatedBy !== null
      case 'sent_back':
        return escalatedBy === null
      case 'snoozed':
        return reason === lastHandling
      case 'assigned':
        return reason === lastHandling && (lease === null || lease.holder === reason.to)
    }
  }
  return [...newest.values()].filter(explains).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function withoutUndone(entries: readonly HandlingEntry[]): PersonReason[] {
  const standing: PersonReason[] = []
  for (const { action, ...entry } of entries) {
    const kind = KIND_BY_ACTION.get(action)
    if (kind) standing.push({ kind, ...entry })
    const undone = UNDONE_KIND.get(action)
    const at = undone ? standing.findLastIndex((reason) => reason.kind === undone) : -1
    if (at >= 0) standing.splice(at, 1)
  }
  return standing
}
