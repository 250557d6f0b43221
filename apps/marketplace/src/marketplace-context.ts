import type { ArrivalOutbox } from './desk/arrival-outbox.ts'
import type { IntakeClient } from './desk/intake-client.ts'
import type { RequestSender } from './desk/send-requests.ts'
import type { WebhookFaults } from './desk/webhook-faults.ts'
import type { Site } from './site/site-memory.ts'
import type { ArrivalPublisher } from './traffic/arrival-publisher.ts'
import type { ArrivalSource } from './traffic/arrival-source.ts'
import type { SiteTraffic } from './traffic/site-traffic.ts'

/** The parts of a running marketplace, for its endpoints. */
export type MarketplaceContext = {
  readonly site: Site
  readonly desk: IntakeClient
  readonly outbox: ArrivalOutbox
  readonly source: ArrivalSource
  readonly publisher: ArrivalPublisher
  readonly traffic: SiteTraffic
  readonly requests: RequestSender
  readonly faults: { current: WebhookFaults }
  /** the state has changed and should be saved soon */
  markChanged(): void
  /** resolves when the state is saved */
  save(): Promise<void>
}
