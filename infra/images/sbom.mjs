// Writes a CycloneDX bill of materials of a published .NET program, from its deps.json: what really ships, and nothing that
// differs between two builds (no time, no serial number).
// Usage: node sbom.mjs PROGRAM.deps.json VERSION REVISION > sbom.cdx.json
import { readFileSync } from "node:fs";
import * as CDX from "@cyclonedx/cyclonedx-library";

const [file, version, revision] = process.argv.slice(2);
const deps = JSON.parse(readFileSync(file, "utf8"));
const target = deps.targets[deps.runtimeTarget.name];
const { Bom, Component } = CDX.Models;
const components = new Map();

for (const [id, library] of Object.entries(deps.libraries)) {
    const [name, libraryVersion] = id.split("/");
    const isPackage = library.type === "package";
    const component = new Component(CDX.Enums.ComponentType.Library, name, { version: libraryVersion });
    component.bomRef.value = id;
    if (isPackage) {
        component.purl = `pkg:nuget/${name}@${libraryVersion}`;
        if (library.sha512?.startsWith("sha512-")) {
            component.hashes.set(CDX.Enums.HashAlgorithm["SHA-512"], Buffer.from(library.sha512.slice(7), "base64").toString("hex"));
        }
    }
    components.set(id, component);
}

const bom = new Bom();
const [rootId] = Object.keys(target);
const root = components.get(rootId);
root.type = CDX.Enums.ComponentType.Application;
root.version = `${version}+${revision}`;
bom.metadata.component = root;

for (const [id, component] of components) {
    for (const [name, dependencyVersion] of Object.entries(target[id]?.dependencies ?? {})) {
        const dependency = components.get(`${name}/${dependencyVersion}`);
        if (dependency) component.dependencies.add(dependency.bomRef);
    }
    if (component !== root) bom.components.add(component);
}

const normalizer = new CDX.Serialize.JSON.Normalize.Factory(CDX.Spec.Spec1dot6);
process.stdout.write(new CDX.Serialize.JsonSerializer(normalizer).serialize(bom, { sortLists: true, space: 1 }) + "\n");
