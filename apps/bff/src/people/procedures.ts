import { os, requirePermission, requireStepUp, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { confirmAtDesk, peopleToConfirm } from './confirm.ts'
import { deskStanding } from './desk-standing.ts'
import { peopleOf } from './list.ts'
import { addToDesk, changeAtDesk, disableAtDesk, enableAtDesk, inviteAgain, signOutEverywhere } from './manage.ts'

export function peopleProcedures(app: AppContext) {
  const manager = requirePermission('people.manage')
  const sure = requireStepUp('people')
  const confirmer = requirePermission('people.confirm')
  return {
    standing: os.people.standing.use(requireUser).handler(({ context }) => deskStanding(app, context.actor)),
    toConfirm: os.people.toConfirm
      .use(confirmer)
      .handler(async ({ context }) => ({ people: await peopleToConfirm(app, context.actor) })),
    confirm: os.people.confirm
      .use(confirmer)
      .use(sure)
      .handler(({ input, context }) => confirmAtDesk(app, context.actor, input.id)),
    list: os.people.list.use(manager).handler(() => peopleOf(app)),
    add: os.people.add
      .use(manager)
      .use(sure)
      .handler(({ input, context }) => addToDesk(app, context.actor, input)),
    change: os.people.change
      .use(manager)
      .use(sure)
      .handler(({ input: { id, ...wish }, context }) => {
        return changeAtDesk(app, context.actor, id, wish)
      }),
    disable: os.people.disable
      .use(manager)
      .use(sure)
      .handler(({ input, context }) => disableAtDesk(app, context.actor, input.id)),
    enable: os.people.enable
      .use(manager)
      .use(sure)
      .handler(({ input, context }) => enableAtDesk(app, context.actor, input.id)),
    invite: os.people.invite
      .use(manager)
      .use(sure)
      .handler(({ input, context }) => inviteAgain(app, context.actor, input.id)),
    endSessions: os.people.endSessions
      .use(manager)
      .use(sure)
      .handler(({ input, context }) => signOutEverywhere(app, context.actor, input.id)),
  }
}
