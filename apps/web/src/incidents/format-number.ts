/** `1,234`, in both languages. */
export const formatNumber = (n: number): string => n.toLocaleString('en')
