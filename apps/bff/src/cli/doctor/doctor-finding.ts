import type { AppContext } from '../../runtime/app-context.ts'

/** The result of a check: in order, worth a look, or wrong. */
export type Grade = 'pass' | 'warn' | 'fail'

/** The result of a check, in words an operator can act on. */
export type Finding = { readonly check: string; readonly grade: Grade; readonly says: string }

/** One check of the doctor. It reads and changes nothing. */
export type Check = { readonly id: string; readonly run: (app: AppContext) => Promise<Omit<Finding, 'check'>> }

/** A result that is in order. */
export const pass = (says: string): { readonly grade: 'pass'; readonly says: string } =>
  ({ grade: 'pass', says }) as const
/** A result worth a look. */
export const warn = (says: string): { readonly grade: 'warn'; readonly says: string } =>
  ({ grade: 'warn', says }) as const
/** A result that is wrong. */
export const fail = (says: string): { readonly grade: 'fail'; readonly says: string } =>
  ({ grade: 'fail', says }) as const
