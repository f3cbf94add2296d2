// Takes out of an image, unpacked from a docker-archive, what differs between two builds of the same content: the ids of the
// containers that built it. Usage: node strip.mjs FOLDER
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const [image] = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
const config = JSON.parse(readFileSync(join(folder, image.Config), "utf8"));

delete config.container;
delete config.container_config;
delete config.parent;
delete config.config.Hostname;
config.history.forEach(step => delete step.comment);

const text = JSON.stringify(config);
image.Config = `${createHash("sha256").update(text).digest("hex")}.json`;
writeFileSync(join(folder, image.Config), text);
writeFileSync(join(folder, "manifest.json"), JSON.stringify([image]));
console.log(["manifest.json", image.Config, ...image.Layers].join("\n"));
