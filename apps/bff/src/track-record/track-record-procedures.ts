import { os } from '../rpc/rpc-middleware.ts'
import { getTrackRecord } from './get-track-record.ts'
import { endSilence, silenceRule } from './silence-rule.ts'

/** The track record of the detector, and the rules that are silenced. What is answered holds here; at other instances a moment later. */
export const trackRecordProcedures = {
  show: os.trackRecord.show.handler(({ input, context: { app } }) => getTrackRecord(app, input)),
  silence: os.trackRecord.silence.handler(async ({ input, context: { app, actor, runOnce } }) => {
    const silenced = await runOnce({ ...input, what: 'silence' }, (tx, at) => silenceRule(tx, at, actor, input))
    await app.flagFilter.refreshSilences()
    return silenced
  }),
  endSilence: os.trackRecord.endSilence.handler(async ({ input, context: { app, actor, runOnce } }) => {
    const ended = await runOnce({ ...input, what: 'end silence' }, (tx, at) => endSilence(tx, at, actor, input.id))
    await app.flagFilter.refreshSilences()
    return ended
  }),
}
