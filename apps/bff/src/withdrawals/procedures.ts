import { flawOfKey, once } from '../http/once.ts'
import { invalid } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { approve } from './approve.ts'
import { endWithdrawal } from './end.ts'
import { listWithdrawals, withdrawalView } from './look.ts'
import { openEvidence } from './open.ts'
import { prepare, prepareReversal } from './prepare.ts'
import { propose, proposeReversal } from './propose.ts'
import { resume } from './release.ts'

const nothing = () => undefined

function checkKey(key: string | null): void {
  const flaw = flawOfKey(key)
  if (flaw) throw invalid([flaw])
}

export function withdrawalProcedures(office: Office) {
  const reader = permitted('cases.read')
  const decider = permitted('cases.decide')
  const second = permitted('withdrawals.approve')
  const { desk, clock, catalogue } = office
  return {
    prepare: os.withdrawals.prepare.use(decider).handler(({ input, context }) => prepare(office, context.actor, input)),
    propose: os.withdrawals.propose.use(decider).handler(({ input, context }) => {
      checkKey(context.retryKey)
      const retry = { scope: context.actor.id, key: context.retryKey, body: input }
      const proposing = { ...input, entries: catalogue.entries() }
      return once(office, retry, (tx, at) => propose(tx, at, context.actor, proposing), nothing)
    }),
    prepareReversal: os.withdrawals.prepareReversal
      .use(decider)
      .handler(({ input, context }) => prepareReversal(office, context.actor, input.withdrawalId)),
    proposeReversal: os.withdrawals.proposeReversal.use(decider).handler(({ input, context }) => {
      checkKey(context.retryKey)
      const retry = { scope: context.actor.id, key: context.retryKey, body: input }
      const proposing = { ...input, entries: catalogue.entries() }
      return once(office, retry, (tx, at) => proposeReversal(tx, at, context.actor, proposing), nothing)
    }),
    list: os.withdrawals.list
      .use(reader)
      .handler(({ input, context }) => listWithdrawals(office, context.actor, input.view)),
    get: os.withdrawals.get
      .use(reader)
      .handler(({ input, context }) => withdrawalView(office, context.actor, input.withdrawalId)),
    open: os.withdrawals.open
      .use(reader)
      .handler(({ input, context }) => desk.write((tx) => openEvidence(tx, clock.now(), context.actor, input))),
    approve: os.withdrawals.approve
      .use(second)
      .use(confirmed('withdrawals'))
      .handler(({ input, context }) => {
        const approving = { ...input, actor: context.actor, sessionId: context.signedIn.session.id }
        return desk.write((tx) => approve(tx, clock.now(), approving))
      }),
    sendBack: os.withdrawals.sendBack.use(second).handler(({ input, context }) => {
      return desk.write((tx) => endWithdrawal(tx, clock.now(), context.actor, { ...input, how: 'sent_back' }))
    }),
    takeBack: os.withdrawals.takeBack.use(decider).handler(({ input, context }) => {
      const ending = { ...input, how: 'taken_back', reason: '' } as const
      return desk.write((tx) => endWithdrawal(tx, clock.now(), context.actor, ending))
    }),
    stop: os.withdrawals.stop.use(decider).handler(({ input, context }) => {
      return desk.write((tx) => endWithdrawal(tx, clock.now(), context.actor, { ...input, how: 'stopped' }))
    }),
    resume: os.withdrawals.resume
      .use(permitted('cases.lead'))
      .use(confirmed('withdrawals'))
      .handler(({ context }) => resume(office, context.actor)),
  }
}
