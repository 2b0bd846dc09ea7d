import type { Result } from '../../shared/result.ts';

/** Who may do what in the folder that the accounts of a computer share. */
export interface FolderRights {
  /** The folder is there, and nobody but administrators can change what others put into it. Looked at once. */
  root(): Promise<Result<void>>;
  /**
   * These accounts sync the connection, at once or next: its folder is theirs, and everybody who may hand over a secret
   * can put something into its inbox. What fails is logged: administrators can mend it, and nothing is lost.
   */
  connection(folder: string, accounts: readonly string[]): Promise<void>;
  /** Both the folder of a connection and its connection.json were put there by an administrator or by this account. */
  isOurs(folder: string): Promise<boolean>;
  /** The file was put there by this account, or by an administrator. False also where that cannot be told. */
  isOf(file: string, account: string): Promise<boolean>;
}
