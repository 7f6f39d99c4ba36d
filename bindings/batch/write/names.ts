/** What the files are called that a run writes; folders are whoever writes them's. */

export interface ListNames {
  /** Of each list. */
  readonly clean: readonly string[];
  readonly exceptions: string;
  readonly report: string;
  /** By locale. */
  readonly seller: (locale: string) => string;
}

const stem = (name: string): string => name.replace(/(?!^)\.[^.]*$/, '');

/** @param files the lists' own names, without folders; those of one name are told apart by a number */
export function listNames(files: readonly string[]): ListNames {
  const seen = new Map<string, number>();
  const clean = files.map(file => {
    const times = (seen.get(stem(file)) ?? 0) + 1;
    seen.set(stem(file), times);
    return `${stem(file)}${times === 1 ? '' : `.${times}`}.clean.csv`;
  });
  const first = stem(files[0] ?? 'cards');
  return {
    clean,
    exceptions: `${first}.exceptions.csv`,
    report: `${first}.report.html`,
    seller: locale => `${first}.seller.${locale}.txt`,
  };
}
