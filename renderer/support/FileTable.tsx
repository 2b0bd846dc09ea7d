import { Checkbox, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { supportFileTexts, supportTexts } from '../../shared/strings/support.ts';
import type { SupportFile } from '../../shared/support.ts';
import { useTableStyles } from '../components/CheckTable.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  take: { width: '72px', [media.narrow]: { width: '64px' } },
  name: { width: '236px', [media.narrow]: { width: '34%' } },
  size: { width: '104px', [media.narrow]: { width: '100px' } },
  // The box is 32 high, the text beside it 20.
  box: { padding: '0 0 0 8px' },
  bytes: { whiteSpace: 'nowrap' },
  what: { color: tokens.colorNeutralForeground2 },
});

export interface FileTableProps {
  readonly files: readonly SupportFile[];
  readonly chosen: readonly string[];
  readonly onTake: (name: string, taken: boolean) => void;
  readonly onShow: (name: string) => void;
}

/** What would go out: each file with what is in it and its size, to be looked at and to be left out. */
export function FileTable({ files, chosen, onTake, onShow }: FileTableProps) {
  const table = useTableStyles();
  const styles = useStyles();
  const { columns } = supportTexts;
  return (
    <table className={table.frame} aria-label={supportTexts.table}>
      <colgroup>
        <col className={styles.take} />
        <col className={styles.name} />
        <col />
        <col className={styles.size} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {columns.take}
          </th>
          <th scope="col" className={table.head}>
            {columns.file}
          </th>
          <th scope="col" className={table.head}>
            {columns.what}
          </th>
          <th scope="col" className={mergeClasses(table.head, table.right)}>
            {columns.size}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map(({ name, kind, bytes }, index) => {
          const cell = mergeClasses(table.cell, index > 0 && table.line);
          return (
            <tr key={name}>
              <td className={mergeClasses(cell, styles.box)}>
                <Checkbox
                  aria-label={supportTexts.take(name)}
                  checked={chosen.includes(name)}
                  onChange={(_event, data) => onTake(name, data.checked === true)}
                />
              </td>
              <th scope="row" className={cell}>
                <Link
                  as="button"
                  type="button"
                  inline
                  aria-label={supportTexts.show(name)}
                  data-file={name}
                  onClick={() => onShow(name)}
                >
                  <span translate="no">{name}</span>
                </Link>
              </th>
              <td className={mergeClasses(cell, styles.what)}>{supportFileTexts[kind]}</td>
              <td className={mergeClasses(cell, table.right, styles.bytes)}>{supportTexts.size(bytes)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
