/** All that there is to say of a step. */
import { grounds } from "../model/connections.ts";
import type { Inference } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { type DetailProps, Part } from "./detail-part.tsx";
import { ClaimLink, Steps } from "./detail-steps.tsx";
import { Notes } from "./notes.tsx";
import { Places } from "./places.tsx";
import { Route } from "./route.tsx";
import { schemeName } from "./schemes.ts";

export function StepDetails({ inference, node, ...props }: DetailProps & { inference: Inference; node: string }) {
  const { reading, schemes, actions } = props;
  const scheme = inference.scheme === undefined ? undefined : schemes.get(inference.scheme);
  const asked = new Set(
    reading.connections.map.notes.flatMap(({ target, question }) =>
      target === inference.id && question !== undefined ? [question] : [],
    ),
  );
  const objections = grounds(reading.connections, inference.id, "attack");
  const backings = grounds(reading.connections, inference.id, "support");
  return (
    <>
      <div class="said">
        <Route node={node} {...props} />
        <h2>{schemeName(schemes, inference)}</h2>
        {scheme !== undefined && <p class="holding">{scheme.summary}</p>}
        <p class="holding">
          {madeBy(originOf(reading.connections.map), inference)}
          {inference.cue !== undefined && (
            <>
              {" "}
              Its linking words: <q class="foreign">{inference.cue}</q>
            </>
          )}
        </p>
        {props.judged !== undefined && (
          <props.judged.panels.StandingPart key={inference.id} id={inference.id} {...props.judged.of} />
        )}
      </div>
      <div class="around">
        <Part title={inference.premises.length === 1 ? "From" : "From these together"}>
          <ul class="plain">
            {inference.premises.map((premise) => (
              <li key={premise}>
                <ClaimLink id={premise} {...props} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={inference.polarity === "support" ? "To" : "Against"}>
          <p>
            <ClaimLink id={inference.conclusion} {...props} />
          </p>
        </Part>
        <Places title="In the article" passages={inference.passages} section="" actions={actions} />
        {objections.length > 0 && <Steps title="Objections to the step" none="" steps={objections} {...props} />}
        {backings.length > 0 && <Steps title="What backs the step" none="" steps={backings} {...props} />}
        {scheme !== undefined && (
          <Part title="Critical questions">
            <ol class="questions">
              {scheme.questions.map((question, at) => (
                <li key={question}>
                  {question}
                  {asked.has(at + 1) && <span class="none"> The map makers ask this: see their notes.</span>}
                </li>
              ))}
            </ol>
          </Part>
        )}
        {inference.comment !== undefined && (
          <Part title="The map makers’ reason for reading it so">
            <p class="foreign">{inference.comment}</p>
          </Part>
        )}
        <Notes target={inference.id} {...props} />
      </div>
    </>
  );
}

function madeBy(origin: ReturnType<typeof originOf>, { stated }: Inference): string {
  if (!stated) return `The ${origin} leaves this step unsaid; the map makers have made it explicit.`;
  return origin === "article" ? "The article makes this step." : "";
}
