import { useConnection } from '../api/use-connection.ts'
import { useCopy } from '../i18n/language-provider.tsx'

/** The reason why actions that need the desk are disabled: it does not answer. `null`: it does. */
export function useOffline(): string | null {
  const { cases } = useCopy()
  return useConnection().up ? null : cases.readOnly.offline
}
