import { os } from '../rpc/rpc-middleware.ts'
import { confirmAccount, listPeopleToConfirm } from './confirm-account.ts'
import { getDeskEligibility } from './get-desk-eligibility.ts'
import { listPeople } from './list-people.ts'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  reinviteAccount,
} from './manage-accounts.ts'

/** The accounts of the desk, for admins. */
export const peopleProcedures = {
  standing: os.people.standing.handler(({ context: { app, actor } }) => getDeskEligibility(app, actor)),
  toConfirm: os.people.toConfirm.handler(async ({ context: { app, actor } }) => ({
    people: await listPeopleToConfirm(app, actor),
  })),
  confirm: os.people.confirm.handler(({ input, context: { app, actor } }) => confirmAccount(app, actor, input.id)),
  list: os.people.list.handler(({ context: { app } }) => listPeople(app)),
  add: os.people.add.handler(({ input, context: { app, actor } }) => addAccount(app, actor, input)),
  change: os.people.change.handler(({ input: { id, ...changes }, context: { app, actor } }) => {
    return changeAccount(app, actor, id, changes)
  }),
  disable: os.people.disable.handler(({ input, context: { app, actor } }) => disableAccount(app, actor, input.id)),
  enable: os.people.enable.handler(({ input, context: { app, actor } }) => enableAccount(app, actor, input.id)),
  invite: os.people.invite.handler(({ input, context: { app, actor } }) => reinviteAccount(app, actor, input.id)),
  endSessions: os.people.endSessions.handler(({ input, context: { app, actor } }) =>
    endAccountSessions(app, actor, input.id),
  ),
}
