import type { ElectronApplication } from 'playwright/test';

/** From now on the system's dialogs answer this path, for saving and for opening. */
export function stubDialogs(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, path);
}
