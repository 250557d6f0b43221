import { type Copy, useCopy } from '../i18n/language-provider.tsx'
import { type MessagesOf, useMessages } from '../i18n/messages.ts'

/** The words of enquiries. */
export const useEnquiryCopy = (): MessagesOf<'enquiries' | 'enquiries/enquiry-case'> =>
  useMessages('enquiries', 'enquiries/enquiry-case')

/** Texts of every refusal of an enquiry. */
export function useEnquiryErrorCopy(): Pick<Copy, 'errors' | 'refusals'> & { refusals: Record<string, string> } {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useEnquiryCopy().refusals } }
}

/** `1,234`, in both languages. */
export const formatYen = (n: number): string => n.toLocaleString('en')
