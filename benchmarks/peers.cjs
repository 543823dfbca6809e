// The peers in JavaScript: node peers.cjs ENGINE FOLDER OUT. Same protocol as render.py's workers.
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [engine, folder, out] = process.argv.slice(2);
const template = fs.readFileSync(path.join(folder, "template.docx"));
const values = JSON.parse(fs.readFileSync(path.join(folder, "values.json")));

function docxtemplater() {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  // A new instance for each document, as its documentation has it.
  return async (data) => {
    const made = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    made.render(data);
    return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

function easyTemplateX() {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return async (data) => Buffer.from(await handler.process(template, data));
}

const make = engine === "docxtemplater" ? docxtemplater() : easyTemplateX();

async function main() {
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const began = process.hrtime.bigint();
    let bytes = 0;
    for (let number = 0; number < values.length; number++) {
      const data = await make(values[number]);
      bytes = data.length;
      const beside = path.join(out, `${number}.tmp`);
      fs.writeFileSync(beside, data);
      fs.renameSync(beside, path.join(out, `${number}.docx`));
    }
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    const peak = Number(fs.readFileSync("/proc/self/status", "utf8").split("VmHWM:")[1].trim().split(/\s+/)[0]) / 1024;
    console.log(JSON.stringify({ seconds, peak, bytes }));
  }
}

main();
