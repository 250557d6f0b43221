import { MAX_SILENCE_REASON_LENGTH, type RuleSilence } from '@mimamori/policy/detection/rule-silence-rules'
import { type PoorSource, TRACK_RECORD_DAYS, type TrackRecord } from '@mimamori/policy/detection/track-record'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { ModelStanding } from './detection-models-contract.ts'

/** A silence that holds; `by`: the lead's alias, `null` where there is no such account any more. */
export type ListedSilence = Pick<RuleSilence, 'id' | 'rule' | 'from' | 'until' | 'reason'> & { by: string | null }

/**
 * The track record of the detector from a day to today, Japan time, with the rules that are silent now, and the sources whose score
 * counts less in the rank of what arrives.
 */
export type TrackRecordPage = TrackRecord & {
  from: string
  to: string
  silences: ListedSilence[]
  lowered: readonly PoorSource[]
  /** what the model does on its own; `null`: the operator has turned the models off */
  standing: ModelStanding | null
}

export const trackRecord = {
  /** Precision and the like of every source of flags, by final decisions. Intervals are Wilson's, 95 %. */
  show: oc
    .meta({ permission: 'track_record.read', background: true })
    .input(z.strictObject({ days: z.literal([...TRACK_RECORD_DAYS]) }))
    .output(type<TrackRecordPage>()),
  /** From now on the rule raises no flag on what arrives, for so many days. Send an `Idempotency-Key` header. */
  silence: oc
    .meta({ permission: 'rules.silence', stepUp: 'desk', idempotent: true, stores: true })
    .input(
      z.strictObject({
        rule: z.string().regex(/^[a-z_]{1,64}\.[a-z_]{1,64}$/, 'id of a rule, such as mlm.network'),
        days: z.int().min(1).max(1000),
        reason: text(MAX_SILENCE_REASON_LENGTH, 1),
      }),
    )
    .output(type<{ id: string; until: string }>())
    .errors(refusals),
  /** The rule speaks again from now on. */
  endSilence: oc
    .meta({ permission: 'rules.silence', idempotent: true, stores: true })
    .input(z.strictObject({ id: CaseId }))
    .output(type<{ id: string }>())
    .errors(refusals),
}
