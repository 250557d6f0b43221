import { runById } from '@mimamori/storage/standards/run-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import { loadStandardNames } from '../workflows/standard-names.ts'
import { exportStandards } from './export-standards.ts'
import { getChanges, getForecast, getHistory, getNearMisses } from './get-standard-changes.ts'
import { getMemberStandards, getStandards } from './get-standards.ts'
import { presentDryRun, presentRun } from './present-standards.ts'
import { cancelRun } from './run-evaluation.ts'
import { endStandards, proposeStandards, startRun, tryAgain, tryOut } from './standard-versions.ts'

/** Account standards. */
export const standardsProcedures = {
  state: os.standards.state.handler(({ context: { app, actor } }) => getStandards(app, actor)),
  member: os.standards.member.handler(({ input, context: { app } }) => getMemberStandards(app, input.memberId)),
  names: os.standards.names.handler(({ context: { app } }) => loadStandardNames(app.storage.db, app.clock.now())),
  run: os.standards.run.handler(({ input, context: { app, actor } }) => startRun(app, actor, input.roles)),
  tryOut: os.standards.tryOut.handler(({ input, context: { app, actor } }) => tryOut(app, actor, input.standards)),
  cancel: os.standards.cancel.handler(async ({ input, context: { app, actor } }) => {
    const { id } = requireFound(await runById(app.storage.db, input.runId))
    await cancelRun(app, id, actor.id)
  }),
  progress: os.standards.progress.handler(async ({ input, context: { app } }) =>
    presentRun(app.storage.db, requireFound(await runById(app.storage.db, input.runId))),
  ),
  dryRun: os.standards.dryRun.handler(async ({ input, context: { app } }) =>
    presentDryRun(app.storage.db, requireFound(await runById(app.storage.db, input.runId))),
  ),
  forecast: os.standards.forecast.handler(({ input, context: { app } }) => getForecast(app, input)),
  propose: os.standards.propose.handler(({ input, context: { app, actor } }) => proposeStandards(app, actor, input)),
  tryAgain: os.standards.tryAgain.handler(({ input, context: { app, actor } }) =>
    tryAgain(app, actor, input.versionId),
  ),
  approve: os.standards.approve.handler(({ input, context: { app, actor } }) =>
    endStandards(app, actor, { ...input, how: 'approved' }),
  ),
  sendBack: os.standards.sendBack.handler(async ({ input, context: { app, actor } }) => {
    await endStandards(app, actor, { ...input, how: 'sent_back' })
  }),
  takeBack: os.standards.takeBack.handler(async ({ input, context: { app, actor } }) => {
    await endStandards(app, actor, { ...input, how: 'taken_back' })
  }),
  history: os.standards.history.handler(({ context: { app } }) => getHistory(app)),
  changes: os.standards.changes.handler(({ input, context: { app } }) => getChanges(app, input)),
  export: os.standards.export.handler(({ input, context: { app, actor } }) => exportStandards(app, actor, input)),
  near: os.standards.near.handler(({ input, context: { app } }) => getNearMisses(app, input.standard, input.limit)),
}
