import type { Faults } from './desk/faults.ts'
import type { Intake } from './desk/intake.ts'
import type { WaitingLine } from './desk/waiting.ts'
import type { Site } from './site/site.ts'
import type { Publisher } from './traffic/publish.ts'
import type { Source } from './traffic/source.ts'
import type { Traffic } from './traffic/traffic.ts'

/** The parts of a running marketplace, as its endpoints see them. */
export type Marketplace = {
  readonly site: Site
  readonly desk: Intake
  readonly line: WaitingLine
  readonly source: Source
  readonly publisher: Publisher
  readonly traffic: Traffic
  readonly faults: { current: Faults }
  /** something changed that should be in the file soon */
  changed(): void
  /** resolves when it is in the file */
  keep(): Promise<void>
}
