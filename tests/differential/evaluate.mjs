// Reads expressions as JSON lines from standard input and writes, for each, what CQL and FEEL make of it:
// true, false or null. An expression is a truth value or {"all_of": [...]}, {"any_of": [...]}, {"not": x}.
import { createInterface } from "node:readline";
import cql from "cql-execution";
import { evaluate } from "feelin";

const elm = (x) => {
  if (x === null) return { type: "As", operand: { type: "Null" }, asType: "{urn:hl7-org:elm-types:r1}Boolean" };
  if (typeof x === "boolean")
    return { type: "Literal", valueType: "{urn:hl7-org:elm-types:r1}Boolean", value: String(x) };
  if ("not" in x) return { type: "Not", operand: elm(x.not) };
  const [type, parts] = "all_of" in x ? ["And", x.all_of] : ["Or", x.any_of];
  return parts.map(elm).reduce((left, right) => ({ type, operand: [left, right] }));
};

const feel = (x) => {
  if (x === null || typeof x === "boolean") return String(x);
  if ("not" in x) return `not(${feel(x.not)})`;
  const [word, parts] = "all_of" in x ? [" and ", x.all_of] : [" or ", x.any_of];
  return `(${parts.map(feel).join(word)})`;
};

const inCql = async (expressions) => {
  const def = expressions.map((x, n) => ({ name: `e${n}`, context: "Unfiltered", expression: elm(x) }));
  const library = new cql.Library({
    library: {
      identifier: { id: "differential", version: "1" },
      schemaIdentifier: { id: "urn:hl7-org:elm", version: "r1" },
      usings: { def: [{ localIdentifier: "System", uri: "urn:hl7-org:elm-types:r1" }] },
      statements: { def },
    },
  });
  const results = await new cql.Executor(library).exec(new cql.PatientSource([]));
  return expressions.map((_, n) => results.unfilteredResults[`e${n}`] ?? null);
};

const inFeel = (x) => {
  const result = evaluate(feel(x), {});
  return (result !== null && typeof result === "object" && "value" in result ? result.value : result) ?? null;
};

const expressions = [];
for await (const line of createInterface({ input: process.stdin })) if (line.trim()) expressions.push(JSON.parse(line));
const answers = await inCql(expressions);
expressions.forEach((x, n) => console.log(JSON.stringify({ cql: answers[n], feel: inFeel(x) })));
