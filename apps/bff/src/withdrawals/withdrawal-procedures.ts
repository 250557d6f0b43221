import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Tx } from '@mimamori/storage/storage'
import { invalidInputError } from '../rpc/refusal-errors.ts'
import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import { idempotencyKeyFlaw, withIdempotency } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { approveWithdrawal } from './approve-withdrawal.ts'
import { endWithdrawal, returnWithdrawalToWaiting, type WithdrawalEnding } from './end-withdrawal.ts'
import { getWithdrawal, listWithdrawals } from './get-withdrawals.ts'
import { openEvidence } from './open-evidence.ts'
import { prepareWithdrawal, prepareWithdrawalReversal } from './prepare-withdrawal.ts'
import { proposeWithdrawal, proposeWithdrawalReversal } from './propose-withdrawal.ts'
import { resumeWithdrawals } from './release-withdrawals.ts'

const noop = () => undefined

/** Once an `Idempotency-Key`; `what` tells a call from others with the same input. */
function runIdempotent<T>(
  app: AppContext,
  { actor, retryKey }: { readonly actor: Staff; readonly retryKey: string | null },
  body: { readonly what: string } & Record<string, unknown>,
  work: (tx: Tx, at: string) => Promise<T>,
): Promise<T> {
  const flaw = idempotencyKeyFlaw(retryKey)
  if (flaw) throw invalidInputError([flaw])
  return withIdempotency(app, { scope: actor.id, key: retryKey, body }, work, noop)
}

export function withdrawalProcedures(app: AppContext) {
  const reader = requirePermission('cases.read')
  const decider = requirePermission('cases.decide')
  const second = requirePermission('withdrawals.approve')
  const { storage, clock, catalogue } = app
  const end = (by: { readonly actor: Staff; readonly retryKey: string | null }, ending: WithdrawalEnding) =>
    runIdempotent(app, by, { ...ending, what: 'end' }, (tx, at) => endWithdrawal(tx, at, by.actor, ending))
  return {
    prepare: os.withdrawals.prepare
      .use(decider)
      .handler(({ input, context }) => prepareWithdrawal(app, context.actor, input)),
    propose: os.withdrawals.propose.use(decider).handler(({ input, context }) => {
      const proposing = { ...input, entries: catalogue.entries() }
      const body = { ...input, what: 'propose' }
      return runIdempotent(app, context, body, (tx, at) => proposeWithdrawal(tx, at, context.actor, proposing))
    }),
    prepareReversal: os.withdrawals.prepareReversal
      .use(decider)
      .handler(({ input, context }) => prepareWithdrawalReversal(app, context.actor, input.withdrawalId)),
    proposeReversal: os.withdrawals.proposeReversal.use(decider).handler(({ input, context }) => {
      const proposing = { ...input, entries: catalogue.entries() }
      const body = { ...input, what: 'propose the reversal' }
      return runIdempotent(app, context, body, (tx, at) => proposeWithdrawalReversal(tx, at, context.actor, proposing))
    }),
    list: os.withdrawals.list
      .use(reader)
      .handler(({ input, context }) => listWithdrawals(app, context.actor, input.view)),
    get: os.withdrawals.get
      .use(reader)
      .handler(({ input, context }) => getWithdrawal(app, context.actor, input.withdrawalId)),
    open: os.withdrawals.open
      .use(reader)
      .handler(({ input, context }) => storage.write((tx) => openEvidence(tx, clock.now(), context.actor, input))),
    approve: os.withdrawals.approve
      .use(second)
      .use(requireStepUp('withdrawals'))
      .handler(({ input, context }) => {
        const approving = { ...input, actor: context.actor, sessionId: context.signedIn.session.id }
        return runIdempotent(app, context, { ...input, what: 'approve' }, (tx, at) =>
          approveWithdrawal(tx, at, approving),
        )
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
      const body = { ...input, what: 'return' }
      return runIdempotent(app, context, body, (tx, at) =>
        returnWithdrawalToWaiting(tx, at, context.actor, input.withdrawalId),
      )
    }),
    resume: os.withdrawals.resume
      .use(requirePermission('cases.lead'))
      .use(requireStepUp('withdrawals'))
      .handler(({ context }) => resumeWithdrawals(app, context.actor)),
  }
}
