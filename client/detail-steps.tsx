/** The steps that lead to a claim or to a step: each with its scheme, its premises and what doubts it. */
import { grounds } from "../model/connections.ts";
import type { Inference } from "../model/map.ts";
import { type DetailProps, Part } from "./detail-part.tsx";
import { MapLink } from "./links.tsx";
import { schemeName } from "./schemes.ts";
import { leadWord, nameOf } from "./words.ts";

export function Steps({
  title,
  none,
  steps,
  ...props
}: DetailProps & { title: string; none: string; steps: readonly Inference[] }) {
  return (
    <Part title={steps.length === 0 ? title : `${title} (${steps.length})`}>
      {steps.length === 0 ? (
        <p class="none">{none}</p>
      ) : (
        <ul class="steps">
          {steps.map((step) => (
            <li key={step.id} class={step.polarity}>
              <Step step={step} {...props} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Step({ step, ...props }: DetailProps & { step: Inference }) {
  const undercuts = grounds(props.reading.connections, step.id, "attack");
  return (
    <>
      <SchemeLink step={step} {...props} />
      {step.premises.map((premise, index) => (
        <p key={premise}>
          {index > 0 && <span class="joint">together with </span>}
          <ClaimLink id={premise} {...props} />
        </p>
      ))}
      {undercuts.map((undercut) => (
        <p key={undercut.id} class="undercut">
          <span class="joint">The step is doubted, because </span>
          {undercut.premises.map((premise) => (
            <ClaimLink key={premise} id={premise} {...props} />
          ))}
        </p>
      ))}
    </>
  );
}

function SchemeLink({ step, schemes, actions }: DetailProps & { step: Inference }) {
  const scheme = schemeName(schemes, step);
  return (
    <MapLink id={step.id} class="scheme" actions={actions}>
      {leadWord(step.polarity)} · {scheme}
    </MapLink>
  );
}

export function ClaimLink({ id, reading, actions }: DetailProps & { id: string }) {
  const claim = reading.connections.claims.get(id);
  return (
    <MapLink id={id} class="foreign" actions={actions}>
      {claim?.text ?? nameOf(reading.connections, id)}
    </MapLink>
  );
}
