import { Link, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { verdictTexts } from '../../shared/strings/permissionVerdict.ts';
import { SidePane } from '../components/SidePane.tsx';
import { PermissionTrouble, type PermissionTroubleProps } from './PermissionTrouble.tsx';

/** Leads from a refused write to the verdict, in a pane. */
export function PermissionLink(props: PermissionTroubleProps) {
  const restoreFocus = useRestoreFocusTarget();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Link {...restoreFocus} as="button" type="button" inline onClick={() => setOpen(true)}>
        {verdictTexts.open}
      </Link>
      <SidePane open={open} title={verdictTexts.paneTitle} onClose={() => setOpen(false)}>
        <PermissionTrouble {...props} />
      </SidePane>
    </>
  );
}
