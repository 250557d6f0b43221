import { os } from '../rpc/rpc-middleware.ts'
import { activateModel, rollBackChampion, withdrawAgreement } from './activate-model.ts'
import { answerTestKit, beginTestKit, getTestKit } from './answer-test-kit.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { startRefit } from './refit-model.ts'
import { saveDetectionLevels } from './set-detection-levels.ts'

/** Models that are learned from the desk's decisions. */
export const detectionModelProcedures = {
  state: os.detectionModels.state.handler(({ context: { app, actor } }) => getDetectionModels(app, actor)),
  refit: os.detectionModels.refit.handler(({ context: { app, actor } }) => startRefit(app, actor)),
  beginKit: os.detectionModels.beginKit.handler(({ input, context: { app, actor } }) =>
    beginTestKit(app, actor, input.version),
  ),
  kit: os.detectionModels.kit.handler(({ input, context: { app, actor } }) => getTestKit(app, actor, input.kitId)),
  answer: os.detectionModels.answer.handler(({ input, context: { app, actor } }) => answerTestKit(app, actor, input)),
  activate: os.detectionModels.activate.handler(({ input, context: { app, actor } }) =>
    activateModel(app, actor, input.version),
  ),
  withdrawAgreement: os.detectionModels.withdrawAgreement.handler(({ context: { app, actor } }) =>
    withdrawAgreement(app, actor),
  ),
  setLevels: os.detectionModels.setLevels.handler(({ input, context: { app, actor } }) =>
    saveDetectionLevels(app, actor, input),
  ),
  rollBack: os.detectionModels.rollBack.handler(({ input, context: { app, actor } }) =>
    rollBackChampion(app, actor, input.reason),
  ),
}
