/**
 * Laws draw other maps on every run, so that they find what nobody thought of. In CI they draw the same ones for the same
 * commit: what a run refuses there, anybody can see again. fast-check prints the seed of whatever fails anywhere.
 */
import fc from "fast-check";

if (process.env.CI !== undefined) fc.configureGlobal({ seed: 20_261_124 });
