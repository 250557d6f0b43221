import type { DeliveryChannel } from '@mimamori/policy/delivery/delivery-lists'
import type { OutgoingRow } from '@mimamori/storage/delivery/delivery-reads'
import type { DeliveryOutcome } from './send-webhook.ts'

/** One way of sending. What is to be sent, when and how often is the sender's business. */
export type Carrier = {
  readonly channel: DeliveryChannel
  /** how long an attempt may take, until its process is taken for dead */
  readonly timeoutMs: number
  readonly maxConcurrent: number
  /** may anything go out now? */
  readonly isOpen: () => Promise<boolean>
  /** `shutdown`: aborted when the desk stops; nothing is waited for from then on. */
  readonly send: (row: OutgoingRow, shutdown: AbortSignal) => Promise<DeliveryOutcome>
  /** the receiver said that it is gone for good */
  readonly gone: string | null
  /**
   * Of what nobody knows whether it arrived: may it go out again by itself? A receiver who remembers ids takes it once;
   * whoever reads mail would read it twice.
   */
  readonly safeToRepeat: boolean
  readonly close: () => Promise<void>
}
