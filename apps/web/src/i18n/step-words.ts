import type { nextStep } from '@mimamori/copy/ledger/next-step.ja'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'

/** The ladder's next step in words: `警告 (2回目)`. */
export const stepWords = ({ is, rungs }: typeof nextStep, { measure, nth }: Rung): string => is(rungs[measure], nth)
