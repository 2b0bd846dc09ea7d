import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArrowExport16Regular,
  ArrowSwap16Regular,
  Delete16Regular,
  Key16Regular,
  MoreHorizontal20Regular,
  Wrench16Regular,
} from '@fluentui/react-icons';
import type { ConnectionView } from '../../shared/model.ts';
import { deleteTexts } from '../../shared/strings/deleteConnection.ts';
import { diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import { moveTexts } from '../../shared/strings/move.ts';
import { connectionTexts } from '../../shared/strings/start.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { whyNoMove } from '../connection/whyNoMove.ts';
import { useDiagnose } from '../diagnose/DiagnoseProvider.tsx';

export interface CardMenuProps {
  readonly connection: ConnectionView;
  readonly onExport: () => void;
  readonly onMove: () => void;
  readonly onDelete: () => void;
  readonly onUpdateSecret: () => void;
}

/** What is done with a connection as a whole, and seldom. */
export function CardMenu({ connection, onExport, onMove, onDelete, onUpdateSecret }: CardMenuProps) {
  const restoresFocus = useRestoreFocusTarget();
  const diagnose = useDiagnose();
  const notMoved = whyNoMove(connection);
  const label = connectionTexts.more(connection.workspace.name);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          {...restoresFocus}
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={label}
          title={label}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<Key16Regular />} onClick={onUpdateSecret}>
            {updateSecretTexts.open}
          </MenuItem>
          <MenuItem icon={<ArrowExport16Regular />} onClick={onExport}>
            {exchangeTexts.export}
          </MenuItem>
          {diagnose !== undefined && (
            <MenuItem
              icon={<Wrench16Regular />}
              onClick={() =>
                diagnose({
                  cloud: connection.cloud,
                  practice: connection.practice,
                  provider: connection.site.providerFqdn,
                })
              }
            >
              {diagnosisTexts.open}
            </MenuItem>
          )}
          {connection.syncsHere && (
            <MenuItem
              icon={<ArrowSwap16Regular />}
              disabled={notMoved !== undefined}
              {...(notMoved === undefined ? {} : { title: notMoved })}
              onClick={onMove}
            >
              {moveTexts.open}
            </MenuItem>
          )}
          {connection.syncsHere && (
            <MenuItem icon={<Delete16Regular />} onClick={onDelete}>
              {deleteTexts.open}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
