import type { EvaluationRun } from '@mimamori/contract/standards/standards-contract'

type Words = {
  readonly refusals: { readonly run_under_way: string; readonly [refusal: string]: string }
  readonly ownDryRun: string
}

/** Why no evaluation can begin now, in words; `null`: one can. One's own dry run is not called another evaluation. */
export function whyNoRun(
  words: Words,
  { refusal, running, me }: { refusal: string | null; running: EvaluationRun | null; me: string },
): string | null {
  const underWay = refusal === 'run_under_way' || (refusal === null && running !== null)
  if (underWay)
    return running?.purpose === 'dry' && running.by?.id === me ? words.ownDryRun : words.refusals.run_under_way
  return refusal === null ? null : (words.refusals[refusal] ?? null)
}
