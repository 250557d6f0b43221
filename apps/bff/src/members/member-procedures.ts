import { parseContact } from '@mimamori/policy/search/search-query'
import { os } from '../rpc/rpc-middleware.ts'
import { findMember, findRelatedMembers, getMemberPage, getMemberTimeline } from './get-member-page.ts'
import { lookUpMembers } from './look-up-members.ts'
import { addMemberNote, listMemberNotes } from './member-notes.ts'
import { revealField } from './reveal-field.ts'

/** Members: their page, notes on them and what is disclosed of them. */
export const memberProcedures = {
  lookUp: os.members.lookUp.handler(({ input: { value, reason }, context: { app, actor } }) => {
    const contact = parseContact(value)
    // the contract lets nothing else in
    if (!contact) throw new Error('a look-up without a contact')
    return lookUpMembers(app, actor, contact, reason)
  }),
  reveal: os.members.reveal.handler(({ input, context: { app, actor } }) =>
    revealField(app, actor, { ...input, caseId: input.caseId ?? null }),
  ),
  find: os.members.find.handler(({ input, context: { app } }) => findMember(app, input.memberId)),
  page: os.members.page.handler(({ input, context: { app, actor } }) => getMemberPage(app, actor, input.memberId)),
  timeline: os.members.timeline.handler(({ input, context: { app } }) => getMemberTimeline(app, input)),
  related: os.members.related.handler(({ input, context: { app, actor } }) =>
    findRelatedMembers(app, actor, input.memberId, input.reason),
  ),
  notes: {
    list: os.members.notes.list.handler(({ input, context: { app } }) => listMemberNotes(app, input.memberId)),
    add: os.members.notes.add.handler(({ input, context: { actor, runOnce } }) =>
      runOnce(input, (tx, at) => addMemberNote(tx, at, actor, input)),
    ),
  },
}
