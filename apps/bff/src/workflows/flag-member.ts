import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import {
  addMemberFlag,
  flagRelated,
  flagRepeated,
  QUIET_DAYS,
  repeatedSince,
} from '@mimamori/policy/detection/member-suspicion-rules'
import type { StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { finalDecisionsSince, withdrawnAmong } from '@mimamori/storage/detection/member-suspicion-reads'
import { contentOf, earlierVersions, versionOf } from '@mimamori/storage/intake/intake-reads'
import { type KnownMemberState, knownMember } from '@mimamori/storage/members/member-overview-reads'
import { membersWithSameContact } from '@mimamori/storage/members/related-member-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { attachChangedText, findOrReserveCase } from './attach-to-case.ts'

/** a member is flagged once a rule and 30 days, so that these are more than there are in that time */
const MAX_STORED_FLAGS = QUIET_DAYS

/**
 * Flags a member: a version of what the desk holds of them with this flag, which opens a case or joins their open one. Does nothing
 * for a member the desk does not know, who was erased or withdrawn, or whom this rule has flagged within 30 days.
 */
export async function flagMember(tx: Tx, at: string, memberId: string, flag: Flag): Promise<void> {
  const target = { type: 'member', id: memberId } as const
  tx.lock('target', `member/${memberId}`)
  const member = await knownMember(tx.db, memberId)
  if (!member?.isKnown || member.erasedAt !== null || (await withdrawnAmong(tx.db, [memberId])).length > 0) return
  const before = await contentOf(tx.db, target)
  const targetCase = await findOrReserveCase(tx, at, target)
  const { unfinished } = targetCase
  const open = unfinished ? ((await versionOf(tx.db, target, unfinished.contentVersion))?.flags ?? []) : []
  const version = (before?.version ?? 0) + 1
  const stored = await earlierVersions(tx.db, target, version, MAX_STORED_FLAGS)
  const flags = addMemberFlag(flag, at, { open, stored })
  if (flags === null) return
  const suspicion = { flags, probability: null, model: null }
  const facts = { type: 'member' } as const
  const text = { title: '', body: '', ...suspicion }
  const told = { target, authorId: memberId, facts, version, textHash: '', updatedAt: at, text }
  await record(tx, at, SYSTEM, { type: 'content.told', ...told })
  const content = { target, authorId: memberId, version, facts, language: '' } as const
  const signal = { content, suspicion, since: at, known: before !== null, wakes: true }
  await attachChangedText(tx, at, SYSTEM, signal, targetCase)
}

/** Flags the author of a text that was confirmed as a violation once more under the same category. Called when that is final. */
export async function flagRepeatedViolations(tx: Tx, at: string, decision: StoredDecision): Promise<void> {
  const { authorId, published, target } = decision
  if (published === null || target.type === 'member') return
  const flag = flagRepeated(published, await finalDecisionsSince(tx.db, authorId, repeatedSince(at)))
  if (flag) await flagMember(tx, at, authorId, flag)
}

/** Flags a member whose mail or phone is that of a withdrawn member. Called when they arrive, or their contacts change. */
export async function flagIfRelated(
  tx: Tx,
  at: string,
  memberId: string,
  keys: Pick<KnownMemberState, 'emailKey' | 'phoneKey'>,
): Promise<void> {
  const related = await membersWithSameContact(tx.db, memberId, keys)
  const withdrawn = await withdrawnAmong(
    tx.db,
    related.map(({ id }) => id),
  )
  const shared = related.filter(({ id }) => withdrawn.includes(id)).flatMap(({ by }) => by)
  const flag = flagRelated(new Set(shared))
  if (flag) await flagMember(tx, at, memberId, flag)
}

/** Flags the members who share mail or phone with one whose withdrawal was carried out just now. */
export async function flagRelatedTo(tx: Tx, at: string, withdrawnId: string): Promise<void> {
  const withdrawn = await knownMember(tx.db, withdrawnId)
  if (!withdrawn) return
  for (const { id, by } of await membersWithSameContact(tx.db, withdrawnId, withdrawn)) {
    const flag = flagRelated(new Set(by))
    if (flag) await flagMember(tx, at, id, flag)
  }
}
