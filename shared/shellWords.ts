/** Values in generated commands: whatever a text holds, a shell must take it as text and run none of it. */

/** One word for bash: within single quotes nothing is expanded. */
export function bashWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A literal for PowerShell; it takes typographic quotes for quotes too ("about_Quoting_Rules"). */
export function powerShellWord(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
