/** All that there is to say of a claim. */
import { grounds } from "../model/connections.ts";
import type { Claim, Inference } from "../model/map.ts";
import { originOf } from "../model/origin.ts";
import { sectionSign } from "../model/picture/boxes.ts";
import { CopyLink } from "./copy-link.tsx";
import { type DetailProps, Part } from "./detail-part.tsx";
import { ClaimLink, Steps } from "./detail-steps.tsx";
import { MapLink } from "./links.tsx";
import { Notes } from "./notes.tsx";
import { OtherArticles } from "./other-articles.tsx";
import { Places } from "./places.tsx";
import { Route } from "./route.tsx";
import { focusOn } from "./state.ts";
import { holding } from "./words.ts";

export function ClaimDetails({ claim, node, ...props }: DetailProps & { claim: Claim; node: string }) {
  const { connections } = props.reading;
  const { map, from } = connections;
  const section = map.sections.find(({ id }) => id === claim.section);
  const reasons = grounds(connections, claim.id, "support");
  const objections = grounds(connections, claim.id, "attack");
  const uses = from(claim.id);
  const same = map.restatements
    .filter((group) => group.includes(claim.id))
    .flat()
    .filter((id) => id !== claim.id);
  return (
    <>
      <div class="said">
        <Route node={node} {...props} />
        <h2 class="foreign">{claim.text}</h2>
        <p class="holding">{holding(connections, claim)}</p>
        {props.judged !== undefined && (
          <props.judged.panels.StandingPart key={claim.id} id={claim.id} {...props.judged.of} />
        )}
        <Places
          title={originOf(map) === "article" ? "In the article" : "Section"}
          passages={claim.passages}
          actions={props.actions}
          section={section === undefined ? "" : `${sectionSign(connections, claim)} ${section.title}`}
        />
      </div>
      <div class="around">
        {reasons.length + objections.length === 0 ? (
          <Part title="Reasons and objections">
            <p class="none">Nothing in the map supports this or speaks against it.</p>
          </Part>
        ) : (
          <>
            <Steps title="Reasons" none="Nothing in the map supports this." steps={reasons} {...props} />
            <Steps title="Objections" none="Nothing in the map speaks against this." steps={objections} {...props} />
          </>
        )}

        {uses.length > 0 && (
          <Part title={uses.length === 1 ? "What it bears on" : `Used in ${uses.length} places`}>
            <ul class="steps">
              {uses.map((use) => (
                <li key={use.id} class={use.polarity}>
                  <Use claim={claim} use={use} {...props} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        {same.length > 0 && (
          <Part title="Said again as">
            <ul class="plain">
              {same.map((id) => (
                <li key={id}>
                  <ClaimLink id={id} {...props} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        <OtherArticles links={props.reading.links.get(claim.id) ?? []} map={map.id} />
        <Notes target={claim.id} {...props} />
        <p class="acts">
          <button
            type="button"
            onClick={() => props.actions.dispatch(focusOn({ claim: claim.id, direction: "reasons" }))}
          >
            Only what this rests on
          </button>
          <button
            type="button"
            onClick={() => props.actions.dispatch(focusOn({ claim: claim.id, direction: "consequences" }))}
          >
            Only what rests on this
          </button>
          <CopyLink href={props.actions.href(claim.id)} actions={props.actions} />
        </p>
      </div>
    </>
  );
}

function Use({ claim, use, ...props }: DetailProps & { claim: Claim; use: Inference }) {
  const { connections } = props.reading;
  const others = use.premises.filter((premise) => premise !== claim.id);
  const onStep = connections.inferences.get(use.conclusion);
  return (
    <>
      <p>
        <span class={`lead ${use.polarity}`}>{use.polarity === "support" ? "A reason for " : "An objection to "}</span>
        {onStep === undefined ? (
          <ClaimLink id={use.conclusion} {...props} />
        ) : (
          <>
            the step to <ClaimLink id={onStep.conclusion} {...props} />
          </>
        )}
      </p>
      {others.map((premise) => (
        <p key={premise}>
          <span class="joint">together with </span>
          <ClaimLink id={premise} {...props} />
        </p>
      ))}
      <MapLink id={claim.id} use={use.id} class="small" actions={props.actions}>
        Show this use on the map
      </MapLink>
    </>
  );
}
