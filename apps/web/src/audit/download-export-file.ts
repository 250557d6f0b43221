import { AUDIT_FILE_PATH, CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { saveFile } from '../api/save-file.ts'

/** Downloads the requested file by its id, under this name. Throws when there is none. */
export async function downloadExportFile(id: string, name: string): Promise<void> {
  const response = await fetch(`${DESK_PREFIX}${AUDIT_FILE_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CSRF_HEADER.name]: CSRF_HEADER.value },
    body: JSON.stringify({ id }),
  })
  if (!response.ok) throw new TypeError(`the file was answered with ${response.status}`)
  saveFile(name, await response.blob())
}
