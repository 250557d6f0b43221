import type { Staff } from '@mimamori/policy/staff/staff-member'
import { os } from '../rpc/rpc-middleware.ts'
import type { RunOnce } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { approveWithdrawal } from './approve-withdrawal.ts'
import { endWithdrawal, returnWithdrawalToWaiting, type WithdrawalEnding } from './end-withdrawal.ts'
import { resumeWithdrawals } from './execute-withdrawals.ts'
import { getWithdrawal, listWithdrawals } from './get-withdrawals.ts'
import { openEvidence } from './open-evidence.ts'
import { prepareWithdrawal, prepareWithdrawalReversal } from './prepare-withdrawal.ts'
import { proposeWithdrawal, proposeWithdrawalReversal } from './propose-withdrawal.ts'

type Caller = { readonly app: AppContext; readonly actor: Staff; readonly runOnce: RunOnce }

const end = ({ app, actor, runOnce }: Caller, ending: WithdrawalEnding) =>
  runOnce({ ...ending, what: 'end' }, (tx, at) =>
    endWithdrawal(tx, at, actor, { ...ending, entries: app.catalogue.entries() }),
  )

/** Forced withdrawals and their reversals. `what`: keeps apart calls with the same input and idempotency key. */
export const withdrawalProcedures = {
  prepare: os.withdrawals.prepare.handler(({ input, context: { app, actor } }) => prepareWithdrawal(app, actor, input)),
  propose: os.withdrawals.propose.handler(({ input, context: { app, actor, runOnce } }) => {
    const proposing = { ...input, entries: app.catalogue.entries() }
    return runOnce({ ...input, what: 'propose' }, (tx, at) => proposeWithdrawal(tx, at, actor, proposing))
  }),
  prepareReversal: os.withdrawals.prepareReversal.handler(({ input, context: { app, actor } }) =>
    prepareWithdrawalReversal(app, actor, input.withdrawalId),
  ),
  proposeReversal: os.withdrawals.proposeReversal.handler(({ input, context: { app, actor, runOnce } }) => {
    const proposing = { ...input, entries: app.catalogue.entries() }
    const body = { ...input, what: 'propose the reversal' }
    return runOnce(body, (tx, at) => proposeWithdrawalReversal(tx, at, actor, proposing))
  }),
  list: os.withdrawals.list.handler(({ input, context: { app, actor } }) => listWithdrawals(app, actor, input.view)),
  get: os.withdrawals.get.handler(({ input, context: { app, actor } }) =>
    getWithdrawal(app, actor, input.withdrawalId),
  ),
  open: os.withdrawals.open.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => openEvidence(tx, app.clock.now(), actor, input)),
  ),
  approve: os.withdrawals.approve.handler(({ input, context: { actor, signedIn, runOnce } }) => {
    const approving = { ...input, actor, sessionId: signedIn.session.id }
    return runOnce({ ...input, what: 'approve' }, (tx, at) => approveWithdrawal(tx, at, approving))
  }),
  sendBack: os.withdrawals.sendBack.handler(({ input, context }) => end(context, { ...input, how: 'sent_back' })),
  takeBack: os.withdrawals.takeBack.handler(({ input, context }) =>
    end(context, { ...input, how: 'taken_back', reason: '' }),
  ),
  stop: os.withdrawals.stop.handler(({ input, context }) => end(context, { ...input, how: 'stopped' })),
  returnToWaiting: os.withdrawals.returnToWaiting.handler(({ input, context: { actor, runOnce } }) =>
    runOnce({ ...input, what: 'return' }, (tx, at) => returnWithdrawalToWaiting(tx, at, actor, input.withdrawalId)),
  ),
  resume: os.withdrawals.resume.handler(({ context: { app, actor } }) => resumeWithdrawals(app, actor)),
}
