import type { Scannable } from '@mimamori/policy/catalogue/flags'
import type { RuleId } from '../rules/codes.ts'

/** A body alone, or a body with what differs from a project job with a fixed reward. */
export type Example = string | (Partial<Scannable> & { readonly body: string })
export type Examples = { readonly fires: readonly Example[]; readonly passes: readonly Example[] }
export type ExamplesOf<Category extends string> = {
  readonly [Id in Extract<RuleId, `${Category}.${string}`>]: Examples
}

const ORDINARY: Scannable = {
  type: 'job',
  title: '',
  body: '',
  format: 'project',
  escrowed: false,
  reward: { type: 'fixed', min: 10_000 },
}

export function scannable(example: Example): Scannable {
  return typeof example === 'string' ? { ...ORDINARY, body: example } : { ...ORDINARY, ...example }
}
