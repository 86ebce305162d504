/** What the map's signs mean, always in sight: each drawn as on the map, with its words. */
export function Legend() {
  return (
    <ul class="legend" aria-label="Legend">
      <li>
        <svg width="54" height="16" viewBox="0 0 54 16" aria-hidden="true">
          <path d="M8 8H54" class="stroke-support" />
          <path d="M0 8l9-4.5v9z" class="fill-support" />
          <rect x="19" y="1" width="20" height="14" rx="7" class="fill-support" />
          <path d="M25 8h8M29 4v8" class="sign" />
        </svg>
        because
      </li>
      <li>
        <svg width="54" height="16" viewBox="0 0 54 16" aria-hidden="true">
          <path d="M3 8H54" class="stroke-attack" />
          <path d="M2 3v10" class="stroke-attack solid" />
          <path d="M29 0l11 8-11 8-11-8z" class="fill-attack" />
          <path d="M25 8h8" class="sign" />
        </svg>
        but
      </li>
      <li>
        <svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true">
          <rect x="1" y="2" width="28" height="12" rx="2" class="box-unstated" />
        </svg>
        unstated
      </li>
      <li>
        <svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true">
          <rect x="1" y="1" width="28" height="14" rx="7" class="box-reference" />
          <path d="M9 8h11M16 4.5L20 8l-4 3.5" class="arrow" />
        </svg>
        given elsewhere
      </li>
      <li>
        <svg width="30" height="16" viewBox="0 0 30 16" aria-hidden="true">
          <rect x="0" y="0" width="30" height="16" rx="8" class="pill" />
          <text x="15" y="12" class="pill-text">
            +9
          </text>
        </svg>
        claims folded away
      </li>
      <li>
        <a href="/help">
          <span class="status in">✓</span> stands <span class="status out">✕</span> falls{" "}
          <span class="status undecided">?</span> undecided
        </a>
      </li>
    </ul>
  );
}
