import { ordinal } from '../words/ordinal.en.ts'
import type { nextStep as ja } from './next-step.ja.ts'

export const nextStep: typeof ja = {
  next: 'Next step',
  ifViolation: 'If this is a violation:',
  is: (measure, nth) => (nth > 1 ? `${measure} (${ordinal(nth)})` : measure),
  rungs: { advice: 'Advice mail', warn: 'Warning', restrict: 'Restriction', withdraw: 'Propose withdrawal' },
  withHides: (n) => `counts ${n} active hides`,
}
