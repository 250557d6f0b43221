import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { RuleId } from '../rules/rule-codes.ts'

/** A body alone, or a body with what differs from a project job with a fixed reward. */
export type RuleExample = string | (Partial<Scannable> & { readonly body: string })
export type RuleExamples = { readonly fires: readonly RuleExample[]; readonly passes: readonly RuleExample[] }
/** The examples of a category's rules, but for those on other languages, which stand together. */
export type CategoryExamples<Category extends string> = {
  readonly [Id in Exclude<Extract<RuleId, `${Category}.${string}`>, `${string}.foreign_${string}`>]: RuleExamples
}

const ORDINARY_TEXT: Scannable = {
  type: 'job',
  title: '',
  body: '',
  format: 'project',
  escrowed: false,
  reward: { type: 'fixed', min: 10_000 },
}

/**
 * The text of an example as the detector reads it; what the example leaves out comes from an ordinary, harmless job.
 */
export function toScannable(example: RuleExample): Scannable {
  return typeof example === 'string' ? { ...ORDINARY_TEXT, body: example } : { ...ORDINARY_TEXT, ...example }
}
