import type { Locator, Page } from 'playwright/test';
import { logTexts } from '../shared/strings/logSearch.ts';

/** Log search as a person uses it. */

export const queryBox = (page: Page): Locator => page.getByRole('textbox', { name: logTexts.queryLabel });

export const resultGrid = (page: Page): Locator => page.getByRole('grid', { name: logTexts.gridLabel });

/** A cell of the result, both counted from 0. */
export const resultCell = (page: Page, row: number, column: number): Locator =>
  resultGrid(page).locator(`[data-row="${row}"] > [data-column="${column}"]`);
