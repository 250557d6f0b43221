type ErrorBody = { readonly code?: string; readonly message?: string; readonly data?: unknown }

/** What the desk, or whatever stands before it, answered to a call instead of doing it. */
export class CallError extends Error {
  /** as the contract names it; empty when the answer is none of the desk's */
  readonly code: string
  readonly status: number
  readonly data: unknown

  constructor(status: number, { code = '', message = '', data }: ErrorBody) {
    super(message)
    this.code = code
    this.status = status
    this.data = data
  }
}
