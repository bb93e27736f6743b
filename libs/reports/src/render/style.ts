/** Look of the HTML report, on screen and on paper. Text has at least 4.5:1 on its ground. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f6f8; color: #17222e; font: 16px/1.55 "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: #fff; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; color: #12355b; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid #1a4f8b; color: #12355b; }
h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.subtitle { margin: .25rem 0 1.5rem; color: #46525f; }
dl { display: grid; grid-template-columns: minmax(9rem, 1fr) 3fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: #46525f; }
dd { margin: 0; }
nav h2 { border: 0; font-size: 1rem; margin: 1rem 0 .25rem; padding: 0; }
nav ol { margin: 0; padding-left: 1.5rem; columns: 2; }
a { color: #1a4f8b; }
.note { margin: .5rem 0; }
.caution { padding: .6rem .9rem; border-left: 4px solid #8a4b12; background: #fbf0e2; }
.details { margin: 0 0 1rem 1rem; padding-left: 1rem; border-left: 3px solid #d5dbe1; }
.frame { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; overflow-wrap: normal; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d5dbe1; font-weight: 400; }
thead th { border-bottom: 2px solid #7b8794; font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; }
figure img { max-width: 100%; height: auto; }
figcaption { color: #46525f; font-size: .9rem; }
@media (max-width: 40rem) { dl { display: block; } dd { margin: 0 0 .5rem; } nav ol { columns: 1; } }
@media print {
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  .frame { overflow: visible; }
  nav { display: none; }
  @page { size: A4; margin: 18mm; }
}
`;
