import type { Staff } from '@mimamori/policy/staff/staff'
import type { Tx } from '@mimamori/storage/desk'
import { flawOfKey, once } from '../http/once.ts'
import { invalid } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { confirmed, os, permitted } from '../procedures.ts'
import { approve } from './approve.ts'
import { type Ending, endWithdrawal, returnWithdrawal } from './end.ts'
import { listWithdrawals, withdrawalView } from './look.ts'
import { openEvidence } from './open.ts'
import { prepare, prepareReversal } from './prepare.ts'
import { propose, proposeReversal } from './propose.ts'
import { resume } from './release.ts'

const nothing = () => undefined

/** Once an `Idempotency-Key`; `what` tells a call from others with the same input. */
function onceAs<T>(
  office: Office,
  { actor, retryKey }: { readonly actor: Staff; readonly retryKey: string | null },
  body: { readonly what: string } & Record<string, unknown>,
  work: (tx: Tx, at: string) => Promise<T>,
): Promise<T> {
  const flaw = flawOfKey(retryKey)
  if (flaw) throw invalid([flaw])
  return once(office, { scope: actor.id, key: retryKey, body }, work, nothing)
}

export function withdrawalProcedures(office: Office) {
  const reader = permitted('cases.read')
  const decider = permitted('cases.decide')
  const second = permitted('withdrawals.approve')
  const { desk, clock, catalogue } = office
  const end = (by: { readonly actor: Staff; readonly retryKey: string | null }, ending: Ending) =>
    onceAs(office, by, { ...ending, what: 'end' }, (tx, at) => endWithdrawal(tx, at, by.actor, ending))
  return {
    prepare: os.withdrawals.prepare.use(decider).handler(({ input, context }) => prepare(office, context.actor, input)),
    propose: os.withdrawals.propose.use(decider).handler(({ input, context }) => {
      const proposing = { ...input, entries: catalogue.entries() }
      const asked = { ...input, what: 'propose' }
      return onceAs(office, context, asked, (tx, at) => propose(tx, at, context.actor, proposing))
    }),
    prepareReversal: os.withdrawals.prepareReversal
      .use(decider)
      .handler(({ input, context }) => prepareReversal(office, context.actor, input.withdrawalId)),
    proposeReversal: os.withdrawals.proposeReversal.use(decider).handler(({ input, context }) => {
      const proposing = { ...input, entries: catalogue.entries() }
      const asked = { ...input, what: 'propose the reversal' }
      return onceAs(office, context, asked, (tx, at) => proposeReversal(tx, at, context.actor, proposing))
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
        return onceAs(office, context, { ...input, what: 'approve' }, (tx, at) => approve(tx, at, approving))
      }),
    sendBack: os.withdrawals.sendBack.use(second).handler(({ input, context }) => {
      return end(context, { ...input, how: 'sent_back' })
    }),
    takeBack: os.withdrawals.takeBack.use(decider).handler(({ input, context }) => {
      return end(context, { ...input, how: 'taken_back', reason: '' })
    }),
    stop: os.withdrawals.stop.use(decider).handler(({ input, context }) => {
      return end(context, { ...input, how: 'stopped' })
    }),
    returnToWaiting: os.withdrawals.returnToWaiting.use(second).handler(({ input, context }) => {
      const asked = { ...input, what: 'return' }
      return onceAs(office, context, asked, (tx, at) => returnWithdrawal(tx, at, context.actor, input.withdrawalId))
    }),
    resume: os.withdrawals.resume
      .use(permitted('cases.lead'))
      .use(confirmed('withdrawals'))
      .handler(({ context }) => resume(office, context.actor)),
  }
}
