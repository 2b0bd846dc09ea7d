import { expect, test } from 'vitest';
import { pagePreferences } from './pagePreferences.ts';

test('no page has Node, a webview, features that are not done, or the world of its preload', () => {
  for (const packaged of [true, false]) {
    expect(pagePreferences('preload.cjs', packaged)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
  }
});

test('the developer tools are there for developers only', () => {
  expect(pagePreferences('p', true).devTools).toBe(false);
  expect(pagePreferences('p', false).devTools).toBe(true);
});
