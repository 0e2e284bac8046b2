import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assemble } from './assemble.ts';
import { readConfiguration } from './configuration.ts';
import { createLog } from './log.ts';
import { SettingsError } from './settings.ts';

it('says which setting to mend where the folder of the database cannot be made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assemble-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const DATA_DIR of [file, join(file, 'below')]) {
      const assembled = assemble({
        configuration: readConfiguration({ DATA_DIR, JING_WEBHOOK_SECRET: 's' }),
        log: createLog(),
      });
      await expect(assembled).rejects.toThrow(SettingsError);
      await expect(assembled).rejects.toThrow(/DATA_DIR/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
