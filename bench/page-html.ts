import type { Block, Cell, Document, Row, Table } from "#documents/document.ts";

/** The same paper as a web page, for a browser to print: same cells, same spans, same face and size, header rows repeated. */
export function pageHtml(document: Document): string {
  const style = [
    "@page { size: A4 landscape; margin: 2cm 2cm 1.5cm }",
    "body { margin: 0; font: 16pt/1.15 'TH Sarabun New' }",
    "p { margin: 0 0 2pt; white-space: pre-line }",
    ".title, .section { font-weight: bold; text-align: center }",
    "table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 8pt 0; font-size: 14pt }",
    "td, th { border: 0.5pt solid; padding: 1.5pt 4pt 4pt; vertical-align: top; white-space: pre-line; overflow-wrap: break-word }",
    "tr { break-inside: avoid }",
    ".group, .total, th { font-weight: bold; background: #eee }",
  ];
  const body = document.blocks.map(blockHtml).join("\n");
  return `<!doctype html>\n<html lang="th"><head><meta charset="utf-8"><title>${escape(document.title ?? "")}</title><style>${style.join("\n")}</style></head>\n<body>${body}</body></html>\n`;
}

function blockHtml(block: Block): string {
  if (block.kind === "table") return tableHtml(block);
  return `<p class="${block.style ?? "body"}" style="text-align:${block.align ?? "left"}">${escape(block.text)}</p>`;
}

function tableHtml(table: Table): string {
  const sum = (table.widths ?? []).reduce((all, width) => all + width, 0);
  const columns = (table.widths ?? []).map((width) => `<col style="width:${((width * 100) / sum).toFixed(2)}%">`).join("");
  const head = table.rows.slice(0, table.headerRows ?? 0).map((row) => rowHtml(row, "th"));
  const rest = table.rows.slice(table.headerRows ?? 0).map((row) => rowHtml(row, "td"));
  return `<table><colgroup>${columns}</colgroup><thead>${head.join("\n")}</thead><tbody>${rest.join("\n")}</tbody></table>`;
}

function rowHtml(row: Row, tag: "th" | "td"): string {
  return `<tr class="${row.role ?? ""}">${row.cells.map((cell) => cellHtml(cell, tag)).join("")}</tr>`;
}

function cellHtml(cell: Cell, tag: "th" | "td"): string {
  const align = cell.align === undefined ? "" : ` style="text-align:${cell.align}"`;
  const inside = `${escape(cell.text)}${(cell.tables ?? []).map(tableHtml).join("")}`;
  return `<${tag} colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}"${align}>${inside}</${tag}>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
