import { os, requirePermission, requireStepUp, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { confirmAccount, listPeopleToConfirm } from './confirm-account.ts'
import { getDeskStanding } from './get-desk-standing.ts'
import { listPeople } from './list-people.ts'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  reinviteAccount,
} from './manage-accounts.ts'

export function peopleProcedures(app: AppContext) {
  const manager = requirePermission('people.manage')
  const stepUp = requireStepUp('people')
  const confirmer = requirePermission('people.confirm')
  return {
    standing: os.people.standing.use(requireUser).handler(({ context }) => getDeskStanding(app, context.actor)),
    toConfirm: os.people.toConfirm
      .use(confirmer)
      .handler(async ({ context }) => ({ people: await listPeopleToConfirm(app, context.actor) })),
    confirm: os.people.confirm
      .use(confirmer)
      .use(stepUp)
      .handler(({ input, context }) => confirmAccount(app, context.actor, input.id)),
    list: os.people.list.use(manager).handler(() => listPeople(app)),
    add: os.people.add
      .use(manager)
      .use(stepUp)
      .handler(({ input, context }) => addAccount(app, context.actor, input)),
    change: os.people.change
      .use(manager)
      .use(stepUp)
      .handler(({ input: { id, ...changes }, context }) => {
        return changeAccount(app, context.actor, id, changes)
      }),
    disable: os.people.disable
      .use(manager)
      .use(stepUp)
      .handler(({ input, context }) => disableAccount(app, context.actor, input.id)),
    enable: os.people.enable
      .use(manager)
      .use(stepUp)
      .handler(({ input, context }) => enableAccount(app, context.actor, input.id)),
    invite: os.people.invite
      .use(manager)
      .use(stepUp)
      .handler(({ input, context }) => reinviteAccount(app, context.actor, input.id)),
    endSessions: os.people.endSessions
      .use(manager)
      .use(stepUp)
      .handler(({ input, context }) => endAccountSessions(app, context.actor, input.id)),
  }
}
