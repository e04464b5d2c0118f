// A file for spreadsheets (RFC 4180). What one of them would take for a formula gets an apostrophe, as in the server's own files.

/** Behind whatever a spreadsheet leaves out in front, and as wide as some write it. */
const RISKY = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

export const csv = (head, rows) => [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

function cell(value) {
  const text = RISKY.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
