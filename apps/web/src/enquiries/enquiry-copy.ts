import { enquiries as refusalsEn } from '@mimamori/copy/enquiries/en'
import { enquiryCase as en } from '@mimamori/copy/enquiries/enquiry-case.en'
import { enquiryCase as ja } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { enquiries as refusalsJa } from '@mimamori/copy/enquiries/ja'
import { nextStep as stepEn } from '@mimamori/copy/ledger/next-step.en'
import { nextStep as stepJa } from '@mimamori/copy/ledger/next-step.ja'
import { type Copy, copyHook, useCopy } from '../i18n/language-provider.tsx'

/** The words of enquiries; they come with the case. */
export const useEnquiryCopy = copyHook<typeof ja & typeof refusalsJa & { step: typeof stepJa }>({
  ja: { ...ja, ...refusalsJa, step: stepJa },
  en: { ...en, ...refusalsEn, step: stepEn },
})

/** Texts of every refusal of an enquiry. */
export function useEnquiryErrorCopy(): Pick<Copy, 'errors' | 'refusals'> & { refusals: Record<string, string> } {
  const { errors, refusals } = useCopy()
  return { errors, refusals: { ...refusals, ...useEnquiryCopy().refusals } }
}

/** `1,234`, in both languages. */
export const formatYen = (n: number): string => n.toLocaleString('en')
