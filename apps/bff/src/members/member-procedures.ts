import { parseContact } from '@mimamori/policy/search/search-query'
import { invalidInputError } from '../rpc/refusal-errors.ts'
import { os, requirePermission } from '../rpc/rpc-middleware.ts'
import { idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { findRelatedMembers, getMemberPage, getMemberTimeline } from './get-member-page.ts'
import { lookUpMembers } from './look-up-members.ts'
import { addMemberNote, listMemberNotes } from './member-notes.ts'
import { revealField } from './reveal-field.ts'

export function memberProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const revealer = requirePermission('members.reveal')
  return {
    lookUp: os.members.lookUp.use(revealer).handler(({ input: { value, reason }, context }) => {
      const contact = parseContact(value)
      // the contract lets nothing else in
      if (!contact) throw new Error('a look-up without a contact')
      return lookUpMembers(app, context.actor, contact, reason)
    }),
    reveal: os.members.reveal
      .use(revealer)
      .handler(({ input, context }) => revealField(app, context.actor, { ...input, caseId: input.caseId ?? null })),
    page: os.members.page
      .use(reader)
      .handler(({ input, context }) => getMemberPage(app, context.actor, input.memberId)),
    timeline: os.members.timeline.use(reader).handler(({ input }) => getMemberTimeline(app, input)),
    related: os.members.related
      .use(revealer)
      .handler(({ input, context }) => findRelatedMembers(app, context.actor, input.memberId, input.reason)),
    notes: {
      list: os.members.notes.list.use(reader).handler(({ input }) => listMemberNotes(app, input.memberId)),
      add: os.members.notes.add.use(requirePermission('cases.decide')).handler(({ input, context }) => {
        const flaw = idempotencyKeyFlaw(context.retryKey)
        if (flaw) throw invalidInputError([flaw])
        const retry = { scope: context.actor.id, key: context.retryKey, body: input }
        return withIdempotency(
          app,
          retry,
          (tx, at) => addMemberNote(tx, at, context.actor, input),
          () => undefined,
        )
      }),
    },
  }
}
