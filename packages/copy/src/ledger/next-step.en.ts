import type { nextStep as ja } from './next-step.ja.ts'

export const nextStep: typeof ja = {
  next: 'Next step',
  is: (measure, nth) => (nth > 1 ? `${measure} (no. ${nth})` : measure),
  rungs: { advice: 'Advice mail', warn: 'Warning', restrict: 'Restriction', withdraw: 'Propose forced withdrawal' },
  withHides: (n) => `counts ${n} standing hides`,
}
