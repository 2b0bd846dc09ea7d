import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { Delete16Regular, MoreHorizontal20Regular, Settings16Regular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../shared/model.ts';
import { deleteTexts } from '../../shared/strings/deleteConnection.ts';
import { propertiesTexts } from '../../shared/strings/properties.ts';
import { connectionTexts } from '../../shared/strings/start.ts';

export interface CardMenuProps {
  readonly connection: ConnectionView;
  readonly onProperties: () => void;
  readonly onDelete: () => void;
}

/** What is done with a connection as a whole, and seldom. */
export function CardMenu({ connection, onProperties, onDelete }: CardMenuProps) {
  const label = connectionTexts.more(connection.workspace.name);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={label} title={label} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<Settings16Regular />} onClick={onProperties}>
            {propertiesTexts.open}
          </MenuItem>
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
