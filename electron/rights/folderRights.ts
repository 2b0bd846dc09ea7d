import type { Result } from '../../shared/result.ts';

export interface ConnectionAccounts {
  readonly sync: string;
  /** Is to sync next: may leave its key, and has nothing else there until a person has compared that. */
  readonly next?: string | undefined;
  /** Were one of the two, and are no longer. */
  readonly former?: readonly string[];
}

/** Who may do what in the folder that the accounts of a computer share. */
export interface FolderRights {
  /** The folder is there, and nobody but administrators can change what others put into it. Looked at once. */
  root(): Promise<Result<void>>;
  /**
   * The folder of a connection is the syncing account's, and everybody who may hand over a secret can put something
   * into its inbox. What fails is logged: administrators can mend it, and nothing is lost.
   */
  connection(folder: string, accounts: ConnectionAccounts): Promise<void>;
  /** Both the folder of a connection and its connection.json were put there by an administrator or by this account. */
  isOurs(folder: string): Promise<boolean>;
  /**
   * The file was put there by this account, or by an administrator, and nobody else may write in it. False also where
   * that cannot be told.
   */
  isOf(file: string, account: string): Promise<boolean>;
}
