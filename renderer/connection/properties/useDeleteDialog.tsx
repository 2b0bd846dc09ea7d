import { type ReactNode, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import type { RunView } from '../../../shared/runModel.ts';
import { runOf } from '../connectionState.ts';
import { DeleteDialog } from './DeleteDialog.tsx';

export interface DeleteQuestion {
  readonly ask: (connection: ConnectionView) => void;
  /** The connection that is asked about, or was last. */
  readonly about: ConnectionView | undefined;
  /** Stands beside the list of connections, not in it: the connection leaves the list while its dialog is open. */
  readonly dialog: ReactNode;
}

export function useDeleteDialog(runs: ReadonlyMap<string, RunView>, onDeleted: () => void): DeleteQuestion {
  const [about, setAbout] = useState<ConnectionView>();
  const [open, setOpen] = useState(false);
  return {
    about,
    ask: (connection) => {
      setAbout(connection);
      setOpen(true);
    },
    dialog: about !== undefined && (
      <DeleteDialog
        open={open}
        connection={about}
        isRunning={runOf(runs, about.connectionId)?.state === 'running'}
        onClose={() => setOpen(false)}
        onDeleted={onDeleted}
      />
    ),
  };
}
