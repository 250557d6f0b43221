/** The result of one attempt. Anything but a complete 2xx response is a failure; the next attempt has the same id. */
export type DeliveryOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly error: string
      readonly gone: boolean
      readonly retryAfterSeconds: number
      /** another attempt would fail as well */
      readonly final?: boolean
      /** the receiver may have it, though it did not say so */
      readonly mayHaveArrived?: boolean
    }
