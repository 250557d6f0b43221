import { DraftBody, type drafts, type KeptDraft } from '@mimamori/contract/drafts/draft-contract'
import type { DraftContent } from '@mimamori/policy/drafts/draft-model'
import { type DraftEdit, isSameEdit, saveDraft as saveDraftRule } from '@mimamori/policy/drafts/draft-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { type DraftPlace, draftSealing, draftSubject, keptEdit, openDrafts } from '@mimamori/storage/drafts/draft-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { notFoundError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

type Answers = InferContractRouterOutputs<typeof drafts>

/** This person's drafts about a case or an appeal. What no longer has the form of a draft is left out. */
export async function listDrafts(
  { db, vault }: Pick<Storage, 'db' | 'vault'>,
  { id: staffId }: Staff,
  subjectId: string,
): Promise<KeptDraft[]> {
  const opened = await openDrafts(db, vault, { staffId, subjectId })
  return opened.flatMap(({ edit, savedAt, content }) => {
    const parsed = DraftBody.safeParse(JSON.parse(content))
    return parsed.success ? [{ edit, savedAt, content: parsed.data }] : []
  })
}

async function newerDraft(storage: Pick<Storage, 'db' | 'vault'>, actor: Staff, { subjectId, kind }: DraftPlace) {
  const all = await listDrafts(storage, actor, subjectId)
  return all.find(({ content }) => content.kind === kind) ?? null
}

export type DraftInput = {
  readonly subjectId: string
  readonly authorId: string
  readonly over: DraftEdit | null
  readonly content: DraftContent
}

/**
 * Keeps what a person has typed. Where another save than their page knows of is kept, that one is answered, and stays. Throws
 * NotFound, also where somebody else typed it, and the refusals of what is decided.
 */
export async function saveDraft(
  { storage, clock }: AppContext,
  actor: Staff,
  input: DraftInput,
): Promise<Answers['save']> {
  const { subjectId, authorId, over, content } = input
  if (authorId !== actor.id) throw notFoundError()
  const place: DraftPlace = { staffId: actor.id, subjectId, kind: content.kind }
  return await storage.write(async (tx) => {
    const subject = requireFound(await draftSubject(tx.db, place))
    const kept = await keptEdit(tx.db, place)
    const event = requireAllowed(saveDraftRule({ kind: content.kind, state: subject.state, kept, over }))
    if (event.type === 'overtaken') {
      return { saved: null, newer: await newerDraft({ db: tx.db, vault: storage.vault }, actor, place) }
    }
    const savedAt = clock.now()
    const { seal } = await draftSealing(tx.db, storage.vault, subject.memberId)
    const sealed = seal(JSON.stringify(content))
    await record(tx, savedAt, actor.id, { ...event, place, subject, over, sealed })
    return { saved: { edit: event.edit, savedAt } }
  })
}

/** Deletes a draft of this person, unless another save than their page knows of is kept, which is answered. */
export async function discardDraft(
  { storage, clock }: AppContext,
  actor: Staff,
  { over, ...of }: Pick<DraftPlace, 'subjectId' | 'kind'> & { readonly over: DraftEdit },
): Promise<Answers['discard']> {
  const place: DraftPlace = { staffId: actor.id, ...of }
  return await storage.write(async (tx) => {
    const kept = await keptEdit(tx.db, place)
    if (kept && !isSameEdit(kept, over)) {
      return { newer: await newerDraft({ db: tx.db, vault: storage.vault }, actor, place) }
    }
    await record(tx, clock.now(), actor.id, { type: 'draft.discarded', place })
    return { newer: null }
  })
}
