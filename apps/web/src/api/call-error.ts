type ErrorBody = { readonly code?: string; readonly message?: string; readonly data?: unknown }

/** An error answer to a call, from the desk or a gateway before it. */
export class CallError extends Error {
  /** as the contract names it; empty when the answer is not from the desk */
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
