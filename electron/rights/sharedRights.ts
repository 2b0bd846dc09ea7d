import type { CompositionDeps } from '../composition.ts';
import type { Policy } from '../policy/policy.ts';
import type { FolderRights } from './folderRights.ts';
import { operatorsOf } from './operators.ts';
import { createPlainRights } from './plainRights.ts';
import { createWindowsRights } from './windowsRights.ts';

/** Of the folder that the accounts of this computer share. */
export function sharedRights(
  { windows, folders, account, logger }: CompositionDeps,
  policy: Policy,
): FolderRights {
  if (windows === undefined) return createPlainRights(folders.shared);
  const { runProgram, systemRoot } = windows;
  const operators = async () => operatorsOf(await policy.report());
  const rights = createWindowsRights({
    root: folders.shared,
    account,
    runProgram,
    systemRoot,
    operators,
    logger,
  });
  // It takes a moment, which passes while the window opens.
  void rights.root();
  return rights;
}
