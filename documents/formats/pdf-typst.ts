/**
 * The one page template of every PDF. It knows paper, faces and tables, and nothing of plans: what to print arrives as JSON in `sys.inputs`
 * (`Sheet` in pdf-layout.ts), so no text is ever read as markup.
 *
 * A piece of text is a string (boxed: no line may end inside it), an array of parts (not boxed), an object with `kept` parts (boxed), "\n",
 * or null (a dotted leader). A part is a string, or a number — the face of the string after it.
 */
export const TEMPLATE = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let faces = sheet.faces.map(face => {
  let named = (:)
  if "size" in face { named.insert("size", face.size * 1pt) }
  if "scale" in face { named.insert("size", face.scale * 1em) }
  if "bold" in face { named.insert("weight", if face.bold { "bold" } else { "regular" }) }
  if "colour" in face { named.insert("fill", rgb(face.colour)) }
  if "font" in face { named.insert("font", face.font) }
  named
})
#set document(title: sheet.title, author: if sheet.author == "" { () } else { sheet.author }, date: datetime(..sheet.date))
#if "attachment" in sys.inputs {
  pdf.attach(sheet.attachment, bytes(sys.inputs.attachment), relationship: "source", mime-type: "application/json", description: sheet.title)
}
#set text(font: sheet.fonts, lang: "th", region: "th", hyphenate: false, overhang: false, fallback: false, top-edge: "ascender", bottom-edge: "baseline")
#set par(leading: 0.42em, spacing: 0.42em, justify: false, linebreaks: "simple")
#show heading: it => it.body

#let aligned = (left: left, center: center, right: right)
#let dots = box(width: 1fr, inset: (x: 3pt), line(length: 100%, stroke: (thickness: 0.9pt, cap: "round", dash: (0pt, 3pt))))
#let join(parts) = {
  let face = none
  for part in parts {
    if type(part) == int { face = part } else if face == none { part } else {
      text(..faces.at(face), part)
      face = none
    }
  }
}
#let words(pieces) = for piece in pieces {
  if piece == none { dots }
  else if piece == "\n" { linebreak() }
  else if type(piece) == str { box(piece) }
  else if type(piece) == array { join(piece) }
  else { box(join(piece.kept)) }
}

#let grid-of(it) = {
  set text(size: it.size * 1pt)
  set par(leading: 0.36em, spacing: 0.36em)
  let cell-of(cell) = table.cell(
    x: cell.x, y: cell.y, colspan: cell.at("w", default: 1), rowspan: cell.at("h", default: 1),
    align: aligned.at(cell.align) + (if "middle" in cell { horizon } else { top }),
    fill: if "shade" in cell { luma(cell.shade) } else { none },
    breakable: cell.at("breaks", default: auto),
    {
      set text(weight: "bold") if "bold" in cell
      if "photo" in cell {
        let photo = cell.photo
        block(above: 4pt, below: 4pt, image(photo.file, width: photo.width * 1pt, height: photo.height * 1pt, alt: photo.says))
      }
      words(cell.text)
      for inner in cell.at("tables", default: ()) {
        block(above: 3pt, below: 3pt, breakable: false, grid-of(inner))
      }
    },
  )
  table(
    columns: it.columns.map(width => width * 1pt),
    inset: (x: it.inset * 1pt, top: 1.5pt, bottom: it.size * 0.36pt),
    stroke: if "plain" in it { none } else { 0.5pt },
    ..if it.header.len() > 0 { (table.header(..it.header.map(cell-of)),) },
    ..it.cells.map(cell-of),
  )
}

#let paragraph(it) = {
  // The size is said inside the heading: the engine sets a heading larger than what is around it.
  let body = {
    set par(first-line-indent: (amount: it.first * 1pt, all: true), hanging-indent: it.hanging * 1pt)
    set text(size: it.size * 1pt, weight: if it.bold { "bold" } else { "regular" })
    block(above: it.above * 1pt, below: it.below * 1pt, width: 100%, inset: (left: it.left * 1pt), sticky: "level" in it or "stays" in it,
      align(aligned.at(it.align), par(words(it.text))))
  }
  if "level" in it { heading(level: it.level, body) } else { body }
}

#let signature(it) = block(above: it.above * 1pt, below: 8pt, width: 100%, breakable: false,
  align(right, block(width: it.width * 1pt, align(center, for line in it.lines { paragraph(line) }))))

// The garuda stands 1.5 cm high at the left; the word of urgency beside it, the title in the middle of the sheet.
#let memo-head(it) = {
  v(-it.lift * 1pt)
  block(width: 100%, height: 1.6cm, below: 12pt, {
    if it.urgency != none { place(bottom + left, dx: 1.8cm, dy: -4pt, text(size: 32pt, weight: "bold", fill: rgb("#c00000"), box(words(it.urgency)))) }
    if it.title != none { place(bottom + center, dy: -4pt, heading(level: 1, text(size: 29pt, weight: "bold", box(words(it.title))))) }
  })
}

// Measures of a picture are its own; letters of TH Sarabun New are small for their size.
#let picture(it) = {
  let k = it.scale * 1pt
  block(above: 6pt, below: 10pt, width: it.width * k, height: it.height * k, breakable: false, {
    for shape in it.shapes {
      if shape.kind == "bar" {
        place(top + left, dx: shape.x * k, dy: shape.y * k, rect(width: shape.width * k, height: shape.height * k,
          fill: if shape.role == "track" { luma(236) } else { rgb("#123a6b") }, stroke: 0.4pt + luma(160)))
      } else if shape.kind == "line" {
        place(top + left, dx: shape.x * k, dy: shape.at("from") * k, line(length: (shape.to - shape.at("from")) * k, angle: 90deg, stroke: 1.2pt + if shape.role == "today" { rgb("#b26a00") } else { black }))
      } else {
        let size = if shape.role == "small" { 12.5 * k } else { 14 * k }
        let across = if shape.anchor == "start" { (0, left) } else if shape.anchor == "end" { (it.width, right) } else { (it.width / 2, center) }
        place(top + left, dx: (shape.x - across.at(0)) * k, dy: shape.y * k - 0.95 * size,
          box(width: it.width * k, align(across.at(1), text(size: size, box(shape.text)))))
      }
    }
  })
}

#let thai(number) = str(number).codepoints().map(digit => str.from-unicode(0x0e50 + int(digit))).join()
#let block-of(it) = if it.kind == "table" { block(above: 8pt, below: 8pt, grid-of(it)) } else if it.kind == "page-break" { colbreak(weak: true) } else if it.kind == "signature" { signature(it) } else if it.kind == "memo-head" { memo-head(it) } else if it.kind == "picture" { picture(it) } else { paragraph(it) }

#for part in sheet.sections {
  page(
    width: part.width * 1pt, height: part.height * 1pt,
    margin: (left: part.left * 1pt, right: part.right * 1pt, top: part.top * 1pt, bottom: part.bottom * 1pt),
    header-ascent: 8pt,
    header: context {
      let number = counter(page).get().first()
      if number > 1 { align(center, text(size: 16pt, "- " + thai(number) + " -")) }
    },
    {
      for it in part.blocks { block-of(it) }
      counter(page).update(0)
    },
  )
}
`;
