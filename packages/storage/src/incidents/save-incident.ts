import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import type { IncidentQuery } from './seen-row-reads.ts'

export type IncidentChange =
  /** an incident report was requested; `found`: how many disclosures it has */
  | { type: 'incident.asked'; incident: IncidentQuery; found: number }
  | { type: 'incident.exported'; incident: IncidentQuery; found: number }

/** Writes an audit entry and nothing else: an incident report is itself logged. */
export async function saveIncident(_tx: Tx, _at: string, change: IncidentChange): Promise<AuditEvent> {
  const { incident, found } = change
  const { by, id, from, until } = incident
  const subject = { type: by === 'person' ? 'staff' : 'member', id }
  return { action: change.type, subject, detail: { from, to: until, found } }
}
