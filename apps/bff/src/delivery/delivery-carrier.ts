import type { DeliveryChannel } from '@mimamori/policy/delivery/delivery-lists'
import type { OutgoingRow } from '@mimamori/storage/delivery/delivery-reads'
import type { DeliveryOutcome } from '../runtime/delivery-outcome.ts'

/** One channel of delivery, webhook or mail. What is sent, when and how often is up to the sender. */
export type Carrier = {
  readonly channel: DeliveryChannel
  /** how long one attempt may take */
  readonly timeoutMs: number
  readonly maxConcurrent: number
  /** may anything be sent now? */
  readonly isOpen: () => Promise<boolean>
  /** `shutdown` aborts when the desk stops. */
  readonly send: (row: OutgoingRow, shutdown: AbortSignal) => Promise<DeliveryOutcome>
  /** the endpoint to disable when it answers 410 (gone for good); `null`: none */
  readonly endpointUrl: string | null
  /**
   * May an event be sent again when it is unknown whether it arrived? A webhook receiver recognizes ids; a reader of
   * mail would get it twice.
   */
  readonly safeToRepeat: boolean
  readonly close: () => Promise<void>
}
