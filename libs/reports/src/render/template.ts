/**
 * The page of the PDF, in Typst. It holds no text of anybody: all strings come from data.json and are set as they are. `json` gives
 * strings, and a string is never read as markup.
 */
export const TEMPLATE = String.raw`
#let data = json("data.json")
#let ink = rgb("#17222e")
#let soft = rgb("#46525f")
#let strong-ink = rgb("#12355b")
#let rule = rgb("#d5dbe1")

#set document(title: data.title)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 22mm, bottom: 22mm),
  footer: context [
    #set text(size: 8pt, fill: soft)
    #grid(columns: (1fr, auto), data.title, [#data.page #counter(page).display() #data.of #counter(page).final().first()])
  ],
)
#set text(font: "DejaVu Sans", lang: data.lang, size: 9.5pt, fill: ink, hyphenate: true)
#show table.cell.where(y: 0): set text(hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#show link: set text(fill: rgb("#1a4f8b"))
#show heading: set text(fill: strong-ink, hyphenate: false)
#show heading.where(level: 1): it => block(above: 1.8em, below: 0.9em, sticky: true, width: 100%, stroke: (top: 1pt + rgb("#1a4f8b")), inset: (top: 0.6em), text(size: 14pt, it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em, sticky: true, text(size: 11.5pt, it.body))
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.5em, sticky: true, text(size: 10pt, it.body))
#show heading.where(level: 4): it => block(above: 1em, below: 0.4em, sticky: true, text(size: 9.5pt, it.body))
#show figure.caption: set text(size: 8.5pt)
#show figure.caption: it => block(sticky: true, it)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true, above: 1.2em, below: 1.2em)
#show figure.where(kind: table): it => { set align(left); it }
#show table.cell.where(y: 0): set text(weight: "bold")
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.8pt + soft } else { 0.4pt + rule }), inset: (x: 4pt, y: 4pt))

#let worded(item) = if item.href != "" { link(item.href, item.value) } else { item.value }

#let facts(items) = table(
  columns: (1fr, 2.6fr),
  stroke: none,
  inset: (x: 0pt, y: 2.5pt),
  column-gutter: 8pt,
  ..items.map(item => (text(fill: soft, weight: "regular", item.label), text(weight: "regular", worded(item)))).flatten(),
)

#let pairs(items) = for item in items {
  block(above: 0.5em, below: 0.5em)[#text(fill: soft, size: 8.5pt)[#item.label#data.colon]#worded(item)]
}

#let numbers(it) = figure(
  kind: table,
  supplement: none,
  numbering: none,
  caption: text(weight: "bold", it.title),
  align(left, {
    set text(size: 8.5pt)
    set par(leading: 0.5em)
    table(
      columns: it.widths.map(width => width * 1fr),
      align: (x, y) => if it.numeric.at(x) { right } else { left },
      table.header(..it.head),
      ..it.rows.flatten(),
    )
  }),
)

#let show-blocks(blocks, level) = for it in blocks {
  if it.kind == "section" {
    heading(level: level, it.title)
    show-blocks(it.blocks, level + 1)
  } else if it.kind == "note" {
    if it.caution {
      block(width: 100%, inset: 7pt, fill: rgb("#fbf0e2"), stroke: (left: 3pt + rgb("#8a4b12")), it.text)
    } else { par(it.text) }
  } else if it.kind == "details" {
    heading(level: level, outlined: false, it.title)
    block(inset: (left: 8pt), stroke: (left: 1.5pt + rule), pairs(it.items))
  } else if it.kind == "table" {
    numbers(it)
  } else if it.kind == "chart" {
    figure(image(it.file, width: 100%, alt: it.alt), caption: it.caption, supplement: none, numbering: none)
  }
}

#show title: set text(size: 19pt, weight: "bold", fill: strong-ink, hyphenate: false)
#show title: set par(leading: 0.5em)
#show title: set block(below: 0.9em)
#title()
#block(below: 1.4em, text(size: 11pt, fill: soft, data.subtitle))
#if data.missing != "" { block(width: 100%, inset: 7pt, fill: rgb("#fbf0e2"), data.missing) }
#facts(data.facts)
#outline(title: data.contents, depth: 1)
#show-blocks(data.blocks, 1)
`;
