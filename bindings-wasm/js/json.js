// Values to JSON text.
import { wellFormed, wireError } from './border.js';

const escape = (key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** A value as JSON text. Unlike JSON.stringify: BigInt as bare digits, and nothing is turned into null or dropped. */
function write(value, at) {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw wireError('not-json', `${value} is not a JSON number`, at);
      return Object.is(value, -0) ? '-0' : String(value);
    case 'object':
      break;
    default:
      throw wireError('not-json', `${at === '' ? 'the input' : `\`${at}\``} must be a JSON value, but is a ${typeof value}`, at);
  }
  if (value === null) return 'null';
  // Before `toJSON`, by which a Buffer would become an object of its bytes.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    throw wireError('not-json', `a ${value.constructor.name} is not a JSON value; pass text: buffer.toString()`, at);
  }
  if (typeof value.toJSON === 'function') return write(value.toJSON(), at);
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${at}/${index}`)).join(',')}]`;
  if (value instanceof Map || value instanceof Set) {
    throw wireError('not-json', `a ${value.constructor.name} is not a JSON value`, at);
  }
  const members = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    members.push(`${JSON.stringify(key)}:${write(item, `${at}/${escape(key)}`)}`);
  }
  return `{${members.join(',')}}`;
}

function toText(value) {
  try {
    return write(value, '');
  } catch (error) {
    if (error instanceof RangeError) throw wireError('limit-exceeded', 'the input is nested too deeply, or contains itself');
    throw error;
  }
}

/** A raw member of an input: a value as is, or a text untouched in the member's `Text` twin. */
function raw(name, value) {
  return typeof value === 'string' ? { [`${name}Text`]: wellFormed(value, name) } : { [name]: value };
}

export { escape, raw, toText };
