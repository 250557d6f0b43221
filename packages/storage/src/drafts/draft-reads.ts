import type { AppealState } from '@mimamori/policy/appeals/appeal-rules'
import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { DraftKind } from '@mimamori/policy/drafts/draft-model'
import type { DraftEdit } from '@mimamori/policy/drafts/draft-rules'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { memberKeyOf } from '../members/member-key.ts'
import { appeals, cases, contactReminders, decisions, drafts, members } from '../schema/sqlite.ts'
import type { Sealing } from '../sealing.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'

const p = sql.placeholder

/** Whose draft it is, and of what. */
export type DraftPlace = { readonly staffId: string; readonly subjectId: string; readonly kind: DraftKind }

/** What a draft is about. */
export type DraftSubject = {
  readonly state: CaseState | AppealState
  readonly memberId: string
  readonly caseId: string | null
}

/** A kept draft; `content`: its JSON. */
export type OpenedDraft = DraftEdit & { readonly kind: DraftKind; readonly content: string }

const caseOf = prepared((db) =>
  db
    .select({ state: cases.state, memberId: cases.authorId, caseId: cases.id })
    .from(cases)
    .where(eq(cases.id, p('id'))),
)

const appealOf = prepared((db) =>
  db
    .select({
      state: appeals.state,
      memberId: appeals.memberId,
      caseId: sql<string | null>`coalesce(${decisions.caseId}, ${contactReminders.caseId})`,
    })
    .from(appeals)
    .leftJoin(decisions, eq(decisions.id, appeals.decisionId))
    .leftJoin(contactReminders, eq(contactReminders.id, appeals.reminderId))
    .where(eq(appeals.id, p('id'))),
)

/** The case, or the appeal, that drafts of this kind are about; `null`: there is none with this id. */
export async function draftSubject(db: Db, { kind, subjectId: id }: DraftPlace): Promise<DraftSubject | null> {
  const [row] = kind === 'appeal' ? await appealOf(db).execute({ id }) : await caseOf(db).execute({ id })
  return row ? { ...row, state: row.state as DraftSubject['state'] } : null
}

const editAt = prepared((db) =>
  db
    .select({ edit: drafts.edit, savedAt: drafts.savedAt })
    .from(drafts)
    .where(and(eq(drafts.staffId, p('staffId')), eq(drafts.subjectId, p('subjectId')), eq(drafts.kind, p('kind')))),
)

/** The save of a draft that is kept now; `null`: none. */
export async function keptEdit(db: Db, place: DraftPlace): Promise<DraftEdit | null> {
  const [row] = await editAt(db).execute(place)
  return row ?? null
}

const ownDrafts = prepared((db) =>
  db
    .select({
      kind: drafts.kind,
      edit: drafts.edit,
      savedAt: drafts.savedAt,
      sealed: drafts.sealed,
      dataKey: members.dataKey,
    })
    .from(drafts)
    .leftJoin(members, eq(members.id, drafts.memberId))
    .where(and(eq(drafts.staffId, p('staffId')), eq(drafts.subjectId, p('subjectId')))),
)

/** This person's drafts about a case or an appeal. One whose key is destroyed is left out. */
export async function openDrafts(
  db: Db,
  vault: Vault,
  of: Pick<DraftPlace, 'staffId' | 'subjectId'>,
): Promise<OpenedDraft[]> {
  const rows = await ownDrafts(db).execute(of)
  return rows.flatMap(({ kind, sealed, dataKey, edit, savedAt }) => {
    const key: Sealing | null = sealed.startsWith(VAULT_MARK) ? vault : memberKeyOf(vault, dataKey ?? '')
    return key ? [{ kind: kind as DraftKind, edit, savedAt, content: key.open(sealed) }] : []
  })
}

const dataKeyOf = prepared((db) =>
  db
    .select({ dataKey: members.dataKey })
    .from(members)
    .where(eq(members.id, p('id'))),
)

/** What seals drafts about a member: their own key, or the vault where they have none. */
export async function draftSealing(db: Db, vault: Vault, memberId: string): Promise<Sealing> {
  const [row] = await dataKeyOf(db).execute({ id: memberId })
  return memberKeyOf(vault, row?.dataKey ?? '') ?? vault
}
