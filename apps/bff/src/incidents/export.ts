import { MAX_INCIDENT_EXPORT_ROWS } from '@mimamori/policy/incidents/incident-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { csvFile } from '@mimamori/policy/text/csv-format'
import { caseNumbersOf } from '@mimamori/storage/cases/case-reads'
import { type IncidentQuery, type SeenRow, seenRows } from '@mimamori/storage/incidents/incident-reads'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aboutOf } from './ask.ts'

const TOKYO_SECONDS = 9 * 60 * 60

/** `2026-11-24 10:00:00`, Japan time */
const inTokyo = (at: string): string => plusSeconds(at, TOKYO_SECONDS).slice(0, 19).replace('T', ' ')

const HEAD = ['at_jst', 'member_id', 'staff_id', 'staff_alias', 'kind', 'field', 'reason', 'case_number']

/**
 * Every single time of an incident as CSV, oldest first. It is in the audit log before it is given away. Refuses more
 * rows than one file may hold; throws NotFound for somebody nobody knows.
 */
export async function exportIncident(app: AppContext, actor: Staff, asked: IncidentQuery) {
  const { storage, clock } = app
  const about = await aboutOf(app, asked)
  const rows = await seenRows(storage.db, asked, MAX_INCIDENT_EXPORT_ROWS + 1)
  if (rows.length > MAX_INCIDENT_EXPORT_ROWS) throw refusalError('too_many_rows')
  const found = rows.length
  await storage.write((tx) => record(tx, clock.now(), actor.id, { type: 'incident.exported', incident: asked, found }))
  const ofMember = asked.by === 'member'
  const aliases = ofMember ? await aliasesOf(storage.db, [...new Set(rows.map(({ subject }) => subject))]) : new Map()
  const numbers = await caseNumbersOf(storage.db, [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))])
  const line = ({ subject, at, kind, field, reason, caseId }: SeenRow) => [
    inTokyo(at),
    ofMember ? asked.id : subject,
    ofMember ? subject : asked.id,
    ofMember ? (aliases.get(subject) ?? '') : (about.alias ?? ''),
    kind,
    field,
    reason,
    numbers.get(caseId ?? '') ?? '',
  ]
  const name = `incident-${asked.by}-${asked.id}-${inTokyo(asked.from).slice(0, 10)}.csv`
  return { name, csv: csvFile([HEAD, ...rows.map(line)]), rows: found }
}
