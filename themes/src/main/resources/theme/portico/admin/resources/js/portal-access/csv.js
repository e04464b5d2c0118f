// A file for spreadsheets (RFC 4180). What one of them would take for a formula gets an apostrophe, as in the server's own files.

const RISKY = /^[=+\-@\t\r]/;

export const csv = (head, rows) => [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

function cell(value) {
  const text = RISKY.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
