import { MAX_INCIDENT_EXPORT_ROWS } from '@mimamori/policy/incidents/incident-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { caseNumbersOf } from '@mimamori/storage/cases/case-number-reads'
import { type SeenRow, seenRows } from '@mimamori/storage/incidents/incident-reads'
import type { IncidentQuery } from '@mimamori/storage/incidents/seen-row-reads'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadIncidentSubject } from './ask-incident.ts'

const TOKYO_SECONDS = 9 * 60 * 60

/** An instant as `2026-11-24 10:00:00`, Japan time. */
const toJapanTime = (at: string): string => plusSeconds(at, TOKYO_SECONDS).slice(0, 19).replace('T', ' ')

const CSV_HEADER = ['at_jst', 'member_id', 'staff_id', 'staff_alias', 'kind', 'field', 'reason', 'case_number']

/**
 * Every single disclosure of an incident as CSV, oldest first. The export is in the audit log before the file is
 * returned. Throws NotFound for somebody unknown, and the refusal `too_many_rows`.
 */
export async function exportIncident(
  app: AppContext,
  actor: Staff,
  incident: IncidentQuery,
): Promise<{ name: string; csv: string; rows: number }> {
  const { storage, clock } = app
  const about = await loadIncidentSubject(app, incident)
  const rows = await seenRows(storage.db, incident, MAX_INCIDENT_EXPORT_ROWS + 1)
  if (rows.length > MAX_INCIDENT_EXPORT_ROWS) throw refusalError('too_many_rows')
  const found = rows.length
  await storage.write((tx) => record(tx, clock.now(), actor.id, { type: 'incident.exported', incident, found }))
  const ofMember = incident.by === 'member'
  const aliases = ofMember ? await aliasesOf(storage.db, [...new Set(rows.map(({ subject }) => subject))]) : new Map()
  const numbers = await caseNumbersOf(storage.db, [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))])
  const line = ({ subject, at, kind, field, reason, caseId }: SeenRow) => [
    toJapanTime(at),
    ofMember ? incident.id : subject,
    ofMember ? subject : incident.id,
    ofMember ? (aliases.get(subject) ?? '') : (about.alias ?? ''),
    kind,
    field,
    reason,
    numbers.get(caseId ?? '') ?? '',
  ]
  const name = `incident-${incident.by}-${incident.id}-${toJapanTime(incident.from).slice(0, 10)}.csv`
  return { name, csv: csvFile([CSV_HEADER, ...rows.map(line)]), rows: found }
}
