// Thousands of vectors: only failures are told, and the totals at the end.
export default async function* report(source) {
  let passed = 0;
  let failed = 0;
  let vectors = 0;
  for await (const { type, data } of source) {
    // A file is reported as a test of its own, around those in it.
    if (type === 'test:pass' && data.details?.type !== 'suite' && !isFile(data)) {
      passed += 1;
      if (data.file?.endsWith('vectors.test.js')) vectors += 1;
    }
    if (type === 'test:fail' && data.details?.type !== 'suite') {
      failed += 1;
      const { error } = data.details;
      yield `not ok ${data.name}\n${error?.cause?.stack ?? error?.cause ?? error}\n`;
    }
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
  // Each language says how many it ran, and `.ci/totals.py` compares.
  yield `vectors in JavaScript: ${vectors}\n`;
  yield `# pass ${passed}\n# fail ${failed}\n`;
}

const isFile = ({ name, file }) => file === undefined || name === file || file.endsWith(name);
