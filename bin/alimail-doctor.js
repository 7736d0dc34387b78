#!/usr/bin/env node
// Runs under any Node so that an old one is told what is needed instead of failing on syntax.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `alimail-doctor needs Node 22.19 or newer; this is ${process.version}. Install a current Node, or run it through npx inside the project, which brings its own.\n`,
  );
  process.exitCode = 70;
} else {
  module.enableCompileCache?.();
  if (process.argv.length === 3 && process.argv[2] === '--version') {
    // Scripts ask for it often; the command line need not be loaded.
    const { VERSION } = await import('../dist/version.js');
    process.stdout.write(`${VERSION}\n`);
  } else {
    const { main } = await import('../dist/cli.js');
    await main(process.argv);
  }
}
