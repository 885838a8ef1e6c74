// Asks a DNS server on this machine with Node's own resolver: node ask.mjs PORT QUESTIONS prints [[code, data], ..].

import { readFileSync } from 'node:fs';
import { Resolver } from 'node:dns/promises';

const [port, path] = process.argv.slice(2);
const resolver = new Resolver({ timeout: 10000, tries: 1 });
resolver.setServers([`127.0.0.1:${port}`]);

// The data as a zone file has it.
const texts = {
  SRV: ({ priority, weight, port, name }) => `${priority} ${weight} ${port} ${name}.`,
  PTR: (name) => `${name}.`,
  TXT: (strings) => strings.map((string) => `"${string}"`).join(' '),
};

// Node tells "no such name" and "no record of this type" apart by the code of its error.
const codes = { ENOTFOUND: 'NXDOMAIN', ENODATA: 'NOERROR', ESERVFAIL: 'SERVFAIL' };

const ask = async ({ name, type }) => {
  try {
    const found = await resolver.resolve(name, type);
    return ['NOERROR', found.map(texts[type] ?? String)];
  } catch (error) {
    return [codes[error.code] ?? error.code, []];
  }
};

console.log(JSON.stringify(await Promise.all(JSON.parse(readFileSync(path, 'utf8')).map(ask))));
