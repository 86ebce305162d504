/** All that there is to say of a step. */
import { grounds } from "../model/connections.ts";
import type { Inference } from "../model/map.ts";
import { type DetailProps, Part } from "./detail-part.tsx";
import { ClaimLink, Steps } from "./detail-steps.tsx";
import { MapLink } from "./links.tsx";
import { Notes } from "./notes.tsx";
import { Places } from "./places.tsx";
import { schemeName } from "./schemes.ts";

export function StepDetails({ inference, ...props }: DetailProps & { inference: Inference }) {
  const { reading, schemes, actions } = props;
  const scheme = inference.scheme === undefined ? undefined : schemes.get(inference.scheme);
  const conclusion = reading.connections.inferences.get(inference.conclusion);
  return (
    <>
      <p class="kicker">{inference.polarity === "support" ? "A step from reasons to a conclusion" : "An objection"}</p>
      <h2>{schemeName(schemes, inference)}</h2>
      {scheme !== undefined && <p class="holding">{scheme.summary}</p>}
      <p class="holding">
        {inference.stated
          ? "The article makes this step."
          : "The article leaves this step unsaid; the map makers have made it explicit."}
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
        {conclusion === undefined ? (
          <p>
            <ClaimLink id={inference.conclusion} {...props} />
          </p>
        ) : (
          <p>
            <MapLink id={conclusion.id} actions={actions}>
              the step: {schemeName(schemes, conclusion)}
            </MapLink>
          </p>
        )}
      </Part>
      <Places passages={inference.passages} section="" actions={actions} />
      {grounds(reading.connections, inference.id, "attack").length > 0 && (
        <Steps
          title="Objections to the step"
          none=""
          steps={grounds(reading.connections, inference.id, "attack")}
          {...props}
        />
      )}
      {grounds(reading.connections, inference.id, "support").length > 0 && (
        <Steps
          title="What backs the step"
          none=""
          steps={grounds(reading.connections, inference.id, "support")}
          {...props}
        />
      )}
      {scheme !== undefined && (
        <Part title="Critical questions">
          <ol class="questions">
            {scheme.questions.map((question) => (
              <li key={question}>{question}</li>
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
    </>
  );
}
